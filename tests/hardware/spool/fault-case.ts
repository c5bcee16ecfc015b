import { expect } from 'vitest';
import { decodeEscPos } from '../../../hardware/decoder/decode.ts';
import type { PaperPiece, PrintedItem } from '../../../hardware/virtual/paper-roll.ts';
import type { PrinterFault } from '../../../hardware/virtual/printer-fault.ts';
import { receiptBytes, startWorkerBench, until, type WorkerBench } from './worker-bench.ts';

export const FAULT_KINDS = [
  'paper-out',
  'cover-open',
  'offline',
  'reset',
  'half-write',
] as const satisfies PrinterFault['kind'][];

/** One thing going wrong at one place of a receipt on one model. */
export interface FaultCase {
  readonly profileId: string;
  readonly kind: (typeof FAULT_KINDS)[number];
  /** Bytes of the job that arrive before it. */
  readonly afterBytes: number;
  /** Whether somebody mends it while the worker still waits, or only later. */
  readonly mended: 'soon' | 'late';
}

const FIRST = 'C2-FY27-000001';
const SECOND = 'C2-FY27-000002';

/** Every 64-byte boundary of a receipt for a model. */
export function boundaries(bench: Pick<WorkerBench, 'profile'>): number[] {
  const { length } = receiptBytes(bench.profile, '!!!!', FIRST);
  return Array.from({ length: Math.ceil(length / 64) }, (_, at) => at * 64 + 1);
}

/**
 * Prints two receipts with a fault in the first, then holds paper and spool against each other:
 * confirmed only what is whole on paper, nothing twice, no fragment on another's receipt, every job
 * settled, nothing sent again by itself.
 */
export async function runFaultCase(fault: FaultCase): Promise<void> {
  const bench = await startWorkerBench(fault.profileId, {
    obstacleMs: fault.mended === 'soon' ? 5_000 : 60,
  });
  try {
    bench.printer.setFault({ kind: fault.kind, afterBytes: fault.afterBytes });
    const first = add(bench, FIRST);
    await until(() => isSettled(bench, first) || isStuck(bench), 'the fault shows');
    if (fault.mended === 'late')
      await until(() => isSettled(bench, first), 'the first is given up');
    const second = add(bench, SECOND);
    mend(bench);
    await until(() => [first, second].every((job) => isSettled(bench, job)), 'both are settled');
    await until(() => bench.printer.snapshot().waiting === 0, 'the printer has nothing left');
    expectPaperAndSpoolAgree(bench);
    expect(bench.store.record(second).state).toBe('confirmed');
    expect(bench.errors).toEqual([]);
  } finally {
    await bench.stop();
  }
}

function add(bench: WorkerBench, number: string): string {
  const job = bench.store.add('receipt', (processId) =>
    receiptBytes(bench.profile, processId, number),
  );
  bench.worker.wake();
  return job;
}

function isSettled(bench: WorkerBench, job: string): boolean {
  return ['confirmed', 'unknown'].includes(bench.store.record(job).state);
}

function isStuck(bench: WorkerBench): boolean {
  const { paper, coverOpen, online } = bench.printer.snapshot();
  return paper === 'out' || coverOpen || !online;
}

function mend({ printer }: WorkerBench): void {
  printer.loadPaper();
  printer.closeCover();
  printer.setOnline(true);
}

function expectPaperAndSpoolAgree(bench: WorkerBench): void {
  const roll = tornPieces(bench);
  for (const { job, state, history } of bench.store.records()) {
    const whole = printedItems(job.bytes);
    const copies = roll.filter((piece) => sameItems(piece, whole)).length;
    if (state === 'confirmed') expect(copies).toBe(1);
    expect(copies).toBeLessThanOrEqual(1);
    expect(history.filter((past) => past === 'sending')).toHaveLength(1);
  }
  for (const piece of roll) {
    const numbers = new Set(piece.items.flatMap(numberIn));
    expect([...numbers].length, 'no piece of paper mixes two receipts').toBeLessThanOrEqual(1);
  }
}

/** Where there is no cutter, one tears at the long feed that stands for the cut. */
function tornPieces({ printer, profile }: WorkerBench): readonly PaperPiece[] {
  const { roll } = printer.snapshot();
  if (profile.cutter !== 'none') return roll;
  const pieces: PaperPiece[] = [];
  let items: PrintedItem[] = [];
  for (const item of roll.flatMap((strip) => strip.items)) {
    items.push(item);
    if (item.kind !== 'feed' || item.dots !== profile.feedBeforeCutDots) continue;
    pieces.push({ items, cut: true });
    items = [];
  }
  return [...pieces, { items, cut: false }];
}

function printedItems(bytes: Uint8Array): PrintedItem[] {
  return decodeEscPos(bytes).filter(
    (item) =>
      item.kind === 'text' ||
      item.kind === 'line-feed' ||
      item.kind === 'feed' ||
      item.kind === 'image' ||
      item.kind === 'barcode',
  );
}

function sameItems(piece: PaperPiece, items: readonly PrintedItem[]): boolean {
  return JSON.stringify(piece.items) === JSON.stringify(items);
}

function numberIn(item: PrintedItem): string[] {
  if (item.kind === 'barcode') return [item.data];
  return item.kind === 'text' ? (item.text.match(/C2-FY27-\d{6}/g) ?? []) : [];
}
