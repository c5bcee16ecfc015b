import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { BOOT_REFUSED_EXIT_CODE } from './exit-codes.ts';

const FIRST_PAUSE_MS = 250;
/** G1: the server is back within five seconds, however often it died before. */
const LONGEST_PAUSE_MS = 4_000;
/** One that lived this long was healthy: its death is a new story. */
const HEALTHY_AFTER_MS = 10_000;
const STOP_TIMEOUT_MS = 10_000;

export interface SupervisedProcessOptions {
  /** The script that Node runs. */
  script: string;
  /** Asked anew at every start: the database may have moved to another port. */
  environment: () => NodeJS.ProcessEnv;
  log?: (message: string) => void;
}

/** Runs a Node script as a child and starts it again whenever it dies, until it is stopped. */
export class SupervisedProcess {
  readonly #options: SupervisedProcessOptions;
  #child: ChildProcess | null = null;
  readonly #stopping = new AbortController();

  constructor(options: SupervisedProcessOptions) {
    this.#options = options;
  }

  /** The running child's pid, or null between two lives. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Resolves with an exit status when the child is stopped or refuses to boot; until then runs. */
  async run(): Promise<number> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.#stopping.signal.aborted) {
      const startedAt = Date.now();
      const end = await this.#liveOnce();
      if (this.#stopping.signal.aborted) break;
      if (end.code === BOOT_REFUSED_EXIT_CODE) return BOOT_REFUSED_EXIT_CODE;
      if (Date.now() - startedAt >= HEALTHY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      this.#log(`The server ended (${end.signal ?? `status ${end.code}`}); it starts again.`);
      await sleep(pauseMs, null, { signal: this.#stopping.signal }).catch(() => null);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
    return 0;
  }

  /** Ends the child, which then starts again. */
  restart(): void {
    this.#child?.kill('SIGTERM');
  }

  /** Asks the child to end, and insists after ten seconds. `run` then resolves. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(insist);
  }

  #liveOnce(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [this.#options.script], {
        env: this.#options.environment(),
        // The channel tells the child when we are gone, even killed.
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      this.#child = child;
      child.once('error', (error) =>
        this.#log(`The server could not be started: ${error.message}`),
      );
      child.once('close', (code, signal) => {
        this.#child = null;
        resolve({ code, signal });
      });
    });
  }

  #log(message: string): void {
    (this.#options.log ?? console.error)(message);
  }
}
