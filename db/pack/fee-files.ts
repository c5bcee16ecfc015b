import { createHash } from 'node:crypto';
import { LineCounter, parseAllDocuments } from 'yaml';
import { loadSchedules, type Schedule } from '../../shared/fees/load-schedule.ts';
import { programById } from '../../shared/programs/registry.ts';
import type { PackProblem } from './pack-problems.ts';

/** One dated version of a program's fees, with its source as the council's clerk wrote it. */
export interface PackFeeSchedule {
  readonly program: string;
  readonly effectiveOn: string;
  readonly file: string;
  readonly source: string;
  readonly sha256: string;
}

export interface FeeFile {
  readonly schedules: readonly PackFeeSchedule[];
  readonly problems: readonly PackProblem[];
}

/**
 * Reads one fee file, with one schedule or several versions parted by `---`: its language is checked
 * against the program's facts, its accounts against the chart (unless that itself could not be read). Nothing is published from a file
 * with a problem.
 */
export function readFeeFile(
  source: string,
  file: string,
  accounts: ReadonlySet<string> | null,
): FeeFile {
  const parts = partsOf(source);
  const program = programById(/^program: *(\S+)/m.exec(source)?.[1] ?? '');
  const loaded = loadSchedules(source, {
    file,
    ...(program === null
      ? {}
      : { facts: program.facts, actions: program.actions.map((action) => action.id) }),
  });
  if (!loaded.ok) {
    const problems = loaded.problems.map(({ line, message }) => ({ file, line, message }));
    return { schedules: [], problems };
  }
  const problems = loaded.schedules.flatMap((schedule, index) =>
    missingAccounts(schedule, accounts).map((account) => ({
      file,
      line: lineOf(source, parts[index]?.start ?? 0, account),
      message: `There is no account ${account}: add it to accounts.yaml, or correct it here.`,
    })),
  );
  const schedules = loaded.schedules.map(({ program: id, effective }, index) => {
    const text = parts[index]?.text ?? source;
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { program: id, effectiveOn: effective, file, source: text, sha256 };
  });
  return { schedules, problems };
}

/** The text of each version: a published one is kept alone, without its neighbours in the file. */
function partsOf(source: string): readonly { readonly start: number; readonly text: string }[] {
  const documents = parseAllDocuments(source, {
    lineCounter: new LineCounter(),
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
  });
  if ('empty' in documents || documents.length < 2) return [{ start: 0, text: source }];
  const filled = documents.filter((document) => document.contents !== null);
  return filled.map(({ range: [start, , end] }) => ({ start, text: source.slice(start, end) }));
}

function missingAccounts(schedule: Schedule, known: ReadonlySet<string> | null): readonly string[] {
  if (known === null) return [];
  const used = new Set(schedule.lines.flatMap((line) => line.shares.map((share) => share.account)));
  return [...used].filter((account) => !known.has(account));
}

/** The line on which the account is first named in its version. */
function lineOf(source: string, from: number, account: string): number {
  const at = source.indexOf(account, from);
  return source.slice(0, Math.max(0, at)).split('\n').length;
}
