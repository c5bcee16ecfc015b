import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../shared/fees/load-schedule.ts';
import { loadAll, loadAlderBay } from '../../fees/all-schedules.ts';
import { plausibleSales, wildFacts, type Sale } from '../../fees/arbitrary-facts.ts';
import { loadCities } from '../../fees/case-files.ts';
import { expectLawful, priceSale } from '../../fees/quote-laws.ts';

const all = loadAll();
const cities = loadCities();
const alderBay = loadAlderBay();
const named = all.map((schedules) => [schedules[0]?.program ?? '', schedules] as const);

describe('whatever the facts', () => {
  it.each(named)('%s adds up or refuses', (_name, schedules) => {
    fc.assert(
      fc.property(plausibleSales(schedules), (sale) => {
        expectLawful(schedules, sale);
      }),
      { seed: 20260701, numRuns: 30 },
    );
  });

  it.each(named)('%s refuses nonsense without falling over', (_name, schedules) => {
    const action = schedules[0]?.knownActions[0] ?? 'bill';
    fc.assert(
      fc.property(wildFacts(schedules), (facts) => {
        expectLawful(schedules, { action, facts, on: '2026-07-01' });
      }),
      { seed: 20260701, numRuns: 30 },
    );
  });
});

/** Lines that their rule limits, in cents. */
const LIMITS: readonly (readonly [string, string, number, number])[] = [
  ['A01', 'capped-tax', 0, 18_067_426],
  ['A05', 'tax', 3000, 500_000],
  ['A23', 'tax', 5000, 300_000],
  ['A41', 'penalty', 2500, Number.MAX_SAFE_INTEGER],
  ['A47', 'license', 2500, Number.MAX_SAFE_INTEGER],
  ['A60', 'license-fee', 0, 350_000],
  ['G12', 'late-filing', 2500, Number.MAX_SAFE_INTEGER],
  ['H11', 'card-fee', 250, Number.MAX_SAFE_INTEGER],
  ['H16', 'strong-motion-fee', 50, Number.MAX_SAFE_INTEGER],
];

describe('caps and floors', () => {
  it.each(LIMITS)('%s %s stays between its limits', (rule, id, least, most) => {
    const schedules = cities.get(rule) ?? [];
    fc.assert(
      fc.property(plausibleSales(schedules), (sale) => {
        const result = priceSale(schedules, sale, false);
        const line = result.ok ? result.quote.lines.find((each) => each.id === id) : undefined;
        if (line === undefined) return;
        expect(line.amountCents).toBeGreaterThanOrEqual(least);
        expect(line.amountCents).toBeLessThanOrEqual(most);
      }),
      { seed: 20260701, numRuns: 200 },
    );
  });
});

/** Facts that count how late one is. A41's floor and A61's amnesty do not lower a penalty. */
const LATENESS: readonly (readonly [string, string])[] = [
  ['A06', 'months_delinquent'],
  ['A07', 'days_late'],
  ['A09', 'days_after_expiry'],
  ['A36', 'steps'],
  ['A38', 'steps'],
  ['A39', 'months_late'],
  ['A41', 'months_late'],
  ['A54', 'days_late'],
  ['A55', 'days_late'],
  ['A61', 'days_late'],
  ['B09', 'months_late'],
  ['C06', 'late_days'],
  ['C07', 'late_days'],
  ['C09', 'days_unpaid'],
  ['C13', 'late_days'],
  ['G01', 'months_late'],
  ['G03', 'days_delinquent'],
  ['G04', 'days_delinquent'],
  ['G11', 'days_late'],
  ['G12', 'payment_days_late'],
  ['H07', 'days_delinquent'],
];

function total(schedules: readonly Schedule[], sale: Sale): number | null {
  const result = priceSale(schedules, sale, false);
  return result.ok ? result.quote.totalCents : null;
}

describe('penalties never fall as time passes', () => {
  it.each(LATENESS)('%s by %s', (rule, fact) => {
    const schedules = cities.get(rule) ?? [];
    const later = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(plausibleSales(schedules), later, (sale, [days, more]) => {
        const at = (value: number) =>
          total(schedules, { ...sale, facts: { ...sale.facts, [fact]: value } });
        const [early, late] = [at(days), at(days + more)];
        if (early !== null && late !== null) expect(late).toBeGreaterThanOrEqual(early);
      }),
      { seed: 20260701, numRuns: 100 },
    );
  });

  it.each(['parking-citation', 'business-license'])('%s by the day of payment', (program) => {
    const schedules = alderBay.get(program) ?? [];
    const facts = {
      'parking-citation': { violation: 'AB-40.1', violatedOn: '2026-07-09' },
      'business-license': { activity: 'retail', grossReceipts: 68000000, dueOn: '2026-07-31' },
    }[program];
    const action = program === 'parking-citation' ? 'pay' : 'renew';
    let last = 0;
    for (let day = 0; day < 400; day += 1) {
      const on = new Date(Date.UTC(2026, 6, 9) + day * 86_400_000).toISOString().slice(0, 10);
      const owed = total(schedules, { action, facts: facts ?? {}, on });
      expect(owed).toBeGreaterThanOrEqual(last);
      last = owed ?? 0;
    }
    expect(last).toBeGreaterThan(0);
  });
});
