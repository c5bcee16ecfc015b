/**
 * How fast a receipt becomes bytes, against the bare `escpos` driver printing the same lines; and how
 * soon after a job was queued its first byte reaches a printer, alone and with twenty at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import Printer from 'escpos/printer.js';
import { encodeReceipt } from '../../hardware/escpos/encode-receipt.ts';
import { layOut } from '../../hardware/escpos/layout.ts';
import { profileById } from '../../hardware/profiles/profiles.ts';
import { createPrinterWorker } from '../../hardware/spool/printer-worker.ts';
import { createTcpTransport } from '../../hardware/transports/tcp-transport.ts';
import { startVirtualPrinter } from '../../hardware/virtual/virtual-printer.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { cents, sumCents } from '../../shared/money/cents.ts';
import { saleReceiptDocument, type SaleReceipt } from '../../shared/receipt/sale-receipt.ts';
import { SAMPLE_RECEIPT } from '../hardware/sample-receipt.ts';
import { MemorySpoolStore } from '../hardware/spool/memory-spool-store.ts';
import { median, quantile, type Figure } from './figure.ts';

const LINES = 25;
const ROUNDS = 15;
const RECEIPTS_A_ROUND = 300;
const WORKSTATIONS = 20;
const JOBS = 50;
const JOB_EVERY_MS = 250;

const profile = profileById('epson-tm-t88v');
invariant(profile !== undefined, 'the TM-T88V has a profile');
const receipt = receiptOfLines(LINES);

/** The figures of `npm run bench -- printing`. */
export async function benchPrinting(): Promise<readonly Figure[]> {
  return [encoding(), ...(await delivery())];
}

function encoding(): Figure {
  invariant(profile !== undefined, 'the TM-T88V has a profile');
  const ours = (): unknown =>
    encodeReceipt(saleReceiptDocument(receipt), { profile, processId: 'abcd' });
  const lines = layOut(saleReceiptDocument(receipt), profile.columns).flatMap((item) =>
    item.kind === 'line' ? [item.text] : [],
  );
  const [oursPerSecond, barePerSecond] = perSecondInTurns(ours, () => bareReceipt(lines));
  const ratio = oursPerSecond / barePerSecond;
  return {
    name: `receipt of ${LINES} lines to bytes, against bare escpos printing the same lines`,
    value: Math.round(oursPerSecond),
    unit: '1/s',
    yardstick: Math.round(barePerSecond),
    ratio,
    goal: '>= 0.25',
    met: ratio >= 0.25,
  };
}

/** What one writes with the driver alone, given finished lines: no layout, no code tables, no safety,
 * and a barcode that no scanner reads. */
function bareReceipt(lines: readonly string[]): number {
  let length = 0;
  const printer = new Printer({ write: (data) => (length += data.length) });
  printer.hardware('INIT');
  for (const line of lines) printer.text(line, 'cp437');
  printer.barcode(receipt.receiptNumber, 'CODE128', { width: 2, height: 64 });
  printer.cut(true);
  printer.flush();
  return length;
}

/** Both in turns, so that a busy machine slows both; the median of the rounds. */
function perSecondInTurns(ours: () => unknown, bare: () => unknown): [number, number] {
  for (let warmUp = 0; warmUp < 4; warmUp += 1) {
    rate(ours);
    rate(bare);
  }
  const rates = Array.from({ length: ROUNDS }, () => [rate(ours), rate(bare)] as const);
  return [median(rates.map(([first]) => first)), median(rates.map(([, second]) => second))];
}

function rate(work: () => unknown): number {
  const start = performance.now();
  for (let count = 0; count < RECEIPTS_A_ROUND; count += 1) work();
  return (RECEIPTS_A_ROUND * 1_000) / (performance.now() - start);
}

/** Twenty printers with fifty jobs each, four a second: more than people at counters can sell. */
async function delivery(): Promise<Figure[]> {
  const alone = [await counter()];
  const together = await Promise.all(
    Array.from({ length: WORKSTATIONS }, async (_, at) => {
      await sleep((at * JOB_EVERY_MS) / WORKSTATIONS);
      return counter();
    }),
  );
  const yardstick = quantile(alone.flat(), 0.95);
  return [
    firstByte('queued to first byte at the printer, one workstation', alone.flat(), yardstick),
    firstByte(
      `queued to first byte at the printer, ${WORKSTATIONS} workstations of ${JOBS} jobs`,
      together.flat(),
      yardstick,
    ),
  ];
}

function firstByte(name: string, delaysMs: readonly number[], yardstick: number): Figure {
  const p95 = quantile(delaysMs, 0.95);
  return {
    name,
    value: p95,
    unit: 'ms',
    yardstick,
    ratio: p95 / yardstick,
    goal: 'p95 <= 50 ms',
    met: p95 <= 50,
  };
}

async function counter(): Promise<number[]> {
  invariant(profile !== undefined, 'the TM-T88V has a profile');
  const printer = await startVirtualPrinter();
  const store = new MemorySpoolStore();
  const worker = createPrinterWorker({
    printerId: 'bench',
    profile,
    transport: createTcpTransport({ host: '127.0.0.1', port: printer.port, reopenDelayMs: 0 }),
    store,
    render: (job) => Promise.resolve(job.bytes),
  });
  const printed = nextPiece(printer);
  worker.start();
  const delays: number[] = [];
  for (let count = 0; count < JOBS; count += 1) {
    const arrived = printed.next();
    const start = performance.now();
    const job = store.add('receipt', (processId) =>
      encodeReceipt(saleReceiptDocument(receipt), { profile, processId }),
    );
    worker.wake();
    delays.push((await arrived) - start);
    while (store.record(job).state !== 'confirmed') await sleep(1);
    await sleep(Math.max(0, start + JOB_EVERY_MS - performance.now()));
  }
  await worker.stop();
  await printer.stop();
  return delays;
}

type VirtualPrinter = Awaited<ReturnType<typeof startVirtualPrinter>>;

/** When something new first hangs from the printer. */
function nextPiece(printer: VirtualPrinter): {
  next(): Promise<number>;
} {
  let heard: (() => void) | null = null;
  printer.onChange(() => {
    if (printer.snapshot().roll.length === 0) return;
    printer.tearOff();
    heard?.();
  });
  return {
    next: () =>
      new Promise((resolve) => {
        heard = () => resolve(performance.now());
      }),
  };
}

function receiptOfLines(count: number): SaleReceipt {
  const lines = Array.from({ length: count }, (_, at) => ({
    title: `Dog license renewal ${at + 1}`,
    detail: null,
    programLabel: 'Animal licenses',
    recordNumber: `AL-2027-${10_000 + at}`,
    accountLabel: '100-4210 Animal license fees',
    amountCents: cents(2_500 + at),
  }));
  const totalCents = sumCents(lines.map((line) => line.amountCents));
  const tenders = [{ label: 'Check 1187', amountCents: totalCents }];
  return { ...SAMPLE_RECEIPT, lines, totalCents, tenders, changeCents: cents(0) };
}
