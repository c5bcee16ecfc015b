import fc from 'fast-check';
import { describe, it } from 'vitest';
import { loadAll } from '../fees/all-schedules.ts';
import { plausibleSales, wildFacts } from '../fees/arbitrary-facts.ts';
import { expectLawful } from '../fees/quote-laws.ts';

const all = loadAll();
/** A million facts over all the schedules; the seed of a failure is printed with it. */
const EACH = Math.ceil(1_000_000 / all.length / 2);

describe('a million facts', () => {
  it.each(all.map((schedules) => [schedules[0]?.program ?? '', schedules] as const))(
    '%s',
    (_name, schedules) => {
      const action = schedules[0]?.knownActions[0] ?? 'bill';
      fc.assert(
        fc.property(plausibleSales(schedules), (sale) => {
          expectLawful(schedules, sale);
        }),
        { numRuns: EACH },
      );
      fc.assert(
        fc.property(wildFacts(schedules), (facts) => {
          expectLawful(schedules, { action, facts, on: '2026-07-01' });
        }),
        { numRuns: EACH },
      );
    },
  );
});
