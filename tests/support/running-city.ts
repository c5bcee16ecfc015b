import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { startEmbedded, type EmbeddedPostgres } from '../../db/embedded.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The product as `npm start` runs it, in processes of its own: supervisor, server, PostgreSQL. */
export interface RunningCity {
  readonly origin: string;
  readonly dataDir: string;
  /** What it has printed so far. */
  output(): string;
  /** Process id of the server (the supervisor's child) at this moment. */
  serverPid(): number | null;
  /** The embedded PostgreSQL as it runs at this moment. */
  postgres(): Promise<EmbeddedPostgres>;
  /** Waits until /api/health answers ok. */
  healthy(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything on a free port with an empty data folder and waits until it is healthy.
 * `environment` may name a PostgreSQL of the test's own. */
export async function startCity(environment: Record<string, string> = {}): Promise<RunningCity> {
  const dataDir = mkdtempSync(join(tmpdir(), 'frontcounter-city-'));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  let printed = '';
  const parent = spawn(process.execPath, ['server/start.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const keep = (chunk: Buffer): void => {
    printed = (printed + chunk.toString()).slice(-100_000);
  };
  parent.stdout.on('data', keep);
  parent.stderr.on('data', keep);
  const origin = `http://127.0.0.1:${port}`;
  const city: RunningCity = {
    origin,
    dataDir,
    output: () => printed,
    serverPid: () => childRunning(parent, 'server/main.ts'),
    postgres: () => startEmbedded({ dataDir }),
    healthy: (timeoutMs = 60_000) => waitForHealth(parent, origin, timeoutMs, () => printed),
    stop: () => stop(parent, dataDir),
  };
  try {
    await city.healthy(120_000);
  } catch (error) {
    await city.stop();
    throw error;
  }
  return city;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function waitForHealth(
  parent: ChildProcess,
  origin: string,
  timeoutMs: number,
  printed: () => string,
): Promise<void> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      const response = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(2000) });
      if (response.ok) return;
    } catch {
      // Not up yet, or just killed: ask again.
    }
    if (parent.exitCode !== null || Date.now() > until) {
      throw new Error(`The city is not healthy after ${timeoutMs} ms. It printed:\n${printed()}`);
    }
    await new Promise((again) => setTimeout(again, 50));
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

function childRunning(parent: ChildProcess, script: string): number | null {
  if (parent.pid === undefined) return null;
  return childrenOf(parent.pid).find((pid) => commandOf(pid).includes(script)) ?? null;
}

/** Process id of a PostgreSQL's postmaster, as it says itself. */
export async function postmasterPid(embedded: EmbeddedPostgres): Promise<number> {
  const superuser = postgres(embedded.superuserUrl, { max: 1 });
  try {
    const [row] = await superuser<{ pid: string }[]>`
      SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1) AS pid`;
    return Number(row?.pid);
  } finally {
    await superuser.end();
  }
}

async function stop(parent: ChildProcess, dataDir: string): Promise<void> {
  if (parent.exitCode === null && parent.signalCode === null) {
    const gone = new Promise((exited) => parent.once('exit', exited));
    parent.kill('SIGTERM');
    await gone;
  }
  // The cluster may lie elsewhere, where PostgreSQL's own user can reach it.
  const file = join(dataDir, 'database.json');
  if (existsSync(file)) {
    const { clusterDirectory } = JSON.parse(readFileSync(file, 'utf8')) as {
      clusterDirectory: string;
    };
    rmSync(clusterDirectory, { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
}
