import { describe, test } from 'vitest';
import {
  boundaries,
  FAULT_KINDS,
  runFaultCase,
  type FaultCase,
} from '../hardware/spool/fault-case.ts';
import { profileNamed } from '../hardware/spool/worker-bench.ts';

// Every fault at every 64-byte boundary of a receipt, mended while the worker waits and only later.
const WAYS = ['soon', 'late'] as const;

describe.each(['epson-tm-t88v', 'generic-80mm', 'generic-58mm'])('%s', (profileId) => {
  const places = boundaries({ profile: profileNamed(profileId) });
  const cases = FAULT_KINDS.flatMap((kind) =>
    places.flatMap((afterBytes) =>
      WAYS.map((mended): FaultCase => ({ profileId, kind, afterBytes, mended })),
    ),
  );
  test.concurrent.each(cases)('$kind after $afterBytes bytes, mended $mended', (fault) =>
    runFaultCase(fault),
  );
});
