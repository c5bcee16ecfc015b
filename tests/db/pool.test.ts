import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../db/connection.ts';
import { openPool, type PoolSql } from '../../db/pool.ts';

const NAME = 'pool-test';

let admin: Sql;
let sql: PoolSql;
let end: () => Promise<void>;

beforeAll(() => {
  const url = inject('postgres').superuserUrl;
  admin = connect({ url, poolSize: 2, applicationName: 'pool-admin' });
  ({ sql, end } = openPool({ url, poolSize: 4, applicationName: NAME }));
});
afterAll(async () => {
  await end();
  await admin.end();
});

async function cutAll(): Promise<void> {
  await admin`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE application_name = ${NAME}`;
}

const fill = () => Promise.all(Array.from({ length: 4 }, () => sql`SELECT pg_sleep(0.05)`));

describe('the pool', () => {
  it('speaks every dialect of the driver that we use', async () => {
    const row = { name: 'Rex', paid: true };
    await sql`CREATE TABLE pool_test ${sql.unsafe('(name text, paid boolean, tags text[])')}`;
    try {
      await sql`INSERT INTO pool_test ${sql(row)}`;
      await sql`INSERT INTO pool_test ${sql([row, { ...row, name: 'Ada' }], 'name', 'paid')}`;
      await sql`UPDATE pool_test SET tags = ${['a"b', 'c']}, ${sql({ paid: false })}
        WHERE name IN ${sql(['Ada', 'Nobody'])}`;
      const onlyPaid = sql`WHERE NOT paid`;
      expect([...(await sql`SELECT name, tags FROM ${sql('pool_test')} ${onlyPaid}`)]).toEqual([
        { name: 'Ada', tags: ['a"b', 'c'] },
      ]);
      expect([...(await sql`SELECT name FROM pool_test ORDER BY 1`.values())]).toEqual([
        ['Ada'],
        ['Rex'],
        ['Rex'],
      ]);
      const counted = await sql.unsafe('SELECT count(*) FROM pool_test WHERE name = $1', ['Rex']);
      expect(counted[0]).toEqual({ count: '2' });
    } finally {
      await sql`DROP TABLE pool_test`;
    }
  });

  it('streams by cursor, to the end or not, and has the connection back', async () => {
    for (const most of [2, 1_000]) {
      const seen: number[] = [];
      for await (const rows of sql<{ n: number }[]>`
        SELECT n FROM generate_series(1, 2500) n`.cursor(500)) {
        seen.push(...rows.map(({ n }) => n));
        if (seen.length >= most) break;
      }
      expect(seen.length).toBe(most === 2 ? 500 : 1_000);
    }
    let all = 0;
    for await (const rows of sql`SELECT FROM generate_series(1, 2500)`.cursor(400)) {
      all += rows.length;
    }
    expect(all).toBe(2500);
    await fill();
    expect(await connections()).toBeLessThanOrEqual(4);
  });

  it('lets nobody wait behind a long statement while another connection is free', async () => {
    const long = sql`SELECT pg_sleep(1)`;
    const done = long.then(() => 'long');
    await sleep(50);
    const short = Promise.all(Array.from({ length: 20 }, () => sql`SELECT 1`)).then(() => 'short');
    expect(await Promise.race([done, short])).toBe('short');
    await done;
  });

  it('never opens more connections than it may', async () => {
    await Promise.all(Array.from({ length: 40 }, () => sql`SELECT pg_sleep(0.01)`));
    expect(await connections()).toBe(4);
  });

  it('is whole again at once after every connection was cut, in the middle of traffic', async () => {
    for (let round = 0; round < 10; round += 1) {
      await fill();
      const until = Date.now() + 300;
      const failures: unknown[] = [];
      let slowestMs = 0;
      const traffic = Array.from({ length: 3 }, async () => {
        while (Date.now() < until) {
          const startedAt = Date.now();
          await sql`SELECT pg_sleep(0.002), ${round}::int`.catch((error: unknown) =>
            failures.push(error),
          );
          slowestMs = Math.max(slowestMs, Date.now() - startedAt);
        }
      });
      await sleep(50);
      await cutAll();
      await Promise.all(traffic);
      expect(slowestMs).toBeLessThan(2_000);
      // Each connection can fail what it served, and what met it while it was going.
      expect(failures.length).toBeLessThanOrEqual(8);
      await expect(fill()).resolves.toHaveLength(4);
    }
  });

  it('does not take a failed statement for a broken connection', async () => {
    await fill();
    const before = await pids();
    await expect(sql`SELECT 1 / 0`).rejects.toMatchObject({ code: '22012' });
    await fill();
    expect(await pids()).toEqual(before);
  });

  it('reports a server that is away at once, and serves again when it is back', async () => {
    const gone = openPool({
      url: 'postgres://nobody@127.0.0.1:1/none',
      poolSize: 2,
      applicationName: NAME,
    });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(gone.sql`SELECT 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
    await gone.end();
    await expect(gone.sql`SELECT 1`).rejects.toThrow('the pool of database connections was closed');
  });
});

async function pids(): Promise<number[]> {
  const rows = await admin<{ pid: number }[]>`SELECT pid FROM pg_stat_activity
    WHERE application_name = ${NAME} ORDER BY pid`;
  return rows.map(({ pid }) => pid);
}

const connections = async (): Promise<number> => (await pids()).length;
