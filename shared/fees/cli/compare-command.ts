import { parseArgs } from 'node:util';
import { compareSchedules, type CompareRow } from '../compare.ts';
import { parseDay } from '../days.ts';
import { dollars } from '../explain.ts';
import type { Facts } from '../facts.ts';
import { loadSchedules, type Schedule } from '../load-schedule.ts';
import { calendarNear, done, failed, readText, type CommandResult } from './files.ts';
import { loadOptionsFor } from './program-options.ts';
import { problemText } from './quote-command.ts';

const USAGE = `Usage: npm run fees -- compare OLD NEW --facts FILE.jsonl [--json]

Each line of the facts is {"action": "renew", "on": "2026-03-01", "facts": {…}}.`;

/** Prices the same facts under two schedule files and reports what changes, line by line and in
 * total. The versions are compared as such, whatever their dates. */
export function compareCommand(args: readonly string[]): CommandResult {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: { facts: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    return failed(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
  const [oldFile, newFile] = parsed.positionals;
  const { facts: factsFile, json } = parsed.values;
  if (oldFile === undefined || newFile === undefined || factsFile === undefined)
    return failed(USAGE);
  const before = loadLatest(oldFile);
  const after = loadLatest(newFile);
  if (typeof before === 'string') return failed(before);
  if (typeof after === 'string') return failed(after);
  const rows = readRows(factsFile);
  if (typeof rows === 'string') return failed(rows);
  const comparison = compareSchedules(before, after, rows, calendarNear(newFile));
  if (json === true) return done(JSON.stringify(comparison, null, 2));
  return done(table(comparison));
}

/** The newest version of a file. */
function loadLatest(path: string): Schedule | string {
  const read = readText(path);
  if ('problem' in read) return read.problem;
  const loaded = loadSchedules(read.text, loadOptionsFor(read.text, path));
  if (!loaded.ok) return loaded.problems.map(problemText).join('\n');
  const newest = [...loaded.schedules].sort((a, b) => b.effectiveDay - a.effectiveDay)[0];
  return newest ?? `${path} holds no schedule.`;
}

function readRows(path: string): readonly CompareRow[] | string {
  const read = readText(path);
  if ('problem' in read) return read.problem;
  const rows: CompareRow[] = [];
  for (const [index, line] of read.text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line);
    if (row === null) return `${path}:${index + 1} is not {"action": …, "on": …, "facts": {…}}.`;
    rows.push(row);
  }
  return rows;
}

function readRow(line: string): CompareRow | null {
  try {
    const row = JSON.parse(line) as { action?: unknown; on?: unknown; facts?: unknown } | null;
    const { action, on, facts } = row ?? {};
    if (typeof action !== 'string' || typeof on !== 'string' || parseDay(on) === null) return null;
    if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return null;
    return { action, on, facts: facts as Facts };
  } catch {
    return null;
  }
}

function table(comparison: ReturnType<typeof compareSchedules>): string {
  const heading = ['Line', 'Before', 'After', 'Difference', 'Quotes changed'];
  const body = comparison.lines.map((line) => [
    line.id,
    dollars(line.beforeCents),
    dollars(line.afterCents),
    dollars(line.differenceCents),
    `${line.changed}`,
  ]);
  const { total } = comparison;
  body.push([
    'Total',
    dollars(total.beforeCents),
    dollars(total.afterCents),
    dollars(total.differenceCents),
    `${total.changed} of ${comparison.compared}`,
  ]);
  const rows = [heading, ...body];
  const widths = heading.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const text = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
  const refused = comparison.refused.map(
    (each) => `Row ${each.row}: ${each.which} refuses: ${each.message}`,
  );
  return [...text, ...refused].join('\n');
}
