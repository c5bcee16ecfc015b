import { parseDay, weekdayIndex } from './days.ts';
import { invariant } from '../kernel/invariant.ts';

/** The city's working days: Saturdays, Sundays and its holidays are closed. */
export interface CityCalendar {
  /** Day numbers of the holidays. */
  readonly holidays: ReadonlySet<number>;
}

/** A calendar from the city pack's list of holidays (`YYYY-MM-DD`). Throws on a day that does not
 * exist: the pack's loader checks them first. */
export function cityCalendar(holidays: Iterable<string>): CityCalendar {
  const days = new Set<number>();
  for (const holiday of holidays) {
    const day = parseDay(holiday);
    invariant(day !== null, `the holiday ${holiday} is a date`);
    days.add(day);
  }
  return { holidays: days };
}

export const isBusinessDay = (calendar: CityCalendar, day: number): boolean =>
  weekdayIndex(day) < 5 && !calendar.holidays.has(day);

/** The day itself when it is a business day, else the next one (`step` 1) or the one before
 * (`step` -1). */
export function rollToBusinessDay(calendar: CityCalendar, day: number, step: 1 | -1): number {
  let rolled = day;
  // A calendar that closes a whole year is a mistake; stop instead of looking for ever.
  for (let tries = 0; tries < 366 && !isBusinessDay(calendar, rolled); tries += 1) rolled += step;
  return rolled;
}

/** The most days that counting or adding business days walks over: some 27 years. */
const LONGEST_WALK = 10_000;

/** Business days after `from`, up to and including `to`; 0 when `to` is not later. Null when the
 * days lie too far apart to be meant. */
export function businessDaysBetween(
  calendar: CityCalendar,
  from: number,
  to: number,
): number | null {
  if (to - from > LONGEST_WALK) return null;
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (isBusinessDay(calendar, day)) count += 1;
  return count;
}

/** The day that many business days later (or earlier); null when too far. */
export function addBusinessDays(
  calendar: CityCalendar,
  from: number,
  count: number,
): number | null {
  if (Math.abs(count) > LONGEST_WALK / 2) return null;
  const step = count < 0 ? -1 : 1;
  let day = from;
  let left = Math.abs(count);
  for (let walked = 0; left > 0; walked += 1) {
    if (walked > LONGEST_WALK) return null;
    day += step;
    if (isBusinessDay(calendar, day)) left -= 1;
  }
  return day;
}
