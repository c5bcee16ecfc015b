import { setTimeout as sleep } from 'node:timers/promises';
import { encodeRecovery, RECOVERY_PROCESS_ID } from '../escpos/encode-recovery.ts';
import type { PrinterProfile } from '../profiles/profile.ts';
import { createPrinterLink, type PrinterLink } from '../status/printer-link.ts';
import { DISCONNECTED, obstacleOf, type PrinterState } from '../status/printer-state.ts';
import type { Transport } from '../transports/transport.ts';
import { awaitCompletion, type Completion } from './await-completion.ts';
import { createSignal } from './signal.ts';
import type { JobFailure, SentOutcome, SpoolJob, SpoolStore } from './spool-store.ts';
import { DEFAULT_TIMING, type WorkerTiming } from './worker-timing.ts';

export interface PrinterWorkerOptions<Job extends SpoolJob> {
  readonly printerId: string;
  readonly profile: PrinterProfile;
  readonly transport: Transport;
  readonly store: SpoolStore<Job>;
  /** The bytes of a job: `encodeReceipt`, `encodeDrawerKick`. */
  readonly render: (job: Job) => Promise<Uint8Array>;
  /** Called whenever what is known of the printer changes. */
  readonly onState?: (state: PrinterState) => void;
  /** Bugs and database faults; the worker goes on after a moment. */
  readonly onError?: (error: unknown) => void;
  readonly timing?: Partial<WorkerTiming>;
}

/** Drives one printer: its only connection, one job at a time, in the order of the queue. */
export interface PrinterWorker {
  /** Gives up what an earlier worker left unfinished, then works until stopped. */
  start(): void;
  /** Looks at the queue now: call it when a job was added. */
  wake(): void;
  /** Lets the job under way finish if it does so soon, then hangs up. */
  stop(): Promise<void>;
  state(): PrinterState;
}

type Failure = JobFailure['code'];

const MOST_SETTLE_TRIES = 15;

export function createPrinterWorker<Job extends SpoolJob>(
  options: PrinterWorkerOptions<Job>,
): PrinterWorker {
  return new Worker(options);
}

class Worker<Job extends SpoolJob> implements PrinterWorker {
  readonly #options: PrinterWorkerOptions<Job>;
  readonly #timing: WorkerTiming;
  /** Rings when there may be work, and when it is time to stop. */
  readonly #bell = createSignal();
  /** Rings when the printer has said something. */
  readonly #ear = createSignal();
  #holdsLease = false;
  #connectAgainAt = 0;
  #link: PrinterLink | null = null;
  /** True when something of an earlier job may be left in the printer. */
  #mustRecover = false;
  #currentJobId: string | null = null;
  #shown: PrinterState = DISCONNECTED;
  #running: Promise<void> | null = null;
  #stoppedAt: number | null = null;

  constructor(options: PrinterWorkerOptions<Job>) {
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
  }

  start(): void {
    this.#running ??= this.#run();
  }

  wake(): void {
    this.#bell.ring();
  }

  async stop(): Promise<void> {
    this.#stoppedAt = performance.now();
    this.#bell.ring();
    this.#ear.ring();
    await this.#running;
    this.#hangUp();
    if (this.#holdsLease) await this.#options.store.release(this.#options.printerId);
  }

  state(): PrinterState {
    return this.#shown;
  }

  async #run(): Promise<void> {
    while (this.#stoppedAt === null) {
      try {
        if (!(await this.#lease())) await this.#bell.wait(this.#timing.queueEveryMs);
        else if (!(await this.#workOnce())) await this.#idle();
      } catch (error) {
        this.#options.onError?.(error);
        // A job may stand in `sending` with nobody behind it: take the lease anew, which settles it.
        this.#holdsLease = false;
        this.#hangUp();
        await this.#options.store.release(this.#options.printerId).catch(() => undefined);
        await this.#bell.wait(this.#timing.retryMs);
      }
    }
  }

  async #lease(): Promise<boolean> {
    const { store, printerId } = this.#options;
    const held = this.#holdsLease;
    this.#holdsLease = await store.holdLease(printerId);
    if (!this.#holdsLease) this.#hangUp();
    if (this.#holdsLease && !held && (await store.abandonSending(printerId)) > 0) {
      this.#mustRecover = true;
    }
    return this.#holdsLease;
  }

  /** One job, if there is one. */
  async #workOnce(): Promise<boolean> {
    const { store, printerId } = this.#options;
    const job = await store.claimNext(printerId);
    if (job === null) return false;
    try {
      const failure = await this.#prepare();
      if (failure !== null) await this.#fail(job, failure, this.#timing.retryMs);
      else await this.#print(job);
    } finally {
      this.#setCurrentJob(null);
    }
    return true;
  }

  /** Gets the printer ready for a job: nothing of a job is sent here. */
  async #prepare(): Promise<Failure | null> {
    const link = await this.#connect();
    if (link === null) return 'UNREACHABLE';
    const unready = await this.#look(link);
    if (unready !== null || !this.#mustRecover) return unready;
    const completion = await this.#send(
      link,
      encodeRecovery(this.#options.profile),
      RECOVERY_PROCESS_ID,
    );
    if (!completion.done) {
      this.#hangUp();
      return 'RECOVERY_FAILED';
    }
    await this.#untilQuiet(link);
    this.#mustRecover = false;
    return this.#look(link);
  }

  async #print(job: Job): Promise<void> {
    const { store } = this.#options;
    const link = this.#link;
    const bytes = await this.#render(job);
    if (bytes === null || link === null) return this.#fail(job, 'RENDER_FAILED', null);
    if (!(await store.markSending(job.id))) return;
    this.#setCurrentJob(job.id);
    this.#mustRecover = true;
    const completion = await this.#send(link, bytes, job.processId);
    if (completion.done) this.#mustRecover = false;
    else this.#hangUp();
    await this.#settle(job, outcomeOf(completion));
  }

  /** The printer has spoken and will not say it again: a database that is away for a moment must not
   * turn a printed receipt into a question for the clerk. */
  async #settle(job: Job, outcome: SentOutcome): Promise<void> {
    const { store, onError } = this.#options;
    for (let tries = 1; ; tries += 1) {
      try {
        if (outcome.state === 'confirmed') await store.markConfirmed(job.id);
        else await store.markUnknown(job.id, outcome.reason);
        return;
      } catch (error) {
        if (tries === MOST_SETTLE_TRIES || this.#stoppedAt !== null) throw error;
        onError?.(error);
        await this.#bell.wait(this.#timing.retryMs);
      }
    }
  }

  async #render(job: Job): Promise<Uint8Array | null> {
    try {
      return await this.#options.render(job);
    } catch (error) {
      this.#options.onError?.(error);
      return null;
    }
  }

  async #fail(job: Job, code: Failure, retryMs: number | null): Promise<void> {
    const retryAfterMs = job.kind === 'drawer-kick' ? null : retryMs;
    await this.#options.store.markFailedBeforeFirstByte(job.id, { code, retryAfterMs });
  }

