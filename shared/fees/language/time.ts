import { fraction, greater, NOUGHT, toInteger, whole, type Exact } from '../../money/exact.ts';
import type { Localized } from '../../kernel/language.ts';
import { addBusinessDays, businessDaysBetween, rollToBusinessDay } from '../calendar.ts';
import { addMonths, completeMonths, monthsOrPart, partsOf } from '../days.ts';
import { expectKind, mistake, type Compiler } from './compiler.ts';
import { constantNode } from './literal-node.ts';
import { makeNode, PricingRefusal, type Context, type Node } from './node.ts';
import type { BinaryOperator, Expression, TimeUnit } from './syntax.ts';
import { DATE, DAYS, MONTHS, NUMBER, typeWords, type ValueType } from './types.ts';

const TOO_FAR: Localized = {
  en: 'These dates lie too far apart for the rule.',
  es: 'Estas fechas están demasiado lejos una de otra para la regla.',
};

/** Days that the calendar of the language can reach: years 1 to 9999. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

function reachable(day: number | null): number {
  if (day === null || day < FIRST_DAY || day > LAST_DAY) {
    throw new PricingRefusal('cannot-compute', TOO_FAR);
  }
  return day;
}

/** Whether `+` or `-` here moves a date, or measures between two dates or times. */
export function isDateSum(operator: BinaryOperator, left: Node, right: Node): boolean {
  if (operator !== '+' && operator !== '-') return false;
  const [a, b] = [left.type.kind, right.type.kind];
  const moves = b === 'days' || b === 'months' || b === 'businessDays';
  if (a === 'date') return moves || (b === 'date' && operator === '-');
  return a === 'time' && b === 'time' && operator === '-';
}

export function dateSum(operator: BinaryOperator, left: Node, right: Node, at: number): Node {
  const kind = right.type.kind;
  const show = {
    as: 'computed',
    words: ([a, b]: readonly Localized[]) => {
      const sign = operator === '+' ? '+' : '−';
      return { en: `${a?.en} ${sign} ${b?.en}`, es: `${a?.es} ${sign} ${b?.es}` };
    },
  } as const;
  if (left.type.kind === 'time') {
    return makeNode({ type: NUMBER, at, scale: null, show }, (c) =>
      fraction((left.run(c) as number) - (right.run(c) as number), 60),
    );
  }
  if (kind === 'date') {
    return makeNode({ type: DAYS, at, scale: 0, show }, (c) =>
      whole((left.run(c) as number) - (right.run(c) as number)),
    );
  }
  const direction = operator === '+' ? 1 : -1;
  return makeNode({ type: DATE, at, scale: 0, show }, (c) => {
    const day = left.run(c) as number;
    const count = wholeCount(right.run(c) as Exact) * direction;
    return reachable(moved(c, day, count, kind));
  });
}

/** Further than any rule reaches; keeps the month arithmetic within its range. */
const FARTHEST = 1_000_000;

function wholeCount(count: Exact): number {
  const value = toInteger(count);
  if (value === null || Math.abs(value) > FARTHEST) {
    throw new PricingRefusal('cannot-compute', TOO_FAR);
  }
  return value;
}

function moved(c: Context, day: number, count: number, kind: ValueType['kind']): number | null {
  if (kind === 'days') return day + count;
  if (kind === 'months') return Math.abs(count) > 120_000 ? null : addMonths(day, count);
  return addBusinessDays(c.calendar, day, count);
}

const DURATIONS: Readonly<Record<TimeUnit, readonly [ValueType, number]>> = {
  days: [DAYS, 1],
  weeks: [DAYS, 7],
  'business days': [{ kind: 'businessDays' }, 1],
  months: [MONTHS, 1],
  quarters: [MONTHS, 3],
  years: [MONTHS, 12],
};

/** `30 days`, `2 years`, `(termYears) years`. */
export function compileDuration(
  expression: Expression & { kind: 'duration' },
  compiler: Compiler,
): Node {
  const amount = compiler.compile(expression.amount);
  const [type, factor] = DURATIONS[expression.unit];
  if (amount.type.kind !== 'number') {
    return mistake(
      `Before "${expression.unit}" stands a number, not ${typeWords(amount.type)}.`,
      expression.at,
    );
  }
  if (amount.constant !== undefined && amount.show.as === 'literal') {
    const count = toInteger(amount.constant as Exact);
    if (count === null) return mistake('Days and months are counted whole.', expression.at);
    return constantNode(type, whole(count * factor), expression.at);
  }
  return makeNode(
    {
      type,
      at: expression.at,
      scale: amount.scale,
      show: {
        as: 'computed',
        words: ([a]) => ({
          en: `${a?.en} ${expression.unit}`,
          es: `${a?.es} ${UNITS_ES[expression.unit]}`,
        }),
      },
    },
    (c) => whole(wholeCount(amount.run(c) as Exact) * factor),
  );
}

