import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  transactionRunner,
  TransactionLost,
  TransactionOver,
  type GuardedSql,
  type TransactionRunner,
} from '../../db/guarded-transaction.ts';

let admin: Sql;
let runner: TransactionRunner;

beforeAll(async () => {
  const url = inject('postgres').superuserUrl;
  admin = postgres(url, { max: 4, onnotice: () => undefined });
  runner = transactionRunner({ url, poolSize: 1, applicationName: 'guarded' }, 2);
  await admin`DROP TABLE IF EXISTS leg`;
  await admin`CREATE TABLE leg (note text NOT NULL CHECK (note <> 'refused'))`;
});
beforeEach(async () => {
  await admin`TRUNCATE leg`;
});
afterAll(async () => {
  await runner.close();
  await admin`DROP TABLE leg`;
  await admin.end();
});

async function notes(): Promise<string[]> {
  const rows = await admin<{ note: string }[]>`SELECT note FROM leg ORDER BY note`;
  return rows.map(({ note }) => note);
}

const insert = (tx: GuardedSql, note: string) => tx`INSERT INTO leg VALUES (${note})`;

async function cut(tx: GuardedSql): Promise<void> {
  const [backend] = await tx<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  await admin`SELECT pg_terminate_backend(${backend?.pid ?? 0}, 5000)`;
}

describe('a guarded transaction', () => {
  it('keeps all of its work, or none', async () => {
    await runner.run(async (tx) => {
      await insert(tx, 'debit');
      await insert(tx, 'credit');
    });
    expect(await notes()).toEqual(['credit', 'debit']);
    const failing = runner.run(async (tx) => {
      await insert(tx, 'third');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await notes()).toEqual(['credit', 'debit']);
  });

  it('sends nothing after its connection was cut, however long it waited', async () => {
    let late: unknown = null;
    const cutShort = runner.run(async (tx) => {
      await insert(tx, 'debit');
      await cut(tx);
      await sleep(200);
      late = await insert(tx, 'credit').catch((error: unknown) => error);
    });
    await expect(cutShort).rejects.toBeInstanceOf(TransactionLost);
    await sleep(400);
    expect(late).toBeInstanceOf(TransactionOver);
    expect(await notes()).toEqual([]);
  });

  it('does not even hand a late statement to another transaction that runs meanwhile', async () => {
    let late: unknown = null;
    const first = runner.run(async (tx) => {
      await insert(tx, 'debit');
      await cut(tx);
      await sleep(300);
      late = await insert(tx, 'credit').catch((error: unknown) => error);
    });
    const lost = expect(first).rejects.toBeInstanceOf(TransactionLost);
    await sleep(100);
    await runner.run(async (tx) => {
      await insert(tx, 'other');
      await sleep(500);
      await insert(tx, 'other again');
    });
    await lost;
    expect(late).toBeInstanceOf(Error);
    expect(await notes()).toEqual(['other', 'other again']);
  });

  it('rejects a statement that was under way, and says that nothing was kept', async () => {
    const cutShort = runner.run(async (tx) => {
      await insert(tx, 'debit');
      const [backend] = await tx<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      setTimeout(() => {
        void admin`SELECT pg_terminate_backend(${backend?.pid ?? 0})`.execute();
      }, 100);
      await tx`SELECT pg_sleep(30)`;
    });
    await expect(cutShort).rejects.toMatchObject({ outcomeUnknown: false });
    expect(await notes()).toEqual([]);
  });

  it('refuses to go on after a failed statement whose error was swallowed', async () => {
    const swallowing = runner.run(async (tx) => {
      await insert(tx, 'debit');
      await insert(tx, 'refused').catch(() => null);
      await insert(tx, 'credit').catch(() => null);
    });
    await expect(swallowing).rejects.toBeInstanceOf(TransactionOver);
    expect(await notes()).toEqual([]);
  });

  it('notices a failed statement that nobody awaited', async () => {
    const careless = runner.run(async (tx) => {
      await insert(tx, 'debit');
      insert(tx, 'refused').catch(() => null);
    });
    await expect(careless).rejects.toBeInstanceOf(TransactionOver);
    expect(await notes()).toEqual([]);
  });

  it('refuses a statement of a transaction that was committed', async () => {
    let kept: GuardedSql | null = null;
    await runner.run(async (tx) => {
      kept = tx;
      await insert(tx, 'debit');
    });
    await expect(insert(kept as unknown as GuardedSql, 'late')).rejects.toBeInstanceOf(
      TransactionOver,
    );
    expect(await notes()).toEqual(['debit']);
  });

  it('works again after losses, and never opens more connections than it was given', async () => {
    const runs = Array.from({ length: 12 }, (_, index) =>
      runner
        .run(async (tx) => {
          await insert(tx, `run ${index}`);
          if (index % 3 === 0) await cut(tx);
          await sleep(10);
          await tx`SELECT 1`;
        })
        .catch((error: unknown) => expect(error).toBeInstanceOf(TransactionLost)),
    );
    await Promise.all(runs);
    expect(await notes()).toHaveLength(8);
    const open = await admin`SELECT FROM pg_stat_activity WHERE application_name = 'guarded'`;
    expect(open.length).toBeLessThanOrEqual(2);
  });
});
