/** What a value of the language is. `rate` is "$0.75 per $1,000": `of` applies it to a measure.
 * Dates are day numbers, `monthday` days of a leap year, `time` minutes after midnight. */
export type ValueType =
  | { readonly kind: PlainKind }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'rate'; readonly amount: NumericKind; readonly per: NumericKind }
  | { readonly kind: 'list'; readonly of: ValueType }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, ValueType> };

export type NumericKind = 'number' | 'money' | 'percent' | 'days' | 'months';
export type PlainKind =
  NumericKind | 'boolean' | 'text' | 'date' | 'monthday' | 'time' | 'businessDays';

const NUMERIC: ReadonlySet<string> = new Set<NumericKind>([
  'number',
  'money',
  'percent',
  'days',
  'months',
]);

/** Kinds whose values are exact fractions. */
export function isNumeric(type: ValueType): type is { readonly kind: NumericKind } {
  return NUMERIC.has(type.kind);
}

/** Kinds that are whole JavaScript numbers with an order. */
export function isOrdinal(type: ValueType): boolean {
  return type.kind === 'date' || type.kind === 'monthday' || type.kind === 'time';
}

const WORDS: Readonly<Record<ValueType['kind'], string>> = {
  number: 'a number',
  money: 'an amount of money',
  percent: 'a percentage',
  days: 'a number of days',
  months: 'a number of months',
  businessDays: 'a number of business days',
  boolean: 'true or false',
  text: 'a word',
  date: 'a date',
  monthday: 'a day of the year',
  time: 'a time of day',
  choice: 'a choice',
  rate: 'a rate',
  list: 'a list',
  record: 'an item of a list',
};

/** The type as a message names it: "an amount of money". */
export function typeWords(type: ValueType): string {
  return WORDS[type.kind];
}

export const BOOLEAN: ValueType = { kind: 'boolean' };
export const NUMBER: ValueType = { kind: 'number' };
export const MONEY: ValueType = { kind: 'money' };
export const DAYS: ValueType = { kind: 'days' };
export const MONTHS: ValueType = { kind: 'months' };
export const DATE: ValueType = { kind: 'date' };
