import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MONEY_TABLES } from '../../db/schema/money-tables.ts';
import * as schema from '../../db/schema/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const mirrored = Object.values(schema).filter((each) => is(each, PgTable));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The migrator's own list of what it has done; only it reads that. */
const NOT_MIRRORED = 'schema_migration';

/** A column in words that both sides can say: `name text not null`. */
const inWords = (name: string, type: string, nullable: boolean): string =>
  `${name} ${type}${nullable ? '' : ' not null'}`;

async function columnsInDatabase(): Promise<Map<string, string[]>> {
  const rows = await database.owner<{ table: string; name: string; type: string; null: boolean }[]>`
    SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
      NOT a.attnotnull AS null
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
      AND NOT a.attisdropped AND c.relname <> ${NOT_MIRRORED}
    ORDER BY c.relname, a.attnum`;
  const tables = new Map<string, string[]>();
  for (const row of rows) {
    const columns = tables.get(row.table) ?? [];
    tables.set(row.table, [...columns, inWords(row.name, row.type, row.null)]);
  }
  return tables;
}

describe('the Drizzle schema', () => {
  it('has every table of the migrations, column by column', async () => {
    const mirror = new Map<string, string[]>(
      mirrored.map((table) => [
        getTableName(table),
        getTableConfig(table).columns.map((column) =>
          inWords(column.name, column.getSQLType(), !column.notNull),
        ),
      ]),
    );
    const truth = await columnsInDatabase();
    expect([...mirror.keys()].sort()).toEqual([...truth.keys()].sort());
    for (const [table, columns] of truth)
      expect([table, mirror.get(table)]).toEqual([table, columns]);
  });

  it('has the same primary keys', async () => {
    const rows = await database.owner<{ table: string; columns: string[] }[]>`
      SELECT c.relname AS table, array_agg(a.attname ORDER BY a.attname) AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY((i.indkey::int2[])[0:i.indnkeyatts - 1])
      WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace
        AND c.relname <> ${NOT_MIRRORED}
      GROUP BY c.relname`;
    const truth = Object.fromEntries(rows.map((row) => [row.table, row.columns]));
    const mirror = Object.fromEntries(
      mirrored.map((table) => {
        const { columns, primaryKeys } = getTableConfig(table);
        const own = columns.filter((column) => column.primary);
        const keys = primaryKeys.flatMap((key) => key.columns);
        return [getTableName(table), [...own, ...keys].map((column) => column.name).sort()];
      }),
    );
    expect(mirror).toEqual(truth);
  });

  it('names money tables that exist', async () => {
    const truth = await columnsInDatabase();
    for (const table of MONEY_TABLES) expect(truth.has(table)).toBe(true);
  });

  it('reads through Drizzle what was written by SQL', async () => {
    await database.owner`INSERT INTO fund (code, name) VALUES ('101', 'General fund')`;
    expect(await database.app.orm.select().from(schema.fund)).toEqual([
      { code: '101', name: 'General fund' },
    ]);
  });
});
