/** Days as whole numbers counted from 1970-01-01, and the calendar arithmetic on them. Years 1
 * to 9999; pure, no time zones: a day here is a date on a wall calendar. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A date taken apart; `month` and `day` count from 1. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 31);
}

/** The day number of a date. Month 0 or 13 and so on roll into other years. */
export function dayNumber(year: number, month: number, day: number): number {
  // Counted in years that begin on March 1, so that the leap day is the last of its year.
  const shifted = year * 12 + month - 3;
  const y = Math.floor(shifted / 12);
  const m = shifted - y * 12;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leaps + dayOfYear - 719468;
}

export function partsOf(number: number): DateParts {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Reads `2026-07-01`; null when there is no such day. */
export function parseDay(text: string): number | null {
  const match = DAY.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

export function formatDay(number: number): string {
  const { year, month, day } = partsOf(number);
  const two = (value: number): string => value.toString().padStart(2, '0');
  return `${year.toString().padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The same day of a later (or earlier) month; the month's last day where it has no such day. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = partsOf(number);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayNumber(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Complete months from one day to a later one; 0 when it is not later. */
export function completeMonths(from: number, to: number): number {
  if (to <= from) return 0;
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months) > to ? months - 1 : months;
}

/** Months from one day to a later one, a part of a month counting whole. */
export function monthsOrPart(from: number, to: number): number {
  const complete = completeMonths(from, to);
  return to > from && addMonths(from, complete) < to ? complete + 1 : complete;
}

/** Monday is 0, Sunday 6. */
export function weekdayIndex(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}
