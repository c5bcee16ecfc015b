import type { PoolSql } from '../client.ts';
import type { RecordRow } from './records.ts';

/** What a register of records shows. Days are `YYYY-MM-DD`, inclusive. */
export interface RegisterFilter {
  program: string;
  state?: string | undefined;
  /** Details that must have these values: `{ species: 'dog' }`. */
  details: Readonly<Record<string, string>>;
  endsFrom?: string | undefined;
  endsTo?: string | undefined;
}

export interface RegisterSort {
  /** A column of the register. */
  column: string;
  descending: boolean;
}

/** Columns that are not in a record's details. */
const COLUMNS: Readonly<Record<string, string>> = {
  number: 'r.number',
  state: 'r.state',
  startsOn: 'r.starts_on',
  endsOn: 'r.ends_on',
  holder: 'p.name',
};

const FROM = `
  FROM record r LEFT JOIN party p ON p.id = r.holder_id
  WHERE r.program = $1 AND ($2::text IS NULL OR r.state = $2) AND r.details @> $3::jsonb
    AND ($4::date IS NULL OR r.ends_on >= $4::date)
    AND ($5::date IS NULL OR r.ends_on <= $5::date)`;

const parameters = (filter: RegisterFilter): (string | null)[] => [
  filter.program,
  filter.state ?? null,
  JSON.stringify(filter.details),
  filter.endsFrom ?? null,
  filter.endsTo ?? null,
];

/** A page of a register, or all of it for an export when `limit` is null. The column of details is
 * a parameter, never part of the statement. */
function statement(
  filter: RegisterFilter,
  sort: RegisterSort,
  after: { at: string; id: string } | null,
  limit: number | null,
): [string, (string | number | null)[]] {
  const known = Object.hasOwn(COLUMNS, sort.column);
  const key = known
    ? `coalesce((${COLUMNS[sort.column]})::text, '')`
    : `coalesce(r.details->>$6, '')`;
  const direction = sort.descending ? 'DESC' : 'ASC';
  return [
    `SELECT r.id, r.program, r.number, r.state, r.starts_on AS "startsOn", r.ends_on AS "endsOn",
      r.version, r.details, p.id AS "holderId", p.name AS "holderName",
      p.birth_year AS "holderBirthYear", ${key} AS "sortKey"
    ${FROM} AND $6::text IS NOT NULL
      AND ($7::text IS NULL OR (${key}, r.id) ${sort.descending ? '<' : '>'} ($7::text, $8::uuid))
    ORDER BY ${key} ${direction}, r.id ${direction} LIMIT $9::integer`,
    [...parameters(filter), sort.column, after?.at ?? null, after?.id ?? null, limit],
  ];
}

export interface RegisterRow extends RecordRow {
  sortKey: string;
}

export async function registerPage(
  sql: PoolSql,
  filter: RegisterFilter,
  sort: RegisterSort,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<RegisterRow[]> {
  const [text, values] = statement(filter, sort, after, limit);
  return await sql.unsafe<RegisterRow[]>(text, values);
}

/** Every row, some hundreds at a time: a register is never held in memory whole. */
export function registerRows(
  sql: PoolSql,
  filter: RegisterFilter,
  sort: RegisterSort,
): AsyncIterable<RegisterRow[]> {
  const [text, values] = statement(filter, sort, null, null);
  return sql.unsafe<RegisterRow[]>(text, values).cursor(500);
}

/** How many records, by state. */
export async function registerTotals(
  sql: PoolSql,
  filter: RegisterFilter,
): Promise<{ state: string; count: number }[]> {
  return await sql.unsafe<{ state: string; count: number }[]>(
    `SELECT r.state, count(*)::integer AS count ${FROM} GROUP BY r.state ORDER BY r.state`,
    parameters(filter),
  );
}
