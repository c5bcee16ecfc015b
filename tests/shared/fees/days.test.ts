import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  businessDaysBetween,
  cityCalendar,
  isBusinessDay,
  rollToBusinessDay,
} from '../../../shared/fees/calendar.ts';
import {
  addMonths,
  completeMonths,
  formatDay,
  monthsOrPart,
  parseDay,
  weekdayIndex,
} from '../../../shared/fees/days.ts';
import { sourceHash } from '../../../shared/fees/source-hash.ts';
import { createHash } from 'node:crypto';

const day = (text: string): number => {
  const number = parseDay(text);
  if (number === null) throw new Error(`no day ${text}`);
  return number;
};

describe('days', () => {
  it('agree with the platform on every date from 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
        const date = new Date(number * 86_400_000);
        const text = formatDay(number);
        expect(text).toBe(date.toISOString().slice(0, 10));
        expect(parseDay(text)).toBe(number);
        expect(weekdayIndex(number)).toBe((date.getUTCDay() + 6) % 7);
      }),
      { seed: 20260701, numRuns: 2000 },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '', '2026-01-01T00'])(
    'refuse %s',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-15', -3, '2025-12-15'],
  ])('%s and %s months is %s', (from, months, to) => {
    expect(formatDay(addMonths(day(from), months))).toBe(to);
  });

  it.each([
    ['2026-07-31', '2026-07-31', 0, 0],
    ['2026-07-31', '2026-08-01', 0, 1],
    ['2026-07-31', '2026-08-31', 1, 1],
    ['2026-01-31', '2026-02-28', 1, 1],
    ['2026-01-31', '2026-03-01', 1, 2],
    ['2026-08-01', '2026-07-01', 0, 0],
  ])('from %s to %s: %s months, %s or part', (from, to, complete, orPart) => {
    expect(completeMonths(day(from), day(to))).toBe(complete);
    expect(monthsOrPart(day(from), day(to))).toBe(orPart);
  });
});

describe('business days', () => {
  // Thanksgiving and the day after.
  const calendar = cityCalendar(['2026-11-26', '2026-11-27']);

  it('skip weekends and holidays', () => {
    expect(formatDay(rollToBusinessDay(calendar, day('2026-11-26'), 1))).toBe('2026-11-30');
    expect(formatDay(rollToBusinessDay(calendar, day('2026-11-29'), -1))).toBe('2026-11-25');
    expect(businessDaysBetween(calendar, day('2026-11-25'), day('2026-12-01'))).toBe(2);
    expect(formatDay(addBusinessDays(calendar, day('2026-11-25'), 2) ?? 0)).toBe('2026-12-01');
    expect(formatDay(addBusinessDays(calendar, day('2026-12-01'), -2) ?? 0)).toBe('2026-11-25');
  });

  it('stop when they are asked for an age', () => {
    expect(businessDaysBetween(calendar, day('1900-01-01'), day('2026-01-01'))).toBeNull();
    expect(addBusinessDays(calendar, day('2026-01-01'), 100_000)).toBeNull();
    const closed = cityCalendar(
      Array.from({ length: 800 }, (_, index) => formatDay(day('2026-01-01') + index)),
    );
    expect(isBusinessDay(closed, rollToBusinessDay(closed, day('2026-01-01'), 1))).toBe(false);
  });
});

describe('the hash of a source', () => {
  it('is SHA-256 of its UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sourceHash(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
      { seed: 20260701, numRuns: 500 },
    );
  });
});
