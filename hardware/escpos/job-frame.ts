import { invariant } from '../../shared/kernel/invariant.ts';
import type { PrinterProfile } from '../profiles/profile.ts';
import type { PrinterCommand } from './command.ts';

/** Begins every job from the power-on state, so that nothing of an earlier one shows. */
export function initialize(profile: PrinterProfile): PrinterCommand[] {
  const page = profile.codeTables[0]?.page;
  invariant(page !== undefined, 'a printer has a code table');
  return [
    { kind: 'initialize', lineHeightDots: profile.lineHeightDots, page },
    ...(profile.cancelsKanjiMode ? [{ kind: 'cancel-kanji-mode' } as const] : []),
  ];
}

/** Ends every job with the questions whose answers confirm it. */
export function trailingRequests(profile: PrinterProfile, processId: string): PrinterCommand[] {
  return [
    ...(profile.status.afterData ? [{ kind: 'request-paper-status' } as const] : []),
    ...(profile.status.processId ? [{ kind: 'request-process-id', id: processId } as const] : []),
  ];
}
