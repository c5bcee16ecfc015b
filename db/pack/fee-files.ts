import { createHash } from 'node:crypto';
import { LineCounter, isMap, parseAllDocuments, visit, type Document } from 'yaml';
import { parseDay } from '../../shared/fees/days.ts';
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
 * Reads as much of a fee file as publishing needs: program, day and accounts. The language of its
 * lines is the fee engine's to check, when the schedule is loaded. A file may hold several versions,
 * separated by `---`.
 */
export function readFeeFile(source: string, file: string, accounts: ReadonlySet<string>): FeeFile {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(source, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'failsafe',
  });
  const documents: readonly Document.Parsed[] = 'empty' in parsed ? [] : parsed;
  const problems: PackProblem[] = [];
  const schedules: PackFeeSchedule[] = [];
  const problem = (at: number, message: string): void => {
    problems.push({ file, line: lines.linePos(at).line, message });
  };
  if (documents.length === 0) problem(0, 'This fee file is empty: fill it or delete it.');
  for (const document of documents) {
    const start = document.range[0];
    for (const error of document.errors)
      problem(error.pos[0], `This is not YAML: ${error.message}.`);
    if (document.errors.length > 0) continue;
    const program = textAt(document, 'program');
    const effectiveOn = textAt(document, 'effective');
    if (program === null) problem(start, 'A fee schedule begins with "program: …".');
    if (effectiveOn === null || parseDay(effectiveOn) === null) {
      problem(start, 'A fee schedule needs its first day, as "effective: 2026-07-01".');
    }
    checkAccountsExist(document, accounts, problem);
    if (program === null || effectiveOn === null) continue;
    const text = documents.length === 1 ? source : source.slice(start, document.range[2]);
    const sha256 = createHash('sha256').update(text).digest('hex');
    schedules.push({ program, effectiveOn, file, source: text, sha256 });
  }
  return { schedules, problems };
}

function textAt(document: Document, key: string): string | null {
  if (!isMap(document.contents)) return null;
  const value: unknown = document.contents.get(key);
  return typeof value === 'string' && value !== '' ? value : null;
}

function checkAccountsExist(
  document: Document,
  accounts: ReadonlySet<string>,
  problem: (at: number, message: string) => void,
): void {
  visit(document, {
    Pair(_key, pair) {
      const { key, value } = pair as {
        key: { value?: unknown };
        value: { value?: unknown; range?: readonly number[] } | null;
      };
      if (key.value !== 'account' || typeof value?.value !== 'string') return;
      if (!accounts.has(value.value)) {
        const message = `There is no account ${value.value}: add it to accounts.yaml, or correct it here.`;
        problem(value.range?.[0] ?? 0, message);
      }
    },
  });
}
