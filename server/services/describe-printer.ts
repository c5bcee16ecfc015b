import type { PrintJobRow } from '../../db/repositories/print-jobs.ts';
import type { PrinterRow } from '../../db/repositories/printers.ts';
import {
  DISCONNECTED,
  obstacleOf,
  type PrinterState,
} from '../../hardware/status/printer-state.ts';
import { printingWords } from '../../shared/failures/printing-words.ts';
import type { Localized } from '../../shared/kernel/language.ts';
import type { PrinterAnswer, PrintJobAnswer } from '../contract/printing.ts';

/** Which level of the switch means "open": a setting of each drawer; ours are wired this way. */
const DRAWER_OPEN_LEVEL = 'high';

/** A printer as the counter shows it. */
export function describePrinter(row: PrinterRow): PrinterAnswer {
  const state: PrinterState = { ...DISCONNECTED, ...row.state };
  const usable = state.connection === 'connected' && state.answers;
  return {
    id: row.id,
    name: row.name,
    profile: row.profile,
    state: {
      online: usable && state.online,
      paper: state.paper,
      cover: state.coverOpen ? 'open' : 'closed',
      drawer: state.drawerSwitch === DRAWER_OPEN_LEVEL ? 'open' : 'closed',
      message: messageOf(state, usable),
    },
    queue: row.queue,
  };
}

function messageOf(state: PrinterState, usable: boolean): Localized | null {
  if (!usable) return printingWords('UNREACHABLE');
  const obstacle = obstacleOf(state);
  if (obstacle !== null) return printingWords(obstacle);
  return state.paper === 'near-end' ? printingWords('PAPER_LOW') : null;
}

/** A print job, with what to do about it. */
export const describePrintJob = (row: PrintJobRow): PrintJobAnswer => ({
  id: row.id,
  kind: row.kind,
  state: row.state as PrintJobAnswer['state'],
  receiptNumber: row.receiptNumber,
  message:
    row.state === 'unknown'
      ? printingWords('UNKNOWN')
      : row.problem === null || row.state === 'confirmed'
        ? null
        : printingWords(row.problem),
});
