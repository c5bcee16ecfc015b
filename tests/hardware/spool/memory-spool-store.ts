import type {
  JobFailure,
  SpoolJob,
  SpoolStore,
  UnknownReason,
} from '../../../hardware/spool/spool-store.ts';
import { processIdFor } from '../../../hardware/escpos/process-id.ts';
import { invariant } from '../../../shared/kernel/invariant.ts';

export type JobState = 'queued' | 'sending' | 'confirmed' | 'failed' | 'unknown';

export interface MemoryJob extends SpoolJob {
  readonly bytes: Uint8Array;
}

export interface JobRecord {
  readonly job: MemoryJob;
  readonly state: JobState;
  readonly reason: string | null;
  /** Every state it went through. */
  readonly history: readonly JobState[];
}

interface Entry {
  job: MemoryJob;
  state: JobState;
  reason: string | null;
  history: JobState[];
  dueAt: number;
}

/** The spool of one printer in memory, for tests of the worker: holds it to the same transitions as
 * the database does. */
export class MemorySpoolStore implements SpoolStore<MemoryJob> {
  readonly #entries: Entry[] = [];
  readonly #failures = new Map<'markSending' | 'markConfirmed', number>();
  leaseIsOurs = true;

  add(kind: SpoolJob['kind'], render: (processId: string) => Uint8Array): string {
    const id = `job-${this.#entries.length}`;
    const processId = processIdFor(this.#entries.length);
    const job = { id, kind, processId, attempt: 1, bytes: render(processId) };
    this.#entries.push({ job, state: 'queued', reason: null, history: ['queued'], dueAt: 0 });
    return id;
  }

  record(jobId: string): JobRecord {
    return this.#entry(jobId);
  }

  records(): readonly JobRecord[] {
    return this.#entries;
  }

  /** The next calls of a method fail, as when the database is away. */
  failNext(method: 'markSending' | 'markConfirmed', times: number): void {
    this.#failures.set(method, times);
  }

  holdLease(): Promise<boolean> {
    return Promise.resolve(this.leaseIsOurs);
  }

  release(): Promise<void> {
    return Promise.resolve();
  }

  abandonSending(): Promise<number> {
    const sending = this.#entries.filter((entry) => entry.state === 'sending');
    for (const entry of sending) this.#move(entry, 'unknown', 'ABANDONED');
    return Promise.resolve(sending.length);
  }

  claimNext(): Promise<MemoryJob | null> {
    const oldest = this.#entries.find(({ state }) => state === 'queued' || state === 'sending');
    const due = oldest?.state === 'queued' && oldest.dueAt <= performance.now();
    return Promise.resolve(due ? oldest.job : null);
  }

  markSending(jobId: string): Promise<boolean> {
    if (this.#isAway('markSending')) return Promise.reject(new Error('the database is away'));
    const entry = this.#entry(jobId);
    if (entry.state !== 'queued') return Promise.resolve(false);
    this.#move(entry, 'sending', null);
    return Promise.resolve(true);
  }

  markConfirmed(jobId: string): Promise<void> {
    if (this.#isAway('markConfirmed')) return Promise.reject(new Error('the database is away'));
    return this.#settle(jobId, 'confirmed', null);
  }

  markUnknown(jobId: string, reason: UnknownReason): Promise<void> {
    return this.#settle(jobId, 'unknown', reason);
  }

  markFailedBeforeFirstByte(jobId: string, failure: JobFailure): Promise<void> {
    const entry = this.#entry(jobId);
    invariant(entry.state === 'queued', 'a job that fails before its first byte was never sent');
    if (failure.retryAfterMs === null) this.#move(entry, 'failed', failure.code);
    else {
      entry.reason = failure.code;
      entry.dueAt = performance.now() + failure.retryAfterMs;
      entry.job = { ...entry.job, attempt: entry.job.attempt + 1 };
    }
    return Promise.resolve();
  }

  #isAway(method: 'markSending' | 'markConfirmed'): boolean {
    const left = this.#failures.get(method) ?? 0;
    this.#failures.set(method, Math.max(0, left - 1));
    return left > 0;
  }

  #settle(jobId: string, state: JobState, reason: string | null): Promise<void> {
    const entry = this.#entry(jobId);
    invariant(entry.state === 'sending', 'only a job that was sent is settled');
    this.#move(entry, state, reason);
    return Promise.resolve();
  }

  #move(entry: Entry, state: JobState, reason: string | null): void {
    entry.state = state;
    entry.reason = reason;
    entry.history.push(state);
  }

  #entry(jobId: string): Entry {
    const entry = this.#entries.find(({ job }) => job.id === jobId);
    invariant(entry !== undefined, 'the job is in the spool');
    return entry;
  }
}
