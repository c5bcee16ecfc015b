import type { PrinterProfile } from '../profiles/profile.ts';
import type { PrinterLink } from '../status/printer-link.ts';
import { obstacleOf } from '../status/printer-state.ts';
import type { UnknownReason } from './spool-store.ts';
import type { WorkerTiming } from './worker-timing.ts';

/** What became of bytes that were sent. */
export type Completion =
  | { readonly done: true; readonly interrupted: boolean }
  | { readonly done: false; readonly reason: UnknownReason };

export interface CompletionWait {
  readonly link: PrinterLink;
  readonly profile: PrinterProfile;
  readonly processId: string;
  readonly timing: WorkerTiming;
  /** Resolves after so many milliseconds, or sooner when the printer said something. */
  readonly pause: (ms: number) => Promise<unknown>;
  /** When the worker was told to stop, or `null`. */
  readonly stoppedAt: () => number | null;
}

/**
 * Waits until the printer itself says that it has done what it was sent: by the process id, or, where
 * the model has none, by its reply to the status request that ends every job. A socket that took the
 * bytes proves nothing. While paper is out or the cover open it waits for someone to mend that.
 */
export async function awaitCompletion(wait: CompletionWait): Promise<Completion> {
  const { link, profile, timing } = wait;
  if (!profile.status.processId && !profile.status.afterData) return unknown('UNCONFIRMABLE');
  let interrupted = false;
  let blocked = false;
  let since = performance.now();
  let repliedAt: number | null = null;
  let askedAt = performance.now();
  for (;;) {
    const now = performance.now();
    const reply = replyState(wait);
    if (reply === 'replied') repliedAt ??= now;
    if (reply === 'done' || (repliedAt !== null && now - repliedAt >= timing.processIdMs)) {
      return { done: true, interrupted };
    }
    if (link.closed()) return unknown('CONNECTION_LOST');
    if (now - (wait.stoppedAt() ?? now) >= timing.stopMs) return unknown('STOPPED');
    if (profile.status.realTime && now - askedAt >= timing.statusEveryMs) {
      askedAt = now;
      const answers = await link.askStatus(timing.answerMs);
      if (!answers) return unknown(link.closed() ? 'CONNECTION_LOST' : 'NO_ANSWER');
    }
    const isBlocked = profile.status.realTime && obstacleOf(link.state()) !== null;
    if (isBlocked !== blocked) [blocked, since] = [isBlocked, now];
    interrupted ||= blocked;
    if (now - since >= (blocked ? timing.obstacleMs : timing.completionMs)) {
      return unknown('TIMED_OUT');
    }
    await wait.pause(timing.statusEveryMs);
  }
}

function unknown(reason: UnknownReason): Completion {
  return { done: false, reason };
}

/** `replied`: to `GS r`, by a printer that should send its process id too. Clones may never do. */
function replyState({ link, profile, processId }: CompletionWait): 'none' | 'replied' | 'done' {
  const { afterData, processIds } = link.replies();
  if (processIds.includes(processId)) return 'done';
  if (afterData === 0) return 'none';
  if (!profile.status.processId) return 'done';
  // Another job's id proves that this printer does send them: then only its own will do.
  return processIds.length === 0 && obstacleOf(link.state()) === null ? 'replied' : 'none';
}
