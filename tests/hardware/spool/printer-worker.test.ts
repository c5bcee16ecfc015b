import { afterEach, describe, expect, test, vi } from 'vitest';
import { encodeDrawerKick } from '../../../hardware/escpos/encode-drawer-kick.ts';
import type { PaperPiece } from '../../../hardware/virtual/paper-roll.ts';
import type { PrinterFault } from '../../../hardware/virtual/printer-fault.ts';
import { receiptBytes, startWorkerBench, until, type WorkerBench } from './worker-bench.ts';

// Generous, for a busy machine; a test that works takes milliseconds.
vi.setConfig({ testTimeout: 30_000 });

let bench: WorkerBench;
afterEach(async () => {
  await bench.stop();
  expect(bench.errors).toEqual([]);
});

const print = (number = 'C2-FY27-000001'): string => {
  const id = bench.store.add('receipt', (processId) =>
    receiptBytes(bench.profile, processId, number),
  );
  bench.worker.wake();
  return id;
};

const kick = (): string => {
  const id = bench.store.add('drawer-kick', (processId) =>
    encodeDrawerKick({ profile: bench.profile, processId, connector: 0 }),
  );
  bench.worker.wake();
  return id;
};

const settled = async (jobId: string): Promise<string> => {
  const done = (): boolean =>
    ['confirmed', 'failed', 'unknown'].includes(bench.store.record(jobId).state);
  await until(done, `${jobId} is settled`);
  const { state, reason } = bench.store.record(jobId);
  return reason === null ? state : `${state} ${reason}`;
};

const barcodes = (piece: PaperPiece | undefined): string[] =>
  (piece?.items ?? []).flatMap((item) => (item.kind === 'barcode' ? [item.data] : []));

describe('a printer that works', () => {
  test.each(['epson-tm-t88v', 'epson-tm-m30', 'generic-80mm', 'star-escpos'])(
    '%s confirms a receipt and cuts it',
    async (profileId) => {
      bench = await startWorkerBench(profileId);
      expect(await settled(print())).toBe('confirmed');
      expect(bench.printer.snapshot().roll.map((piece) => piece.cut)).toEqual([true]);
      expect(barcodes(bench.printer.snapshot().roll[0])).toEqual(['C2-FY27-000001']);
    },
  );

  test('a drawer kick opens the drawer once and prints nothing', async () => {
    bench = await startWorkerBench();
    expect(await settled(kick())).toBe('confirmed');
    expect(bench.printer.snapshot()).toMatchObject({ drawerKicks: 1, drawerOpen: true, roll: [] });
    await until(() => bench.worker.state().drawerSwitch === 'high', 'the open drawer is seen');
    bench.printer.closeDrawer();
    await until(() => bench.worker.state().drawerSwitch === 'low', 'the closed drawer is seen');
  });

  test('jobs come out in order and never mixed', async () => {
    bench = await startWorkerBench();
    const numbers = Array.from({ length: 30 }, (_, at) => `C2-FY27-${100000 + at}`);
    const jobs = numbers.map(print);
    for (const job of jobs) expect(await settled(job)).toBe('confirmed');
    const { roll } = bench.printer.snapshot();
    expect(roll.map(barcodes)).toEqual(numbers.map((number) => [number]));
  });

  test('a slow printer is waited for', async () => {
    bench = await startWorkerBench('epson-tm-t88v', { completionMs: 5_000 });
    bench.printer.setFault({ kind: 'slow', msPerItem: 2 });
    expect(await settled(print())).toBe('confirmed');
    expect(bench.printer.snapshot().waiting).toBe(0);
  });
});

describe('before the first byte', () => {
  test.each([
    ['PAPER_OUT', () => bench.printer.pullPaper(), () => bench.printer.loadPaper()],
    ['COVER_OPEN', () => bench.printer.openCover(), () => bench.printer.closeCover()],
    ['OFFLINE', () => bench.printer.setOnline(false), () => bench.printer.setOnline(true)],
  ] as const)('%s: nothing is sent until it is mended, then once', async (code, spoil, mend) => {
    bench = await startWorkerBench();
    spoil();
    const job = print();
    await until(() => bench.store.record(job).job.attempt > 2, 'it was tried again');
    expect(bench.store.record(job)).toMatchObject({ state: 'queued', reason: code });
    expect(bench.printer.snapshot()).toMatchObject({ roll: [], waiting: 0 });
    mend();
    expect(await settled(job)).toBe('confirmed');
    expect(bench.printer.snapshot().roll).toHaveLength(1);
  });

  test('a kick that cannot be sent now is never sent', async () => {
    bench = await startWorkerBench();
    bench.printer.pullPaper();
    expect(await settled(kick())).toBe('failed PAPER_OUT');
    bench.printer.loadPaper();
    expect(await settled(print())).toBe('confirmed');
    expect(bench.printer.snapshot().drawerKicks).toBe(0);
  });

  test('a printer that takes connections and never reads is not printed on', async () => {
    bench = await startWorkerBench();
    bench.printer.setFault({ kind: 'never-reads' });
    const job = print();
    await until(() => bench.store.record(job).reason === 'NO_ANSWER', 'its silence is noticed');
    expect(bench.store.record(job).state).toBe('queued');
    bench.printer.setFault(null);
    expect(await settled(job)).toBe('confirmed');
    expect(bench.printer.snapshot().roll).toHaveLength(1);
  });

  test('a printer that is not there', async () => {
    bench = await startWorkerBench();
    await bench.printer.stop();
    const job = print();
    await until(() => bench.store.record(job).reason === 'UNREACHABLE', 'its absence is noticed');
    expect(bench.worker.state().connection).toBe('disconnected');
    expect(bench.store.record(job).history).toEqual(['queued']);
  });
});

