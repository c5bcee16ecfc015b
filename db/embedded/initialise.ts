import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BootRefusal } from '../boot-refusal.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { ClusterUser } from './cluster-user.ts';

const run = promisify(execFile);

/**
 * Makes sure that `clusterDirectory` holds a UTF8 data directory of our major version, and returns
 * its path. It is made aside and renamed, so that an interrupted start leaves nothing half made.
 */
export async function initialiseDataDirectory(
  binaries: PostgresBinaries,
  user: ClusterUser,
  clusterDirectory: string,
  superuserPassword: string,
): Promise<string> {
  const dataDirectory = join(clusterDirectory, 'postgres');
  if (existsSync(dataDirectory)) {
    await refuseOtherVersion(dataDirectory, binaries.majorVersion);
    return dataDirectory;
  }
  const workplace = join(clusterDirectory, `initialising-${randomBytes(6).toString('hex')}`);
  await mkdir(workplace, { mode: 0o700 });
  const passwordFile = join(workplace, 'password');
  await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(passwordFile, user.uid, user.gid);
    await chown(workplace, user.uid, user.gid);
  }
  try {
    const partial = join(workplace, 'postgres');
    await run(binaries.initdb, initdbArguments(partial, passwordFile), { ...user, cwd: '/' });
    await rename(partial, dataDirectory);
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
  return dataDirectory;
}

function initdbArguments(dataDirectory: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dataDirectory}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Without these a machine that has no LANG would give a SQL_ASCII cluster.
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--lc-messages=C',
    '--data-checksums',
  ];
}

async function refuseOtherVersion(dataDirectory: string, majorVersion: string): Promise<void> {
  const found = (await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8')).trim();
  if (found !== majorVersion) {
    throw new BootRefusal(
      'postgres-unsuitable',
      `${dataDirectory} was made by PostgreSQL ${found}, and this program brings PostgreSQL ` +
        `${majorVersion}. Move the data with pg_dump and pg_restore, or set DATABASE_URL to a ` +
        `PostgreSQL ${found} server.`,
    );
  }
}
