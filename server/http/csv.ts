import { stringify } from 'csv-stringify';
import { pipeline } from 'node:stream';
import { Readable } from 'node:stream';

/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A cell that no spreadsheet computes; numbers, negative ones too, stay numbers. */
export function safeCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Streams rows as CSV (RFC 4180, UTF-8 with a mark for Excel). A failure ends the stream early,
 * which the browser reports as a broken download. */
export function csvResponse(
  fileName: string,
  heading: readonly string[],
  rows: AsyncIterable<readonly (string | number | null)[]>,
): Response {
  async function* safeRows(): AsyncGenerator<string[]> {
    yield heading.map(safeCell);
    for await (const row of rows) yield row.map(safeCell);
  }
  const csv = stringify({ bom: true, record_delimiter: 'windows' });
  pipeline(Readable.from(safeRows()), csv, (error) => {
    if (error) console.error(`export of ${fileName}: ${error.message}`);
  });
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
    },
  });
}
