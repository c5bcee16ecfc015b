import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { BootRefusal } from '../boot-refusal.ts';
import { SHARED_STATE_DIRECTORY } from './binaries.ts';
import { canReach, type ClusterUser } from './cluster-user.ts';

const clusterFileSchema = z.object({
  /** The folder that holds PostgreSQL's data directory. */
  clusterDirectory: z.string(),
  port: z.number().int(),
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
});

/** What `database.json` in the data folder remembers about the embedded cluster. */
export type ClusterFile = z.infer<typeof clusterFileSchema>;

/** Reads `database.json`, or writes a new one with random passwords, readable by us alone. */
export async function openClusterFile(dataDir: string, user: ClusterUser): Promise<ClusterFile> {
  const path = join(dataDir, 'database.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) return parseClusterFile(path, text);
  const fresh: ClusterFile = {
    clusterDirectory: await chooseClusterDirectory(dataDir, user),
    port: await freePort(),
    superuserPassword: randomPassword(),
    ownerPassword: randomPassword(),
    appPassword: randomPassword(),
  };
  await writeClusterFile(dataDir, fresh);
  return fresh;
}

/** Replaces `database.json` in one stroke: it holds the only copy of the passwords. */
export async function writeClusterFile(dataDir: string, file: ClusterFile): Promise<void> {
  const path = join(dataDir, 'database.json');
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  await chmod(partial, 0o600);
  await rename(partial, path);
}

/** A TCP port of the loopback interface that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port was given'));
      });
    });
  });
}

function parseClusterFile(path: string, text: string): ClusterFile {
  try {
    return clusterFileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BootRefusal(
      'bad-setting',
      `${path} cannot be read. It holds the passwords of the embedded database: restore it from ` +
        'a backup, or move the whole data folder away to begin with an empty city.',
      { cause },
    );
  }
}

/** Inside the data folder when PostgreSQL's user can get there, else below /var/lib. */
async function chooseClusterDirectory(dataDir: string, user: ClusterUser): Promise<string> {
  const real = await realpath(dataDir);
  if (canReach(user, real)) return real;
  // A new name each time: a folder that was deleted and made again must not meet its old data.
  const directory = join(SHARED_STATE_DIRECTORY, `cluster-${randomBytes(6).toString('hex')}`);
  await mkdir(directory, { recursive: true, mode: 0o711 });
  return directory;
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
