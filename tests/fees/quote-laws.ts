import { expect } from 'vitest';
import { cityCalendar } from '../../shared/fees/calendar.ts';
import { explainQuote } from '../../shared/fees/explain.ts';
import type { Schedule } from '../../shared/fees/load-schedule.ts';
import { quote, type QuoteResult } from '../../shared/fees/price.ts';
import type { Sale } from './arbitrary-facts.ts';

const calendar = cityCalendar(['2026-07-03', '2026-09-07', '2026-11-26', '2026-12-25']);

export function priceSale(schedules: readonly Schedule[], sale: Sale, explain = true): QuoteResult {
  return quote({ schedules, ...sale, calendar, explain });
}

/** What holds of every quote, whatever the facts: whole cents that add up, shares that make up
 * their line, words without holes, and the same price with and without an explanation. */
export function expectLawful(schedules: readonly Schedule[], sale: Sale): QuoteResult {
  const result = priceSale(schedules, sale);
  const plain = priceSale(schedules, sale, false);
  expect(plain.ok).toBe(result.ok);
  if (!result.ok || !plain.ok) {
    if (!result.ok) expect(result.refusal.message.en).not.toMatch(/undefined|NaN/);
    return result;
  }
  const { lines, totalCents } = result.quote;
  expect(Number.isSafeInteger(totalCents)).toBe(true);
  expect(lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(totalCents);
  for (const line of lines) {
    expect(Number.isSafeInteger(line.amountCents)).toBe(true);
    expect(line.shares.reduce((sum, share) => sum + share.amountCents, 0)).toBe(line.amountCents);
  }
  expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
  expect(plain.quote.lines.map((line) => line.amountCents)).toEqual(
    lines.map((line) => line.amountCents),
  );
  for (const language of ['en', 'es'] as const) {
    expect(explainQuote(result.quote, language)).not.toMatch(/undefined|NaN|\[object/);
  }
  return result;
}
