import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BootRefusal } from '../boot-refusal.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { ClusterUser } from './cluster-user.ts';
import { processesOfCluster } from './running-processes.ts';

const POLL_MS = 25;
/** Crash recovery replays at most a few checkpoints; longer than this is a broken disk. */
const READY_TIMEOUT_MS = 10 * 60_000;
/** Backends of a killed postmaster notice its death at once and leave. */
const ORPHANS_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 60_000;

/** One PostgreSQL server of one data directory, as its files and the process table show it. */
export class Postmaster {
  readonly dataDirectory: string;
  readonly #binaries: PostgresBinaries;
  readonly #user: ClusterUser;
  readonly #clusterName: string;

  constructor(binaries: PostgresBinaries, user: ClusterUser, dataDirectory: string) {
    this.#binaries = binaries;
    this.#user = user;
    this.dataDirectory = dataDirectory;
    const digest = createHash('sha256').update(dataDirectory).digest('hex');
    this.#clusterName = `frontcounter-${digest.slice(0, 12)}`;
  }

  /** The pid and port of the server that runs now, or null. Left-over lock files do not count. */
  async running(): Promise<{ pid: number; port: number } | null> {
    const lock = await this.#lockFile();
    return lock !== null && this.#processes().includes(lock.pid) ? lock : null;
  }

  /**
   * Starts the server in a session of its own: neither our death nor a Ctrl-C at our terminal
   * takes it along. Resolves when it accepts connections.
   */
  async start(port: number, settings: Record<string, string>): Promise<void> {
    await this.#clearAfterCrash();
    const logPath = join(this.dataDirectory, 'start.log');
    const log = openSync(logPath, 'w', 0o600);
    const flags = Object.entries({ ...settings, cluster_name: this.#clusterName }).flatMap(
      ([name, value]) => ['-c', `${name}=${value}`],
    );
    const child = spawn(
      this.#binaries.postgres,
      ['-D', this.dataDirectory, '-p', String(port), ...flags],
      { ...this.#user, cwd: '/', detached: true, stdio: ['ignore', log, log] },
    );
    closeSync(log);
    let failure: Error | null = null;
    child.once('error', (error) => (failure = error));
    child.once('exit', (code, signal) => {
      failure ??= new Error(`PostgreSQL ended with ${signal ?? `status ${code}`} while starting`);
    });
    child.unref();
    await this.#untilReady(() => Promise.resolve(failure), logPath);
  }

  /** Waits until a server that is starting or recovering accepts connections. */
  async untilReady(): Promise<void> {
    await this.#untilReady(
      async () => ((await this.running()) ? null : new Error('it ended meanwhile')),
      join(this.dataDirectory, 'start.log'),
    );
  }

  /** Ends open sessions, writes a checkpoint and stops; stops hard when that takes too long. */
  async stop(): Promise<void> {
    const server = await this.running();
    if (server === null) return;
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (this.#processes().includes(server.pid)) process.kill(server.pid, signal);
      if (await this.#untilNoProcess(STOP_TIMEOUT_MS)) return;
    }
  }

  async #untilReady(failed: () => Promise<Error | null>, logPath: string): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (Date.now() < deadline) {
      if ((await this.#lockFile())?.ready) return;
      const cause = await failed();
      if (cause) {
        const log = await readFile(logPath, 'utf8').catch(() => '');
        throw new BootRefusal(
          'postgres-unavailable',
          `The embedded PostgreSQL did not start (${cause.message}).\n${log.trim()}`,
          { cause },
        );
      }
      await sleep(POLL_MS);
    }
    throw new BootRefusal('postgres-unavailable', `PostgreSQL is not ready; see ${logPath}`);
  }

  /**
   * After a crash: waits for orphans of the old server, then removes a lock file whose pid now
   * belongs to somebody else, or to a dead process nobody reaped; PostgreSQL would believe it.
   */
  async #clearAfterCrash(): Promise<void> {
    if ((await this.#lockFile()) === null) return;
    if (!(await this.#untilNoProcess(ORPHANS_TIMEOUT_MS))) {
      throw new BootRefusal(
        'postgres-unavailable',
        `Processes of an earlier PostgreSQL still hold ${this.dataDirectory}: ` +
          `${this.#processes().join(', ')}. End them, then start again.`,
      );
    }
    await rm(join(this.dataDirectory, 'postmaster.pid'), { force: true });
  }

  async #untilNoProcess(timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    while (this.#processes().length > 0) {
      if (Date.now() > deadline) return false;
      await sleep(POLL_MS);
    }
    return true;
  }

  #processes(): number[] {
    return processesOfCluster(this.dataDirectory, this.#clusterName);
  }

  /** postmaster.pid: line 1 is the pid, line 4 the port, line 8 the state (PostgreSQL 10 on). */
  async #lockFile(): Promise<{ pid: number; port: number; ready: boolean } | null> {
    const path = join(this.dataDirectory, 'postmaster.pid');
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) return null;
    const lines = text.split('\n');
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      ready: lines[7]?.trim() === 'ready',
    };
  }
}