describe('in the middle of a job', () => {
  const interruptions: [PrinterFault, () => void][] = [
    [{ kind: 'paper-out', afterBytes: 400 }, () => bench.printer.loadPaper()],
    [{ kind: 'cover-open', afterBytes: 400 }, () => bench.printer.closeCover()],
    [{ kind: 'offline', afterBytes: 400 }, () => bench.printer.setOnline(true)],
  ];

  test.each(interruptions)(
    '%j: waits, then asks whether the paper is whole',
    async (fault, mend) => {
      bench = await startWorkerBench();
      bench.printer.setFault(fault);
      const job = print('C2-FY27-000001');
      const shown = (): boolean => {
        const { currentJobId, online } = bench.worker.state();
        return currentJobId === job && !online;
      };
      await until(shown, 'it is shown');
      expect(bench.store.record(job).state).toBe('sending');
      mend();
      expect(await settled(job)).toBe('unknown INTERRUPTED');
      expect(await settled(print('C2-FY27-000002'))).toBe('confirmed');
      const { roll } = bench.printer.snapshot();
      expect(roll.map(barcodes)).toEqual([['C2-FY27-000001'], ['C2-FY27-000002']]);
    },
  );

  test.each(['epson-tm-t88v', 'generic-80mm'])(
    '%s: nobody mends it: unknown, and the rest of it never tops the next receipt',
    async (profileId) => {
      bench = await startWorkerBench(profileId, { obstacleMs: 100 });
      bench.printer.setFault({ kind: 'paper-out', afterBytes: 400 });
      expect(await settled(print('C2-FY27-000001'))).toBe('unknown TIMED_OUT');
      const next = print('C2-FY27-000002');
      bench.printer.loadPaper();
      expect(await settled(next)).toBe('confirmed');
      const last = bench.printer.snapshot().roll.at(-1);
      expect(barcodes(last)).toEqual(['C2-FY27-000002']);
      expect(last?.items.find((item) => item.kind === 'text')?.text.trim()).toBe(
        'City of Alder Bay',
      );
    },
  );

  test.each([
    { kind: 'reset', afterBytes: 300 },
    { kind: 'half-write', afterBytes: 300 },
  ] as const)('%j: unknown, never tried again by itself', async (fault) => {
    bench = await startWorkerBench();
    bench.printer.setFault(fault);
    expect(await settled(print('C2-FY27-000001'))).toBe('unknown CONNECTION_LOST');
    expect(await settled(print('C2-FY27-000002'))).toBe('confirmed');
    expect(bench.printer.snapshot().roll.flatMap(barcodes)).toEqual(['C2-FY27-000002']);
    expect(bench.store.records().map((record) => record.history)).toEqual([
      ['queued', 'sending', 'unknown'],
      ['queued', 'sending', 'confirmed'],
    ]);
  });

  test('a clone that never sends a process id is believed by its status reply', async () => {
    bench = await startWorkerBench();
    bench.printer.setFault({ kind: 'no-process-id' });
    expect(await settled(print())).toBe('confirmed');
  });

  test('a worker that is stopped does not wait for ever', async () => {
    bench = await startWorkerBench();
    bench.printer.setFault({ kind: 'paper-out', afterBytes: 400 });
    const job = print();
    await until(() => bench.worker.state().paper === 'out', 'it is shown');
    await bench.worker.stop();
    expect(bench.store.record(job)).toMatchObject({ state: 'unknown', reason: 'STOPPED' });
  });
});

describe('the database goes away for a moment', () => {
  test('after the printer has confirmed: the job is confirmed all the same, once', async () => {
    bench = await startWorkerBench();
    bench.store.failNext('markConfirmed', 3);
    const job = print();
    await until(() => bench.store.record(job).state === 'confirmed', 'it is confirmed');
    expect(bench.printer.snapshot().roll).toHaveLength(1);
    expect(bench.errors.splice(0)).toHaveLength(3);
  });

  test('before anything was sent: it is printed later, once', async () => {
    bench = await startWorkerBench();
    bench.store.failNext('markSending', 1);
    const job = print();
    await until(() => bench.store.record(job).state === 'confirmed', 'it is confirmed');
    expect(bench.store.record(job).history).toEqual(['queued', 'sending', 'confirmed']);
    expect(bench.printer.snapshot().roll).toHaveLength(1);
    expect(bench.errors.splice(0)).toHaveLength(1);
  });

  test('while another holds the lease the printer is left alone', async () => {
    bench = await startWorkerBench();
    await until(() => bench.worker.state().connection === 'connected', 'it is connected');
    bench.store.leaseIsOurs = false;
    await until(() => bench.worker.state().connection === 'disconnected', 'it hangs up');
    const job = print();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(bench.store.record(job).state).toBe('queued');
    expect(bench.printer.snapshot().roll).toEqual([]);
    bench.store.leaseIsOurs = true;
    expect(await settled(job)).toBe('confirmed');
  });
});
