import type { IToken } from 'chevrotain';
import { invariant } from '../../kernel/invariant.ts';
import { divide, parseDecimal, whole } from '../../money/exact.ts';
import { dayNumber, daysInMonth, parseDay } from '../days.ts';
import type { Expression, Literal, TimeUnit } from './syntax.ts';
import { MONTH_NAMES } from './tokens.ts';

export type LiteralKind =
  'money' | 'percent' | 'number' | 'date' | 'monthday' | 'time' | 'text' | 'true' | 'false';

/** A literal that looks right and is not: February 30, 25 digits. The message is for the user. */
export class BadLiteral extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const HUNDRED = whole(100);

export function readLiteral(kind: LiteralKind, token: IToken): Expression {
  return { kind: 'literal', at: token.startOffset, literal: literalOf(kind, token) };
}

function literalOf(kind: LiteralKind, token: IToken): Literal {
  const text = token.image;
  switch (kind) {
    case 'money':
      return { type: 'money', value: numeral(text.slice(1).replaceAll(',', ''), token) };
    case 'percent':
      return { type: 'percent', value: divide(numeral(text.slice(0, -1).trim(), token), HUNDRED) };
    case 'number':
      return { type: 'number', value: numeral(text, token) };
    case 'date': {
      const day = parseDay(text);
      if (day === null) throw new BadLiteral(`There is no day ${text}.`, token.startOffset);
      return { type: 'date', value: day };
    }
    case 'monthday': {
      const value = parseMonthDay(text);
      if (value === null) throw new BadLiteral(`There is no day ${text}.`, token.startOffset);
      return { type: 'monthday', value };
    }
    case 'time': {
      const value = parseTime(text);
      if (value === null) throw new BadLiteral(`There is no time ${text}.`, token.startOffset);
      return { type: 'time', value };
    }
    case 'text':
      return { type: 'text', value: text.slice(1, -1) };
    case 'true':
    case 'false':
      return { type: 'boolean', value: kind === 'true' };
  }
}

function numeral(text: string, token: IToken) {
  const value = parseDecimal(text);
  if (value === null) {
    throw new BadLiteral(`${token.image} has more digits than any fee.`, token.startOffset);
  }
  return value;
}

/** `July 1` as its day in a leap year, 1 to 366, so that February 29 has a place of its own. */
export function parseMonthDay(text: string): number | null {
  const [name = '', day = ''] = text.split(/\s+/);
  const month = MONTH_NAMES.indexOf(name) + 1;
  if (month === 0) return null;
  return monthDayOrdinal(month, Number(day));
}

/** The day's number in a leap year; null when the month has no such day. */
export function monthDayOrdinal(month: number, day: number): number | null {
  if (day < 1 || day > daysInMonth(2000, month)) return null;
  return dayNumber(2000, month, day) - dayNumber(2000, 1, 1) + 1;
}

/** `18:30` as minutes after midnight. Hours run to 29, for the night that follows a day. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return hours > 29 || minutes > 59 ? null : hours * 60 + minutes;
}

const UNITS: Readonly<Record<string, TimeUnit>> = {
  day: 'days',
  week: 'weeks',
  month: 'months',
  quarter: 'quarters',
  year: 'years',
};

export function readUnit(token: IToken): TimeUnit {
  if (token.image.startsWith('business')) return 'business days';
  if (token.image.startsWith('calendar')) return 'months';
  const unit = UNITS[token.image.replace(/s$/, '')];
  invariant(unit !== undefined, `${token.image} is a unit of time`);
  return unit;
}
