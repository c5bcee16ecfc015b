import {
  compare,
  multiply,
  NOUGHT,
  roundTo,
  toDecimal,
  toFraction,
  whole,
  fraction,
  type Exact,
} from '../../money/exact.ts';
import type { Localized } from '../../kernel/language.ts';
import { formatDay, partsOf, dayNumber } from '../days.ts';
import { MONTH_NAMES } from './tokens.ts';
import type { Rate, Value } from './node.ts';
import type { ValueType } from './types.ts';

const MICRO = fraction(1, 1_000_000);

/** Groups the whole part in thousands: 1234567.5 → 1,234,567.5. */
function grouped(decimal: string): string {
  const point = decimal.indexOf('.');
  const end = point < 0 ? decimal.length : point;
  const start = decimal.startsWith('-') ? 1 : 0;
  if (end - start <= 3) return decimal;
  let text = decimal.slice(end);
  let at = end;
  for (; at - 3 > start; at -= 3) text = `,${decimal.slice(at - 3, at)}${text}`;
  return decimal.slice(0, at) + text;
}

/** A number as printed: exact decimals, or six decimals and the fraction when there is no end. */
export function formatNumber(value: Exact): string {
  const decimal = toDecimal(value);
  if (decimal !== null) return grouped(decimal);
  const near = toDecimal(roundTo(value, MICRO, 'half-up')) ?? '';
  return `${grouped(near)}… (${toFraction(value)})`;
}

export function formatMoney(value: Exact): string {
  const negative = compare(value, NOUGHT) < 0;
  const size = negative ? multiply(value, whole(-1)) : value;
  const text = formatNumber(size);
  const point = text.indexOf('.');
  // Whole cents always show both digits; a fraction without an end shows what it has.
  const padding = point < 0 ? '.00' : point === text.length - 2 ? '0' : '';
  return `${negative ? '-' : ''}$${text}${text.includes('…') ? '' : padding}`;
}

const HUNDRED = whole(100);

/** `0.1%`, from the fraction 0.001. */
export function formatPercent(value: Exact): string {
  return `${formatNumber(multiply(value, HUNDRED))}%`;
}

export function formatTime(minutes: number): string {
  const two = (value: number): string => value.toString().padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `July 1`, from the day of a leap year. */
export function formatMonthDay(ordinal: number): string {
  const { month, day } = partsOf(dayNumber(2000, 1, 1) + ordinal - 1);
  return `${MONTH_NAMES[month - 1] ?? ''} ${day}`;
}

/** A value of the language as an explanation prints it. */
export function formatValue(type: ValueType, value: Value): string {
  switch (type.kind) {
    case 'number':
    case 'days':
    case 'months':
    case 'businessDays':
      return formatNumber(value as Exact);
    case 'money':
      return formatMoney(value as Exact);
    case 'percent':
      return formatPercent(value as Exact);
    case 'date':
      return formatDay(value as number);
    case 'monthday':
      return formatMonthDay(value as number);
    case 'time':
      return formatTime(value as number);
    case 'boolean':
      return value === true ? 'true' : 'false';
    case 'text':
    case 'choice':
      return value as string;
    case 'rate':
      return formatRate(type, value as Rate).en;
    case 'list':
      return (value as readonly Value[]).map((item) => formatValue(type.of, item)).join(', ');
    case 'record':
      return [...type.fields]
        .flatMap(([name, field]) => {
          const held = (value as ReadonlyMap<string, Value>).get(name);
          return held === undefined ? [] : [`${name} ${formatValue(field, held)}`];
        })
        .join(', ');
  }
}

const PART_WORDS = {
  exact: { en: '', es: '' },
  'or fraction': { en: ' or fraction', es: ' o fracción' },
  'or major part': { en: ' or major part', es: ' o la mayor parte' },
} as const;

export function formatRate(type: ValueType & { kind: 'rate' }, rate: Rate): Localized {
  const amount = formatValue({ kind: type.amount }, rate.amount);
  const per = formatValue({ kind: type.per }, rate.per);
  const part = PART_WORDS[rate.mode];
  return { en: `${amount} per ${per}${part.en}`, es: `${amount} por cada ${per}${part.es}` };
}
