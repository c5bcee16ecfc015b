import {
  registerPage,
  registerRows,
  registerTotals,
  type RegisterFilter,
  type RegisterSort,
} from '../../db/repositories/registers.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import type { ProgramDefinition, RecordView } from '../../shared/program/program-definition.ts';
import { writeCursor, type Place } from '../http/cursor.ts';
import type { ServerContext } from '../server-context.ts';
import { recordView } from './record-view.ts';

const PAGE = 100;

/** What is asked of a register: its filters, and `endsOn` or `-endsOn` to sort by. */
export interface RegisterQuestion {
  readonly program: string;
  readonly state?: string | undefined;
  readonly species?: string | undefined;
  readonly endsFrom?: string | undefined;
  readonly endsTo?: string | undefined;
  readonly sort: string;
}

interface Prepared {
  readonly program: ProgramDefinition;
  readonly filter: RegisterFilter;
  readonly sort: RegisterSort;
}

async function prepare(
  context: ServerContext,
  question: RegisterQuestion,
  today: string,
): Promise<Outcome<Prepared>> {
  const program = await context.fees.program(question.program, today);
  if (program === null) return refused(refusal('unknown-program'));
  const column = question.sort.replace(/^-/, '');
  if (!program.register.columns.some((each) => each.id === column)) {
    return refused(refusal('bad-input', { path: 'sort', problem: 'names no column' }, 'sort'));
  }
  const { state, species, endsFrom, endsTo } = question;
  return done({
    program,
    filter: {
      program: program.id,
      state,
      details: species === undefined ? {} : { species },
      endsFrom,
      endsTo,
    },
    sort: { column, descending: question.sort.startsWith('-') },
  });
}

const cells = (program: ProgramDefinition, record: RecordView): (string | null)[] =>
  program.register.columns.map((column) => column.value(record));

/** A page of a program's register, with totals over all that the filter lets through. */
export async function showRegister(
  context: ServerContext,
  question: RegisterQuestion,
  today: string,
  after: Place | undefined,
): Promise<Outcome<RegisterPage>> {
  const prepared = await prepare(context, question, today);
  if (!prepared.ok) return prepared;
  const { program, filter, sort } = prepared.value;
  const { sql } = context.database;
  const [found, byState] = await Promise.all([
    registerPage(sql, filter, sort, after ?? null, PAGE + 1),
    registerTotals(sql, filter),
  ]);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return done({
    rows: rows.map((row) => ({
      recordId: row.id,
      ...Object.fromEntries(
        program.register.columns.map((column) => [column.id, column.value(recordView(row))]),
      ),
    })),
    totals: {
      count: byState.reduce((sum, { count }) => sum + count, 0),
      ...Object.fromEntries(byState.map(({ state, count }) => [state, count])),
    },
    nextCursor:
      found.length > PAGE && last !== undefined
        ? writeCursor({ at: last.sortKey, id: last.id })
        : null,
  });
}

export interface RegisterPage {
  rows: Record<string, string | null>[];
  totals: Record<string, number>;
  nextCursor: string | null;
}

/** The whole register as rows of an export. */
export async function exportRegister(
  context: ServerContext,
  question: RegisterQuestion,
  today: string,
): Promise<Outcome<{ heading: string[]; rows: AsyncIterable<(string | null)[]> }>> {
  const prepared = await prepare(context, question, today);
  if (!prepared.ok) return prepared;
  const { program, filter, sort } = prepared.value;
  async function* rows(): AsyncGenerator<(string | null)[]> {
    for await (const batch of registerRows(context.database.sql, filter, sort)) {
      for (const row of batch) yield cells(program, recordView(row));
    }
  }
  return done({
    heading: program.register.columns.map((column) => column.label.en),
    rows: rows(),
  });
}
