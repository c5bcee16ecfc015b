import { addMonths, formatDay, parseDay } from '../fees/days.ts';
import { invariant } from '../kernel/invariant.ts';

function numberOfDay(day: string): number {
  const number = parseDay(day);
  invariant(number !== null, `a day is YYYY-MM-DD, not ${day}`);
  return number;
}

/** `day` moved by whole days, earlier when negative. Days are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string => formatDay(numberOfDay(day) + days);

/** The same day `years` later; Feb 28 where there is no Feb 29. */
export const addYears = (day: string, years: number): string =>
  formatDay(addMonths(numberOfDay(day), years * 12));

/** Whole days from one day to another, negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  numberOfDay(to) - numberOfDay(from);

/** The earlier of two days. */
export const earlierOf = (a: string, b: string): string => (a < b ? a : b);
