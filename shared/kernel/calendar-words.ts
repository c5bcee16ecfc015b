import type { Localized } from './language.ts';

const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
} as const;

/** `2028-11-30` as people read it: "Nov 30, 2028", "30 nov 2028". */
export function dayInWords(day: string): Localized {
  const [year = '', month = '1', date = '1'] = day.split('-');
  const index = Number(month) - 1;
  return {
    en: `${MONTHS.en[index] ?? month} ${Number(date)}, ${year}`,
    es: `${Number(date)} ${MONTHS.es[index] ?? month} ${year}`,
  };
}