const UNITS_ES: Readonly<Record<TimeUnit, string>> = {
  days: 'días',
  weeks: 'semanas',
  'business days': 'días hábiles',
  months: 'meses',
  quarters: 'trimestres',
  years: 'años',
};

const SPAN_TYPES: Readonly<Record<TimeUnit, ValueType>> = {
  days: DAYS,
  'business days': DAYS,
  weeks: NUMBER,
  months: MONTHS,
  quarters: NUMBER,
  years: NUMBER,
};

/** `months or part from due to paidOn`: 0 when the second day is not the later one. */
export function compileSpan(expression: Expression & { kind: 'span' }, compiler: Compiler): Node {
  const { unit, orPart, calendar } = expression;
  const from = expectKind(compiler.compile(expression.from), 'date', 'What stands after "from"');
  const to = expectKind(compiler.compile(expression.to), 'date', 'What stands after "to"');
  if (orPart && unit === 'business days')
    return mistake('Business days have no parts.', expression.at);
  const name = `${calendar ? 'calendar ' : ''}${unit}${orPart ? ' or part' : ''}`;
  const nombre = `${UNITS_ES[unit]}${calendar ? ' del calendario' : ''}${orPart ? ' o fracción' : ''}`;
  const count = counter(unit, orPart, calendar);
  return makeNode(
    {
      type: SPAN_TYPES[unit],
      at: expression.at,
      scale: 0,
      low: NOUGHT,
      show: {
        as: 'computed',
        words: ([a, b]) => ({
          en: `${name} from ${a?.en} to ${b?.en}`,
          es: `${nombre} desde ${a?.es} hasta ${b?.es}`,
        }),
      },
    },
    (c) => {
      const first = from.run(c) as number;
      const last = to.run(c) as number;
      const counted = count(c, first, last);
      if (counted === null) throw new PricingRefusal('cannot-compute', TOO_FAR);
      return greater(whole(counted), NOUGHT);
    },
  );
}

type Counter = (context: Context, from: number, to: number) => number | null;

function counter(unit: TimeUnit, orPart: boolean, calendar: boolean): Counter {
  const months = orPart ? monthsOrPart : completeMonths;
  const part = orPart ? Math.ceil : Math.floor;
  if (calendar) return (_c, from, to) => (to > from ? monthIndex(to) - monthIndex(from) : 0);
  switch (unit) {
    case 'days':
      return (_c, from, to) => to - from;
    case 'business days':
      return (c, from, to) => businessDaysBetween(c.calendar, from, to);
    case 'weeks':
      return (_c, from, to) => part((to - from) / 7);
    case 'months':
      return (_c, from, to) => months(from, to);
    case 'quarters':
      return (_c, from, to) => part(months(from, to) / 3);
    case 'years':
      return (_c, from, to) => part(months(from, to) / 12);
  }
}

function monthIndex(day: number): number {
  const { year, month } = partsOf(day);
  return year * 12 + month;
}

/** `business day on or after dueOn`. */
export function compileBusinessDay(
  expression: Expression & { kind: 'businessDay' },
  compiler: Compiler,
): Node {
  const { step } = expression;
  const date = expectKind(
    compiler.compile(expression.date),
    'date',
    'What stands after "business day"',
  );
  const words =
    step === 1
      ? { en: 'the business day on or after', es: 'el día hábil en o después de' }
      : { en: 'the business day on or before', es: 'el día hábil en o antes de' };
  return makeNode(
    {
      type: DATE,
      at: expression.at,
      scale: 0,
      show: {
        as: 'computed',
        words: ([a]) => ({ en: `${words.en} ${a?.en}`, es: `${words.es} ${a?.es}` }),
      },
    },
    (c) => rollToBusinessDay(c.calendar, date.run(c) as number, step),
  );
}
