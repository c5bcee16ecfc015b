import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { TransactionLost } from '../../db/guarded-transaction.ts';
import { migrate } from '../../db/migrate.ts';

let directory: string;
let admin: Sql;
let database: string;
let url: string;
let owner: Sql;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  database = `migrate_test_${randomBytes(6).toString('hex')}`;
  admin = postgres(inject('postgres').superuserUrl, { max: 1 });
  await admin.unsafe(`CREATE DATABASE ${database} OWNER frontcounter_owner`);
  const inDatabase = new URL(inject('postgres').ownerUrl);
  inDatabase.pathname = `/${database}`;
  url = inDatabase.href;
  owner = postgres(url, { max: 1 });
  await write('0001_first.sql', 'CREATE TABLE first (id int); INSERT INTO first VALUES (1);');
  await write('0002_second.sql', 'SELECT pg_sleep(0.1); INSERT INTO first VALUES (2);');
});
afterEach(async () => {
  await owner.end();
  await admin.unsafe(`DROP DATABASE ${database} WITH (FORCE)`);
  await admin.end();
  await rm(directory, { recursive: true });
});

const write = (name: string, text: string) => writeFile(join(directory, name), text);

const ids = async () =>
  (await owner<{ id: number }[]>`SELECT id FROM first ORDER BY id`).map((row) => row.id);

describe('migrations', () => {
  it('are applied once each when five servers start together (G2)', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => migrate({ url }, directory)));
    for (const applied of results) {
      expect(applied.map(({ name }) => name)).toEqual(['0001_first.sql', '0002_second.sql']);
    }
    expect(await ids()).toEqual([1, 2]);
  });

  it('go on where an earlier version ended', async () => {
    await migrate({ url }, directory);
    await write('0003_third.sql', 'INSERT INTO first VALUES (3);');
    await migrate({ url }, directory);
    expect(await ids()).toEqual([1, 2, 3]);
  });

  it.each([
    {
      what: 'an applied file was changed',
      change: () => write('0001_first.sql', 'CREATE TABLE first (id bigint);'),
      refusal: {
        code: 'migration-changed',
        message: expect.stringContaining('0001_first.sql') as string,
      },
    },
    {
      what: 'an applied file is missing',
      change: () => rm(join(directory, '0001_first.sql')),
      refusal: {
        code: 'migration-missing',
        message: expect.stringContaining('0001_first.sql') as string,
      },
    },
    {
      what: 'the newest applied one is unknown to this version',
      change: () => rm(join(directory, '0002_second.sql')),
      refusal: {
        code: 'migration-missing',
        message: expect.stringContaining('0002_second.sql') as string,
      },
    },
    {
      what: 'a new file sorts before an applied one',
      change: () => write('0001a_late.sql', 'SELECT 1;'),
      refusal: {
        code: 'migration-missing',
        message: expect.stringContaining('0001a_late.sql') as string,
      },
    },
  ])('refuse to boot when $what', async ({ change, refusal }) => {
    await migrate({ url }, directory);
    await change();
    await expect(migrate({ url }, directory)).rejects.toMatchObject(refusal);
    expect(await ids()).toEqual([1, 2]);
  });

  it('keep nothing of a file that fails half way', async () => {
    await write('0003_half.sql', 'INSERT INTO first VALUES (3); SELECT 1 / 0;');
    await expect(migrate({ url }, directory)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('0003_half.sql') as string,
    });
    expect(await ids()).toEqual([1, 2]);
  });

  it('keep nothing of a file during which the connection was cut', async () => {
    await write(
      '0003_cut.sql',
      'INSERT INTO first VALUES (3); SELECT pg_terminate_backend(pg_backend_pid());',
    );
    await expect(migrate({ url }, directory)).rejects.toBeInstanceOf(TransactionLost);
    expect(await ids()).toEqual([1, 2]);
    await rm(join(directory, '0003_cut.sql'));
    await expect(migrate({ url }, directory)).resolves.toHaveLength(2);
  });
});
