import type { PoolSql } from '../../db/client.ts';
import {
  abandonSent,
  beginSending,
  oldestJob,
  releaseLease,
  settleSent,
  settleUnsent,
  takeLease,
  type Lease,
} from '../../db/repositories/spool.ts';
import { processIdFor } from '../../hardware/escpos/process-id.ts';
import type { SpoolJob, SpoolStore } from '../../hardware/spool/spool-store.ts';
import { invariant } from '../../shared/kernel/invariant.ts';

/** A job of the database's spool, with what is needed to render it. */
export interface StoredJob extends SpoolJob {
  readonly receiptId: string | null;
  /** 0 is the original. */
  readonly copy: number;
  readonly language: string;
}

/** A third of the lease's life: two renewals may be lost. */
const RENEW_MS = 5_000;

/**
 * The spool of one printer over PostgreSQL. Its lease is renewed by itself until released; each
 * write carries the lease's token, so that a server that was asleep cannot spoil another's work.
 */
export class PostgresSpoolStore implements SpoolStore<StoredJob> {
  readonly #sql: PoolSql;
  readonly #holder: string;
  #lease: Lease | null = null;
  #renewal: NodeJS.Timeout | null = null;

  constructor(sql: PoolSql, holder: string) {
    this.#sql = sql;
    this.#holder = holder;
  }

  async holdLease(printerId: string): Promise<boolean> {
    this.#lease = await takeLease(this.#sql, printerId, this.#holder);
    this.#renewal ??= setInterval(() => this.#renew(printerId), RENEW_MS).unref();
    return this.#lease !== null;
  }

  #renew(printerId: string): void {
    if (this.#lease === null) return;
    // A renewal that fails is tried again by the next; the token guards what is written meanwhile.
    takeLease(this.#sql, printerId, this.#holder).then(
      (lease) => {
        if (this.#renewal !== null) this.#lease = lease;
      },
      () => undefined,
    );
  }

  async release(): Promise<void> {
    if (this.#renewal !== null) clearInterval(this.#renewal);
    this.#renewal = null;
    const lease = this.#lease;
    this.#lease = null;
    if (lease !== null) await releaseLease(this.#sql, lease);
  }

  async abandonSending(): Promise<number> {
    return this.#lease === null ? 0 : await abandonSent(this.#sql, this.#lease);
  }

  async claimNext(printerId: string): Promise<StoredJob | null> {
    if (this.#lease === null) return null;
    const row = await oldestJob(this.#sql, printerId);
    if (row === null || row.state !== 'queued' || !row.due) return null;
    return {
      id: row.id,
      kind: row.kind,
      processId: processIdFor(Number(row.seq)),
      attempt: row.attempts + 1,
      receiptId: row.receiptId,
      copy: row.copy,
      language: row.language,
    };
  }

  async markSending(jobId: string): Promise<boolean> {
    return this.#lease !== null && (await beginSending(this.#sql, this.#lease, jobId));
  }

  async markConfirmed(jobId: string): Promise<void> {
    await this.#settle(jobId, { state: 'confirmed', problem: null });
  }

  async markFailedBeforeFirstByte(
    jobId: string,
    failure: { code: string; retryAfterMs: number | null },
  ): Promise<void> {
    await settleUnsent(this.#sql, jobId, failure.code, failure.retryAfterMs);
  }

  async markUnknown(jobId: string, reason: string): Promise<void> {
    await this.#settle(jobId, { state: 'unknown', problem: reason });
  }

  async #settle(
    jobId: string,
    end: { state: 'confirmed' | 'unknown'; problem: string | null },
  ): Promise<void> {
    invariant(this.#lease !== null, 'a job is settled under the lease that it was sent under');
    await settleSent(this.#sql, this.#lease, jobId, end);
  }
}
