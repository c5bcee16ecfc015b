import { encodeReceipt } from '../../../hardware/escpos/encode-receipt.ts';
import { profileById } from '../../../hardware/profiles/profiles.ts';
import type { PrinterProfile } from '../../../hardware/profiles/profile.ts';
import { createPrinterWorker, type PrinterWorker } from '../../../hardware/spool/printer-worker.ts';
import type { WorkerTiming } from '../../../hardware/spool/worker-timing.ts';
import { createTcpTransport } from '../../../hardware/transports/tcp-transport.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../../hardware/virtual/virtual-printer.ts';
import { invariant } from '../../../shared/kernel/invariant.ts';
import { saleReceiptDocument } from '../../../shared/receipt/sale-receipt.ts';
import { SAMPLE_RECEIPT } from '../sample-receipt.ts';
import { MemorySpoolStore } from './memory-spool-store.ts';

/** Patience for tests: everything that takes seconds at a counter takes tens of milliseconds. */
export const QUICK: WorkerTiming = {
  statusEveryMs: 10,
  queueEveryMs: 20,
  answerMs: 1_000,
  sendMs: 2_000,
  completionMs: 3_000,
  obstacleMs: 600,
  processIdMs: 60,
  quietMs: 40,
  retryMs: 20,
  stopMs: 100,
};

/** A worker, its spool and the printer that it drives. */
export interface WorkerBench {
  readonly printer: VirtualPrinter;
  readonly store: MemorySpoolStore;
  readonly worker: PrinterWorker;
  readonly profile: PrinterProfile;
  readonly errors: unknown[];
  stop(): Promise<void>;
}

export async function startWorkerBench(
  profileId = 'epson-tm-t88v',
  timing: Partial<WorkerTiming> = {},
): Promise<WorkerBench> {
  const profile = profileNamed(profileId);
  const printer = await startVirtualPrinter();
  const store = new MemorySpoolStore();
  const errors: unknown[] = [];
  const worker = createPrinterWorker({
    printerId: 'printer-1',
    profile,
    transport: createTcpTransport({ host: '127.0.0.1', port: printer.port, reopenDelayMs: 5 }),
    store,
    render: (job) => Promise.resolve(job.bytes),
    onError: (error) => errors.push(error),
    timing: { ...QUICK, ...timing },
  });
  worker.start();
  return {
    printer,
    store,
    worker,
    profile,
    errors,
    async stop() {
      await worker.stop();
      await printer.stop();
    },
  };
}

export function profileNamed(id: string): PrinterProfile {
  const profile = profileById(id);
  invariant(profile !== undefined, `there is a profile ${id}`);
  return profile;
}

/** The bytes of a short receipt that says its number. */
export function receiptBytes(
  profile: PrinterProfile,
  processId: string,
  number: string,
): Uint8Array {
  const document = saleReceiptDocument({ ...SAMPLE_RECEIPT, receiptNumber: number });
  return encodeReceipt(document, { profile, processId });
}

/** Waits until a condition holds; fails the test when it never does. */
export async function until(condition: () => boolean, what: string, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
