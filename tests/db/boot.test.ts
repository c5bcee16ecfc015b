import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { prepareDatabase } from '../../db/boot.ts';
import { checkDatabase } from '../../db/boot-checks.ts';
import { connect } from '../../db/connection.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const MONEY_TABLES = ['receipt', 'posting', 'audit_row'];

let database: TestDatabase;
let superuser: Sql;
const logins: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  superuser = connect({ url: database.superuserUrl, poolSize: 1, applicationName: 'test' });
});
afterAll(async () => {
  for (const login of logins) {
    await superuser.unsafe(`DROP OWNED BY ${login}`);
    await superuser.unsafe(`DROP ROLE ${login}`);
  }
  await superuser.end();
  await database.drop();
});

/** A login of this test's own, since roles belong to the whole cluster. */
async function login(attributes = ''): Promise<{ name: string; url: string }> {
  const name = `login_${randomBytes(6).toString('hex')}`;
  await superuser.unsafe(`CREATE ROLE ${name} LOGIN PASSWORD 'secret' ${attributes}`);
  logins.push(name);
  const url = new URL(database.appUrl);
  url.username = name;
  url.password = 'secret';
  return { name, url: url.href };
}

async function boot(databaseUrl: string, databaseOwnerUrl?: string): Promise<string> {
  const prepared = await prepareDatabase({
    databaseUrl,
    ...(databaseOwnerUrl === undefined ? {} : { databaseOwnerUrl }),
    moneyTables: MONEY_TABLES,
  });
  const [acting] = await prepared.database.sql<{ role: string }[]>`SELECT current_user AS role`;
  const change = prepared.database.sql`UPDATE receipt SET total_cents = 0`;
  await expect(change).rejects.toMatchObject({ code: '42501' });
  await prepared.database.close();
  return `${prepared.separation} as ${acting?.role}`;
}

describe('preparing a database', () => {
  it('gives the application login of two the rights of the group', async () => {
    const app = await login();
    const owner = await login('CREATEROLE');
    await superuser.unsafe(`GRANT frontcounter_owner TO ${owner.name}`);
    await superuser.unsafe(
      `GRANT frontcounter_app_role TO ${owner.name} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`,
    );
    expect(await boot(app.url, owner.url)).toBe(`two-logins as ${app.name}`);
    expect(await boot(app.url, owner.url)).toBe(`two-logins as ${app.name}`);
  });

  it('makes the only login give up its rights', async () => {
    await superuser.unsafe('GRANT frontcounter_app_role TO frontcounter_owner WITH SET TRUE');
    expect(await boot(database.ownerUrl)).toBe('one-login as frontcounter_app_role');
  });

  it('says what an administrator must do when the owner may not make roles', async () => {
    const app = await login();
    await expect(boot(app.url, database.ownerUrl)).rejects.toMatchObject({
      code: 'role-missing',
      message: expect.stringContaining(`GRANT frontcounter_app_role TO "${app.name}"`) as string,
    });
  });

  it('names a server that cannot be reached, without its password', async () => {
    const refused = boot('postgres://someone:secret@127.0.0.1:1/nowhere');
    await expect(refused).rejects.toMatchObject({ code: 'postgres-unavailable' });
    await expect(refused).rejects.not.toThrow(/secret/);
  });

  it('refuses an application login that could change what was taken', async () => {
    const strong = await login('SUPERUSER');
    await expect(boot(strong.url, database.ownerUrl)).rejects.toMatchObject({
      code: 'role-too-strong',
      message: expect.stringContaining('posting, receipt') as string,
    });
  });
});

describe('the settings that keep a payment (G7)', () => {
  async function check(url = database.appUrl): Promise<void> {
    const sql = connect({ url, poolSize: 1, applicationName: 'test' });
    try {
      await checkDatabase(sql, MONEY_TABLES);
    } finally {
      await sql.end();
    }
  }

  it('are accepted as PostgreSQL comes', async () => {
    await expect(check()).resolves.toBeUndefined();
  });

  it('are refused with synchronous_commit off for just this login', async () => {
    const careless = await login();
    await superuser.unsafe(`ALTER ROLE ${careless.name} SET synchronous_commit = off`);
    await expect(check(careless.url)).rejects.toMatchObject({
      code: 'postgres-unsuitable',
      message: expect.stringContaining('synchronous_commit is off') as string,
    });
  });

  it.each(['fsync', 'full_page_writes'])('are refused with %s off', async (name) => {
    await superuser.unsafe(`ALTER SYSTEM SET ${name} = off`);
    await reload(name, 'off');
    try {
      await expect(check()).rejects.toMatchObject({
        message: expect.stringContaining(`${name} is off`) as string,
      });
    } finally {
      await superuser.unsafe(`ALTER SYSTEM RESET ${name}`);
      await reload(name, 'on');
    }
  });

  it('are refused in a database that is not UTF8', async () => {
    const name = `latin_test_${randomBytes(6).toString('hex')}`;
    await superuser.unsafe(
      `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
    );
    const url = new URL(inject('postgres').superuserUrl);
    url.pathname = `/${name}`;
    await expect(check(url.href)).rejects.toMatchObject({
      message: expect.stringContaining('LATIN1') as string,
    });
    await superuser.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  async function reload(name: string, until: string): Promise<void> {
    await superuser`SELECT pg_reload_conf()`;
    const current = async (): Promise<unknown> => {
      const [row] = await superuser`SELECT current_setting(${name}) AS value`;
      return row?.['value'];
    };
    await expect.poll(current).toBe(until);
  }
});
