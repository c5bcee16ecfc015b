import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../../db/client.ts';
import { connect } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { loadPack } from '../../db/pack/load-pack.ts';
import { loadCity } from '../../db/seed/load-city.ts';
import { seedDemo } from '../../db/seed/seed-demo.ts';

const CITY_PACK = join(import.meta.dirname, '../../db/cities/alder-bay');

/** A migrated database of one test file's own. Its name lets the test clock be shifted. */
export interface TestDatabase {
  name: string;
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** As the owner: may shift the clock and write what the application may not. */
  owner: Sql;
  /** As the application. */
  app: Database;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** `small`: the demo city's pack with a few dozen residents. Default: empty tables. */
  seed?: 'none' | 'small';
}

/** Creates a database by copying one that was migrated (and seeded) once for this run. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const urls = inject('postgres');
  const admin = client(urls.superuserUrl);
  const name = `frontcounter_test_${randomBytes(6).toString('hex')}`;
  try {
    const template = await ensureTemplate(admin, options.seed ?? 'none');
    await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER frontcounter_owner`);
  } finally {
    await admin.end();
  }
  const owner = client(inDatabase(urls.ownerUrl, name));
  const app = openDatabase({ url: inDatabase(urls.appUrl, name), poolSize: 10 });
  return {
    name,
    superuserUrl: inDatabase(urls.superuserUrl, name),
    ownerUrl: inDatabase(urls.ownerUrl, name),
    appUrl: inDatabase(urls.appUrl, name),
    owner,
    app,
    async drop() {
      await Promise.all([owner.end({ timeout: 5 }), app.close()]);
      const remover = client(urls.superuserUrl);
      await remover.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await remover.end();
    },
  };
}

/** Makes the template once: the first to come does it, under a lock, and the others wait. */
async function ensureTemplate(admin: Sql, seed: 'none' | 'small'): Promise<string> {
  const template = `frontcounter_template_test_${seed}`;
  if (await exists(admin, template)) return template;
  await admin`SELECT pg_advisory_lock(hashtext('frontcounter test template'))`;
  try {
    if (await exists(admin, template)) return template;
    const building = `${template}_building`;
    await admin.unsafe(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await admin.unsafe(`CREATE DATABASE ${building} OWNER frontcounter_owner`);
    const ownerUrl = inDatabase(inject('postgres').ownerUrl, building);
    await migrate({ url: ownerUrl });
    if (seed === 'small') await fillSmallCity(ownerUrl);
    await admin.unsafe(`ALTER DATABASE ${building} RENAME TO ${template}`);
    return template;
  } finally {
    await admin`SELECT pg_advisory_unlock(hashtext('frontcounter test template'))`;
  }
}

async function fillSmallCity(ownerUrl: string): Promise<void> {
  const database = openDatabase({ url: ownerUrl, poolSize: 1 });
  try {
    const pack = await loadPack(CITY_PACK);
    await database.transaction(async (tx) => {
      await loadCity(tx, pack);
      await seedDemo(tx, pack, { size: 'small' });
    });
  } finally {
    await database.close();
  }
}

async function exists(admin: Sql, name: string): Promise<boolean> {
  const [found] = await admin`SELECT 1 FROM pg_database WHERE datname = ${name}`;
  return found !== undefined;
}

function client(url: string): Sql {
  return connect({ url, poolSize: 1, applicationName: 'frontcounter-test' });
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
