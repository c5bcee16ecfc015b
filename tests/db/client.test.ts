import { sql as statement } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the pool', () => {
  it('hands money and counts over as text, days as days, instants as dates', async () => {
    const [row] = await database.app.sql`
      SELECT 9007199254740993::bigint AS cents, 0.1::numeric AS rate, '2026-11-01'::date AS day,
        '2026-11-01T09:30:00Z'::timestamptz AS instant, '{"a": [1]}'::jsonb AS document`;
    expect(row).toEqual({
      cents: '9007199254740993',
      rate: '0.1',
      day: '2026-11-01',
      instant: new Date('2026-11-01T09:30:00Z'),
      document: { a: [1] },
    });
  });

  it('takes a document as an object or as JSON text, on any of its ways', async () => {
    const object = { name: 'Señora "Ruiz"' };
    const text = JSON.stringify(object);
    const { sql, orm } = database.app;
    const [raw] = await sql`SELECT ${sql.json(object)}::jsonb AS a, ${text}::jsonb AS b`;
    expect(raw).toEqual({ a: object, b: object });
    const [drizzled] = await orm.execute(statement`SELECT ${text}::jsonb AS a`);
    expect(drizzled).toEqual({ a: object });
    const guarded = await database.app.transaction((tx) => tx`SELECT ${text}::jsonb AS a`);
    expect([...guarded]).toEqual([{ a: object }]);
  });

  it('does not let Drizzle change how plain statements are read', async () => {
    await database.app.orm.execute(statement`SELECT now()`);
    const [row] = await database.app.sql`SELECT now() AS instant`;
    expect(row?.['instant']).toBeInstanceOf(Date);
  });
});

describe('a test database', () => {
  it('comes with a small city in a moment, and each test file has its own', async () => {
    const [one, other] = await Promise.all([
      createTestDatabase({ seed: 'small' }),
      createTestDatabase({ seed: 'small' }),
    ]);
    await one.owner`INSERT INTO test_clock (shift) VALUES ('1 day')`;
    const shifted = async (city: TestDatabase) => {
      const [row] = await city.app.sql`SELECT city_now() > now() + interval '1 hour' AS shifted,
        (SELECT count(*)::int > 100 FROM record) AS filled`;
      return row;
    };
    expect(await shifted(one)).toEqual({ shifted: true, filled: true });
    expect(await shifted(other)).toEqual({ shifted: false, filled: true });
    await Promise.all([one.drop(), other.drop()]);
  });
});
