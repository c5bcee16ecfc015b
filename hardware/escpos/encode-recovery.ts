import type { PrinterProfile } from '../profiles/profile.ts';
import type { PrinterCommand } from './command.ts';
import { encodeCommands } from './driver.ts';
import { initialize, trailingRequests } from './job-frame.ts';

/** More than the data of any one command of ours (raster.ts: at most 24 rows of 72 bytes). */
const LONGEST_COMMAND_DATA = 2048;

/** Holds a space, which no job's id does. */
export const RECOVERY_PROCESS_ID = 'RCV ';

/**
 * What goes ahead of the next job after one whose end is unknown: what is left of it in the printer
 * is dropped, and what is on the paper is cut off, so that no fragment tops the next receipt.
 * A printer that cannot be told to forget gets blanks enough to finish a command cut off in the middle.
 */
export function encodeRecovery(profile: PrinterProfile): Uint8Array {
  const forget: PrinterCommand = profile.status.clearsBuffer
    ? { kind: 'clear-buffer' }
    : { kind: 'pad', length: LONGEST_COMMAND_DATA };
  return encodeCommands([
    forget,
    ...initialize(profile),
    { kind: 'feed', dots: profile.lineHeightDots },
    profile.cutter === 'none'
      ? { kind: 'feed', dots: profile.feedBeforeCutDots }
      : { kind: 'cut', cut: profile.cutter, feedDots: profile.feedBeforeCutDots },
    ...trailingRequests(profile, RECOVERY_PROCESS_ID),
  ]);
}
