import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BootRefusal } from './boot-refusal.ts';
import type { ConnectionSettings } from './connection.ts';
import { transactionRunner, type GuardedSql } from './guarded-transaction.ts';
import { APP_ROLE } from './roles.ts';

const MIGRATIONS_DIRECTORY = join(import.meta.dirname, 'migrations');

/** 'frontcou' as a number: one lock a database, for whoever migrates it. */
const LOCK_KEY = '7381223452101276021';

interface MigrationFile {
  name: string;
  sha256: string;
  text: string;
}

/** A migration as the database remembers it. */
export interface AppliedMigration {
  name: string;
  sha256: string;
  appliedAt: Date;
}

/**
 * Applies the SQL files of `directory` that the database lacks, in the order of their names. Each
 * is one transaction, under a lock that lets one server migrate at a time; the others then find
 * it done. Throws `BootRefusal` when an applied file was changed or is gone: the database is then
 * not what this program was written for.
 */
export async function migrate(
  owner: Pick<ConnectionSettings, 'url'>,
  directory: string = MIGRATIONS_DIRECTORY,
): Promise<AppliedMigration[]> {
  const files = await readMigrations(directory);
  const runner = transactionRunner(
    { url: owner.url, poolSize: 1, applicationName: 'frontcounter-migrate' },
    1,
  );
  try {
    for (;;) {
      const applied = await runner.run((tx) => applyNext(tx, files));
      if (applied.length === files.length) return applied;
    }
  } finally {
    await runner.close();
  }
}

/** Applies the first file that is missing, if any; returns what is applied then. */
async function applyNext(
  tx: GuardedSql,
  files: readonly MigrationFile[],
): Promise<AppliedMigration[]> {
  await tx`SELECT pg_advisory_xact_lock(${LOCK_KEY})`;
  await ensureTable(tx);
  const applied = await readApplied(tx);
  refuseStrangers(files, applied);
  const next = files[applied.length];
  if (!next) return applied;
  try {
    await tx.unsafe(next.text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new BootRefusal(
      'migration-failed',
      `The migration ${next.name} failed, and nothing of it was kept: ${message}`,
      { cause },
    );
  }
  await tx`INSERT INTO schema_migration (name, sha256) VALUES (${next.name}, ${next.sha256})`;
  return readApplied(tx);
}

async function ensureTable(tx: GuardedSql): Promise<void> {
  const [found] = await tx`SELECT FROM pg_tables
    WHERE schemaname = current_schema AND tablename = 'schema_migration'`;
  if (found) return;
  await tx.unsafe(`
    CREATE TABLE schema_migration (
      name text PRIMARY KEY,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    GRANT SELECT ON schema_migration TO ${APP_ROLE}`);
}

function readApplied(tx: GuardedSql): Promise<AppliedMigration[]> {
  return tx<AppliedMigration[]>`
    SELECT name, sha256, applied_at AS "appliedAt" FROM schema_migration ORDER BY name COLLATE "C"`;
}

/** The applied ones must be the first of the files, unchanged and without a hole. */
function refuseStrangers(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): void {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const [position, migration] of applied.entries()) {
    const file = byName.get(migration.name);
    if (!file) {
      throw new BootRefusal(
        'migration-missing',
        `The database has the migration ${migration.name}, which this program does not know. ` +
          'It was probably made by a newer version: start that one, or restore a backup.',
      );
    }
    if (file.sha256 !== migration.sha256) {
      throw new BootRefusal(
        'migration-changed',
        `The migration ${migration.name} was changed after it was applied. Put the file back as ` +
          'it was, and write the change as a new migration.',
      );
    }
    const expected = files[position]?.name;
    if (expected !== migration.name) {
      throw new BootRefusal(
        'migration-missing',
        `The migration ${expected} comes before ${migration.name}, which is applied already. ` +
          'A new migration must come last.',
      );
    }
  }
}

async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
