import { cents, formatCents } from '../shared/money/cents.ts';
import { language } from './language.ts';

const LOCALES = { en: 'en-US', es: 'es-US' } as const;

/** `10600` → `106.00`, as on the lines of a receipt. */
export function amount(valueCents: number): string {
  return formatCents(cents(valueCents));
}

/** `10600` → `$106.00`, where money is decided. */
export function dollars(valueCents: number): string {
  return valueCents < 0 ? `−$${amount(-valueCents)}` : `$${amount(valueCents)}`;
}

/** `2026-11-30` → `Nov 30, 2026`. Days carry no time zone, so none may shift them. */
export function dayText(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(LOCALES[language()], {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(date);
}

/** `2026-11-23` → `Monday, November 23`. */
export function longDayText(day: string): string {
  return new Intl.DateTimeFormat(LOCALES[language()], {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** The time of day of an instant in the city, whatever the browser believes: `8:02 AM`. */
export function timeText(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALES[language()], { timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}

/** Day and time of an instant in the city: `Nov 23, 2026, 8:02 AM`. */
export function instantText(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALES[language()], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(instant));
}
