/** What a printer's sensors say. */
export interface Sensors {
  readonly online: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'ok' | 'near-end' | 'out';
  /** Level of pin 3 of the drawer socket. */
  readonly drawerPin: 'high' | 'low';
}

/** Offline for whatever reason: switched so, cover open, no paper. */
export function isOffline(sensors: Sensors): boolean {
  return !sensors.online || sensors.coverOpen || sensors.paper === 'out';
}

const when = (condition: boolean, bits: number): number => (condition ? bits : 0);

/** Reply to `DLE EOT n` (Epson ESC/POS reference): bits 1 and 4 are always set. */
export function realTimeStatus(n: number, sensors: Sensors): number | null {
  const fixed = 0x12;
  switch (n) {
    case 1:
      return fixed | when(sensors.drawerPin === 'high', 0x04) | when(isOffline(sensors), 0x08);
    case 2:
      return fixed | when(sensors.coverOpen, 0x04) | when(sensors.paper === 'out', 0x20);
    case 3:
      return fixed;
    case 4:
      return fixed | when(sensors.paper !== 'ok', 0x0c) | when(sensors.paper === 'out', 0x60);
    default:
      return null;
  }
}

/** Reply to `GS r 1`. */
export function paperStatus({ paper }: Sensors): number {
  return when(paper !== 'ok', 0x03) | when(paper === 'out', 0x0c);
}

/** Reply to `GS r 2`. */
export function drawerStatus({ drawerPin }: Sensors): number {
  return when(drawerPin === 'high', 0x01);
}

/** The four bytes of automatic status back. */
export function automaticStatus(sensors: Sensors): Uint8Array {
  return Uint8Array.of(
    0x10 |
      when(sensors.drawerPin === 'high', 0x04) |
      when(isOffline(sensors), 0x08) |
      when(sensors.coverOpen, 0x20),
    0,
    paperStatus(sensors),
    0,
  );
}
