import type { CodeTable, CodeTableName } from '../profiles/profile.ts';
import type { TextRun } from './command.ts';
import { IBM_UPPER_HALVES } from './ibm-code-pages.ts';

const ASCII = /^[\x20-\x7e]*$/;

const maps = new Map<CodeTableName, ReadonlyMap<string, number>>();

/**
 * Text as runs of bytes, each in a code table that holds all its letters; stays in one table as long
 * as it can. `null` when a letter is in none of the tables: such a line is drawn instead.
 */
export function encodeText(text: string, tables: readonly CodeTable[]): TextRun[] | null {
  const first = tables[0];
  if (first !== undefined && ASCII.test(text)) {
    return text === '' ? [] : [{ page: first.page, bytes: Buffer.from(text, 'latin1') }];
  }
  const runs: { page: number; bytes: number[] }[] = [];
  let current = first;
  for (const letter of text) {
    const table =
      current && byteOf(letter, current) !== undefined
        ? current
        : tables.find((candidate) => byteOf(letter, candidate) !== undefined);
    const byte = table && byteOf(letter, table);
    if (table === undefined || byte === undefined) return null;
    const run = runs.at(-1);
    if (run?.page === table.page) run.bytes.push(byte);
    else runs.push({ page: table.page, bytes: [byte] });
    current = table;
  }
  return runs.map(({ page, bytes }) => ({ page, bytes: Uint8Array.from(bytes) }));
}

/** Letters of a table beyond ASCII, for a test page. */
export function letterSamples(table: CodeTable): string {
  return [...upperHalf(table.encoding).keys()].filter((letter) => /\p{L}/u.test(letter)).join('');
}

function byteOf(letter: string, table: CodeTable): number | undefined {
  const code = letter.charCodeAt(0);
  if (code >= 0x20 && code <= 0x7e) return code;
  return upperHalf(table.encoding).get(letter);
}

function upperHalf(name: CodeTableName): ReadonlyMap<string, number> {
  const known = maps.get(name);
  if (known) return known;
  const letters = Array.from(upperHalfLetters(name)).map(
    (letter, at) => [letter, 0x80 + at] as const,
  );
  // Controls and spaces of the upper half never occur in printable text; drawing them is no use.
  const map = new Map(letters.filter(([letter]) => !/[\p{C}\p{Z}\ufffd]/u.test(letter)));
  maps.set(name, map);
  return map;
}

function upperHalfLetters(name: CodeTableName): string {
  if (name === 'cp437' || name === 'cp858' || name === 'cp852') return IBM_UPPER_HALVES[name];
  const bytes = Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at);
  return new TextDecoder(name === 'cp866' ? 'ibm866' : name).decode(bytes);
}
