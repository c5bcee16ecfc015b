import type { StatusEvent } from './status-demultiplexer.ts';

/** What is known of a printer, as its last answers said. Plain JSON, shown on the workstation. */
export interface PrinterState {
  readonly connection: 'connected' | 'disconnected';
  /** False while it is connected and says nothing: what stands below is then old or a guess. */
  readonly answers: boolean;
  readonly online: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'ok' | 'near-end' | 'out';
  readonly error: 'none' | 'recoverable' | 'cutter' | 'unrecoverable';
  /** Level of the drawer switch; which of the two means open is calibrated for each drawer. */
  readonly drawerSwitch: 'high' | 'low' | 'unknown';
  /** The job that is being sent or waits in the printer for someone to help. */
  readonly currentJobId: string | null;
}

export const DISCONNECTED: PrinterState = {
  connection: 'disconnected',
  answers: false,
  online: false,
  coverOpen: false,
  paper: 'ok',
  error: 'none',
  drawerSwitch: 'unknown',
  currentJobId: null,
};

/** The `n` of the `DLE EOT n` that tell all we show, in the order in which they are asked. */
export const STATUS_QUESTIONS = [1, 2, 3, 4] as const;
export type StatusQuestion = (typeof STATUS_QUESTIONS)[number];

/** The state after the answer to `DLE EOT n`. Bits: Epson ESC/POS reference, DLE EOT. */
export function withRealTimeAnswer(
  state: PrinterState,
  question: StatusQuestion,
  byte: number,
): PrinterState {
  const has = (bit: number): boolean => (byte & bit) !== 0;
  switch (question) {
    case 1:
      return { ...state, drawerSwitch: has(0x04) ? 'high' : 'low', online: !has(0x08) };
    case 2:
      return { ...state, coverOpen: has(0x04), paper: has(0x20) ? 'out' : state.paper };
    case 3:
      return { ...state, error: errorOf(has(0x20), has(0x08), has(0x04) || has(0x40)) };
    case 4:
      return { ...state, paper: has(0x60) ? 'out' : has(0x0c) ? 'near-end' : 'ok' };
  }
}

/** The state after four bytes of automatic status. Bits: Epson ESC/POS reference, GS a. */
export function withAutomaticStatus(
  state: PrinterState,
  event: Extract<StatusEvent, { kind: 'automatic' }>,
): PrinterState {
  const [first = 0, second = 0, third = 0] = event.bytes;
  return {
    ...state,
    drawerSwitch: (first & 0x04) !== 0 ? 'high' : 'low',
    online: (first & 0x08) === 0,
    coverOpen: (first & 0x20) !== 0,
    error: errorOf((second & 0x20) !== 0, (second & 0x08) !== 0, (second & 0x44) !== 0),
    paper: (third & 0x0c) !== 0 ? 'out' : (third & 0x03) !== 0 ? 'near-end' : 'ok',
  };
}

function errorOf(
  unrecoverable: boolean,
  cutter: boolean,
  recoverable: boolean,
): PrinterState['error'] {
  if (unrecoverable) return 'unrecoverable';
  if (cutter) return 'cutter';
  return recoverable ? 'recoverable' : 'none';
}

/** Why a printer cannot print now: the worst thing first, in the order in which one mends them. */
export type Obstacle = 'COVER_OPEN' | 'PAPER_OUT' | 'PRINTER_ERROR' | 'OFFLINE';

/** `null` when nothing stands in the way. */
export function obstacleOf(state: PrinterState): Obstacle | null {
  if (state.coverOpen) return 'COVER_OPEN';
  if (state.paper === 'out') return 'PAPER_OUT';
  if (state.error !== 'none') return 'PRINTER_ERROR';
  return state.online ? null : 'OFFLINE';
}
