import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepDatabase, type DatabaseKeeper } from '../../server/supervisor/database-keeper.ts';

let dataDir: string;
let keeper: DatabaseKeeper;
let moved = 0;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'keeper-test-'));
  await chmod(dataDir, 0o711);
  moved = 0;
  keeper = await keepDatabase(dataDir, () => (moved += 1));
});
afterEach(async () => {
  const { clusterDirectory } = keeper.current();
  await keeper.stop();
  await rm(clusterDirectory, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

async function answers(): Promise<boolean> {
  const sql = postgres(keeper.current().appUrl, { max: 1, connect_timeout: 1 });
  try {
    await sql`SELECT 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

describe('the keeper of the embedded database', () => {
  it('starts PostgreSQL again, at the same place, after it was killed', async () => {
    const before = keeper.current();
    const path = join(before.clusterDirectory, 'postgres', 'postmaster.pid');
    const pid = Number((await readFile(path, 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await expect.poll(answers).toBe(false);
    await expect.poll(answers, { timeout: 10_000 }).toBe(true);
    await expect.poll(() => keeper.current() !== before, { timeout: 10_000 }).toBe(true);
    expect(keeper.current().appUrl).toBe(before.appUrl);
    expect(moved).toBe(0);
  });

  it('refuses a second keeper of the same data, and leaves the first one alone', async () => {
    await expect(keepDatabase(dataDir, () => undefined)).rejects.toMatchObject({
      code: 'already-running',
    });
    expect(await answers()).toBe(true);
  });
});
