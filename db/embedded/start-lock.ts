import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from './running-processes.ts';

const POLL_MS = 50;
const REFRESH_MS = 10_000;
/** A holder that has not refreshed its lock for so long is gone, whoever has its pid now. */
const STALE_MS = 60_000;

/**
 * Runs `work` while no other process of this machine starts the same cluster: two starters would
 * take each other's lock file for a left-over.
 */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dataDir, 'starting.lock');
  while (!(await take(path))) {
    if (await isStale(path)) await rm(path, { force: true });
    else await sleep(POLL_MS);
  }
  const refresh = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, REFRESH_MS);
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const [holder, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    // Empty: taken this instant, and its pid not yet written.
    return (holder !== '' && !isRunning(Number(holder))) || Date.now() - mtimeMs > STALE_MS;
  } catch {
    return false;
  }
}