  async #send(link: PrinterLink, bytes: Uint8Array, processId: string): Promise<Completion> {
    const { profile } = this.#options;
    link.forgetReplies();
    const sent = link.write(bytes).then(
      () => 'sent' as const,
      () => 'lost' as const,
    );
    const late = sleep(this.#timing.sendMs, 'late' as const, { ref: false });
    const outcome = await Promise.race([sent, late]);
    if (outcome === 'lost') return { done: false, reason: 'CONNECTION_LOST' };
    if (outcome === 'late') return { done: false, reason: 'NO_ANSWER' };
    return awaitCompletion({
      link,
      profile,
      processId,
      timing: this.#timing,
      pause: (ms) => this.#ear.wait(ms),
      stoppedAt: () => this.#stoppedAt,
    });
  }

  /** Replies to an older job may still be on their way; they are not to confirm the next one. */
  async #untilQuiet(link: PrinterLink): Promise<void> {
    if (link.replies().processIds.includes(RECOVERY_PROCESS_ID)) return;
    for (let heard = -1; heard !== link.replies().afterData;) {
      heard = link.replies().afterData;
      await sleep(this.#timing.quietMs);
    }
  }

  async #connect(): Promise<PrinterLink | null> {
    if (this.#link !== null && !this.#link.closed()) return this.#link;
    if (performance.now() < this.#connectAgainAt) return null;
    try {
      const connection = await this.#options.transport.open();
      this.#link = createPrinterLink(connection, () => this.#heard());
    } catch {
      this.#link = null;
      this.#connectAgainAt = performance.now() + this.#timing.statusEveryMs;
    }
    this.#show();
    return this.#link;
  }

  /** Asks the printer how it is. */
  async #look(link: PrinterLink): Promise<Failure | null> {
    if (!this.#options.profile.status.realTime) return link.closed() ? 'UNREACHABLE' : null;
    const answers = await link.askStatus(this.#timing.answerMs);
    this.#show();
    if (answers) return obstacleOf(link.state());
    this.#hangUp();
    return 'NO_ANSWER';
  }

  /** Nothing to print: keeps an eye on the printer, so that its state shows before it is needed. */
  async #idle(): Promise<void> {
    const end = performance.now() + this.#timing.queueEveryMs;
    while (performance.now() < end && this.#stoppedAt === null) {
      const link = await this.#connect();
      if (link) await this.#look(link);
      const rest = Math.max(0, end - performance.now());
      if (await this.#bell.wait(Math.min(this.#timing.statusEveryMs, rest))) return;
    }
  }

  #hangUp(): void {
    this.#link?.close();
    this.#link = null;
    this.#show();
  }

  #setCurrentJob(jobId: string | null): void {
    this.#currentJobId = jobId;
    this.#show();
  }

  #heard(): void {
    this.#ear.ring();
    this.#show();
  }

  #show(): void {
    const state = { ...(this.#link?.state() ?? DISCONNECTED), currentJobId: this.#currentJobId };
    if (JSON.stringify(state) === JSON.stringify(this.#shown)) return;
    this.#shown = state;
    this.#options.onState?.(state);
  }
}

function outcomeOf(completion: Completion): SentOutcome {
  if (!completion.done) return { state: 'unknown', reason: completion.reason };
  return completion.interrupted
    ? { state: 'unknown', reason: 'INTERRUPTED' }
    : { state: 'confirmed' };
}
