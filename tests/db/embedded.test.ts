import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from '../../db/embedded.ts';

let parent: string;
let dataDir: string;
let cluster: EmbeddedPostgres | null = null;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'embedded-test-'));
  await chmod(parent, 0o711);
  dataDir = join(parent, 'data');
});
afterEach(async () => {
  await cluster?.stop();
  if (cluster) await rm(cluster.clusterDirectory, { recursive: true, force: true });
  await rm(parent, { recursive: true, force: true });
  cluster = null;
});

async function start(): Promise<EmbeddedPostgres> {
  cluster = await startEmbedded({ dataDir });
  return cluster;
}

async function postmasterPid(running: EmbeddedPostgres): Promise<number> {
  const text = await readFile(join(running.clusterDirectory, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

/** Starts the cluster in a process of its own, which is then killed without any farewell. */
function startAndBeKilled(): Promise<void> {
  const module = pathToFileURL(join(import.meta.dirname, '../../db/embedded.ts')).href;
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(module)});
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    process.kill(process.pid, 'SIGKILL');`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (_code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('it was not killed')),
    );
  });
}

describe('the embedded PostgreSQL', () => {
  it('stores UTF8, listens on loopback only, keeps its secrets, and has the two logins', async () => {
    const { superuserUrl, ownerUrl, appUrl, adopted } = await start();
    expect(adopted).toBe(false);
    const sql = postgres(superuserUrl, { max: 1 });
    const [settings] = await sql`SELECT current_setting('server_encoding') AS encoding,
      current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
      current_setting('unix_socket_directories') AS sockets, current_setting('TimeZone') AS zone,
      (SELECT datlocale FROM pg_database WHERE datname = 'frontcounter') AS locale`;
    await sql.end();
    expect(settings).toEqual({
      encoding: 'UTF8',
      addresses: '127.0.0.1',
      fsync: 'on',
      sockets: '',
      zone: 'UTC',
      locale: 'C.UTF-8',
    });
    expect((await stat(join(dataDir, 'database.json'))).mode & 0o777).toBe(0o600);
    const wrong = postgres(appUrl.replace(/:[^:@/]+@/, ':wrong@'), { max: 1 });
    await expect(wrong`SELECT 1`).rejects.toMatchObject({ code: '28P01' });
    await wrong.end();
    const owner = postgres(ownerUrl, { max: 1 });
    await owner`CREATE TABLE paid (cents bigint)`;
    await owner.end();
    const app = postgres(appUrl, { max: 1 });
    await expect(app`SELECT FROM paid`).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('is adopted after the process that started it was killed', async () => {
    await startAndBeKilled();
    const found = await start();
    expect(found.adopted).toBe(true);
    const pid = await postmasterPid(found);
    expect((await start()).adopted).toBe(true);
    expect(await postmasterPid(found)).toBe(pid);
  });

  it('is started once when several processes start it together', async () => {
    await Promise.all([startAndBeKilled(), startAndBeKilled(), startAndBeKilled()]);
    const found = await start();
    expect(found.adopted).toBe(true);
    const log = await readFile(join(found.clusterDirectory, 'postgres', 'start.log'), 'utf8');
    expect(log).not.toContain('FATAL');
  });

  it('keeps its port and data over a clean stop', async () => {
    const first = await start();
    const owner = postgres(first.ownerUrl, { max: 1 });
    await owner`CREATE TABLE paid AS SELECT 4250::bigint AS cents`;
    await owner.end();
    await first.stop();
    expect(await first.isAlive()).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    const again = postgres(second.ownerUrl, { max: 1 });
    expect(await again`SELECT cents FROM paid`).toEqual([{ cents: '4250' }]);
    await again.end();
  });

  it('recovers what was committed after PostgreSQL itself was killed', async () => {
    const first = await start();
    const owner = postgres(first.ownerUrl, { max: 1 });
    await owner`CREATE TABLE paid AS SELECT 4250::bigint AS cents`;
    process.kill(await postmasterPid(first), 'SIGKILL');
    await owner.end({ timeout: 1 });
    const second = await start();
    expect(second.adopted).toBe(false);
    const again = postgres(second.ownerUrl, { max: 1 });
    expect(await again`SELECT cents FROM paid`).toEqual([{ cents: '4250' }]);
    await again.end();
  });

  it.runIf(process.getuid?.() === 0)(
    'puts its data elsewhere when root keeps it in a folder closed to others',
    async () => {
      await chmod(parent, 0o700);
      const found = await start();
      expect(found.clusterDirectory).toMatch(/^\/var\/lib\/frontcounter\/cluster-/);
    },
  );

  it('refuses data of another major version, and passwords that do not belong to it', async () => {
    const { clusterDirectory } = await start();
    await cluster?.stop();

    await writeFile(join(clusterDirectory, 'postgres', 'PG_VERSION'), '15\n');
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'postgres-unsuitable' });
    await writeFile(join(clusterDirectory, 'postgres', 'PG_VERSION'), '18\n');
    const path = join(dataDir, 'database.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/"superuserPassword": "[^"]+"/, '"superuserPassword": "x"'));
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'postgres-unavailable',
    });
    await writeFile(path, '{}');
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'bad-setting' });
  });
});
