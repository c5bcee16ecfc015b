import { expect, test, vi } from 'vitest';
import { boundaries, FAULT_KINDS, runFaultCase, type FaultCase } from './fault-case.ts';
import { profileNamed } from './worker-bench.ts';

// Generous, for a busy machine; a test that works takes milliseconds.
vi.setConfig({ testTimeout: 30_000 });

// A sample of the whole matrix, which tests/faults/printer-matrix.test.ts runs: each fault, on a
// printer with process ids and on one without, at places spread over the receipt.
const PLACES = [0, 0.2, 0.4, 0.6, 0.8, 1];

const cases = ['epson-tm-t88v', 'generic-80mm'].flatMap((profileId) =>
  FAULT_KINDS.flatMap((kind) =>
    PLACES.map((place, at): FaultCase => {
      const all = boundaries({ profile: profileNamed(profileId) });
      const afterBytes = all[Math.round(place * (all.length - 1))] ?? 1;
      return { profileId, kind, afterBytes, mended: at % 2 === 0 ? 'soon' : 'late' };
    }),
  ),
);

test('the sample reaches from the first to the last part of a receipt', () => {
  expect(new Set(cases.map((fault) => fault.afterBytes)).size).toBeGreaterThanOrEqual(6);
});

test.concurrent.each(cases)('$profileId: $kind after $afterBytes bytes, mended $mended', (fault) =>
  runFaultCase(fault),
);
