import { describe, expect, it } from 'vitest';
import { cityCalendar } from '../../../shared/fees/calendar.ts';
import { quote } from '../../../shared/fees/price.ts';
import type { Quote } from '../../../shared/fees/quote.ts';
import { factsOf, loadCities, readCases, type FeeCase } from '../../fees/case-files.ts';
import { READINGS } from '../../fees/readings.ts';

const cities = loadCities();
const cases = readCases();
const calendar = cityCalendar([]);

function priceCase(each: FeeCase): Quote {
  const schedules = cities.get(each.rule_id) ?? [];
  const stated = each.inputs['action'];
  const fallback = typeof stated === 'string' ? stated : 'bill';
  const action = READINGS[each.id]?.action ?? fallback;
  const facts = factsOf(each, schedules);
  const result = quote({ schedules, action, facts, on: '2026-07-01', calendar });
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message.en}`);
  return result.quote;
}

/** The quoted amounts in the shape in which the case shows them. */
function shown(each: FeeCase, priced: Quote): readonly number[] {
  const wanted = READINGS[each.id]?.lines;
  if (wanted === undefined) return priced.lines.map((line) => line.amountCents);
  const amount = (id: string): number =>
    priced.lines.find((line) => line.id === id)?.amountCents ?? Number.NaN;
  return wanted.map((ids) =>
    typeof ids === 'string' ? amount(ids) : ids.reduce((sum, id) => sum + amount(id), 0),
  );
}

const toCents = (dollars: string): number => Math.round(Number(dollars) * 100);

describe('real fee rules', () => {
  it('holds every rule and case of the collection', () => {
    expect(cases).toHaveLength(313);
    expect(cities.size).toBe(98);
    expect(new Set(cases.map((each) => each.rule_id))).toEqual(new Set(cities.keys()));
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s to the cent', (_id, each) => {
    const priced = priceCase(each);
    const amounts = shown(each, priced);
    expect(amounts).toEqual(each.lines.map((line) => toCents(line.amount)));
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(each.expected_total_cents);
    for (const line of priced.lines) {
      const shares = line.shares.reduce((sum, share) => sum + share.amountCents, 0);
      expect(shares).toBe(line.amountCents);
    }
  });
});
