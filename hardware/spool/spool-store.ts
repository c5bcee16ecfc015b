import type { Obstacle } from '../status/printer-state.ts';

/** One thing for one printer to do. The spool holds more; the worker needs no more. */
export interface SpoolJob {
  readonly id: string;
  /** A kick is sent once or not at all: a drawer that opens minutes later is worse than none. */
  readonly kind: 'receipt' | 'drawer-kick' | 'test-page';
  /** The id that the printer gives back: `processIdFor`, new for every job of a printer. */
  readonly processId: string;
  /** 1 at the first try. */
  readonly attempt: number;
}

/** Nothing of the job reached the printer. */
export interface JobFailure {
  readonly code: Obstacle | 'UNREACHABLE' | 'NO_ANSWER' | 'RECOVERY_FAILED' | 'RENDER_FAILED';
  /** When to try again by itself; `null`: never. */
  readonly retryAfterMs: number | null;
}

/** Why nobody can say whether a job is on paper; the clerk is asked. */
export type UnknownReason =
  /** The connection broke after the first byte. */
  | 'CONNECTION_LOST'
  /** The printer fell silent. */
  | 'NO_ANSWER'
  /** The printer answers, and never said that it was done. */
  | 'TIMED_OUT'
  /** It was finished after paper ran out or the cover was opened in the middle: it may be in two. */
  | 'INTERRUPTED'
  /** The model cannot say when it is done. */
  | 'UNCONFIRMABLE'
  /** The worker was stopped while it waited. */
  | 'STOPPED';

/** How a job that was sent ended. */
export type SentOutcome =
  { readonly state: 'confirmed' } | { readonly state: 'unknown'; readonly reason: UnknownReason };

/**
 * The queue of print jobs: `queued → sending → confirmed | unknown`, back to `queued` when it failed
 * before the first byte. The server keeps it in the database, under a fenced lease for each printer;
 * a worker calls one method at a time.
 */
export interface SpoolStore<Job extends SpoolJob> {
  /** Takes or keeps the lease of a printer, which lives on by itself until `release`; false while
   * another holds it: then the printer is left alone, not even asked how it is. */
  holdLease(printerId: string): Promise<boolean>;
  release(printerId: string): Promise<void>;
  /** With a new lease: what an earlier worker left in `sending` becomes `unknown`. Returns how many
   * jobs may have left something in the printer: these, or the last one sent if it is `unknown`. */
  abandonSending(printerId: string): Promise<number>;
  /** The printer's oldest unfinished job if it is queued and due; it stays `queued`. `null` when there
   * is none, or when the oldest is not due yet: nothing overtakes it. */
  claimNext(printerId: string): Promise<Job | null>;
  /** `queued → sending`, durable before the first byte. False when the job or the lease is no longer
   * ours: then nothing may be sent. */
  markSending(jobId: string): Promise<boolean>;
  /** `sending → confirmed`: the printer itself said that it was done. */
  markConfirmed(jobId: string): Promise<void>;
  /** Stays or becomes `queued` until the retry is due, or ends as failed when there is none. */
  markFailedBeforeFirstByte(jobId: string, failure: JobFailure): Promise<void>;
  /** `sending → unknown`. Never tried again by itself. */
  markUnknown(jobId: string, reason: UnknownReason): Promise<void>;
}
