import type { PrinterProfile } from '../profiles/profile.ts';
import { encodeCommands } from './driver.ts';
import { initialize, trailingRequests } from './job-frame.ts';

export interface DrawerKickJob {
  readonly profile: PrinterProfile;
  /** As of a receipt. */
  readonly processId: string;
  /** Pin 2 (0) or pin 5 (1) of the drawer socket. */
  readonly connector: 0 | 1;
}

/** The bytes that open a drawer: one pulse, and nothing printed. A job of its own, sent once. */
export function encodeDrawerKick({ profile, processId, connector }: DrawerKickJob): Uint8Array {
  return encodeCommands([
    ...initialize(profile),
    { kind: 'pulse', connector, ...profile.drawer },
    ...trailingRequests(profile, processId),
  ]);
}
