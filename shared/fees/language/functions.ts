import { greater, lesser, negate, NOUGHT, sign, whole, type Exact } from '../../money/exact.ts';
import type { Localized } from '../../kernel/language.ts';
import { isBusinessDay } from '../calendar.ts';
import { dayNumber, daysInMonth, partsOf, weekdayIndex, type DateParts } from '../days.ts';
import { alike } from './arithmetic.ts';
import { mistake, type Compiler } from './compiler.ts';
import { monthDayOrdinal } from './literals.ts';
import { makeNode, type Context, type Node, type Value } from './node.ts';
import type { Expression } from './syntax.ts';
import { BOOLEAN, DATE, isNumeric, isOrdinal, NUMBER, typeWords, type ValueType } from './types.ts';

export const WEEKDAYS: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

interface BuiltIn {
  /** Kinds of the arguments; those after `required` may be left out. */
  readonly takes: readonly ValueType['kind'][];
  readonly required: number;
  readonly gives: ValueType;
  readonly low?: number;
  readonly high?: number;
  readonly es: string;
  readonly run: (args: readonly Value[], context: Context) => Value;
}

/** The part of a year that begins on `start` and holds `date`: how many months in, from 0. */
function monthsInto(date: DateParts, start: number | undefined): number {
  const first = start === undefined ? { month: 1, day: 1 } : partsOf(dayNumber(2000, 1, start));
  const months = date.month - first.month - (date.day < first.day ? 1 : 0);
  return ((months % 12) + 12) % 12;
}

/** The day of that name in a year; February 29 falls on the 28th of a common year. */
function inYear(year: number, ordinal: number): number {
  const { month, day } = partsOf(dayNumber(2000, 1, ordinal));
  return dayNumber(year, month, Math.min(day, daysInMonth(year, month)));
}

const parts = (value: Value | undefined): DateParts => partsOf(value as number);

const FUNCTIONS: Readonly<Record<string, BuiltIn>> = {
  year: {
    takes: ['date'],
    required: 1,
    gives: NUMBER,
    es: 'año',
    run: ([d]) => whole(parts(d).year),
  },
  month: {
    takes: ['date', 'monthday'],
    required: 1,
    gives: NUMBER,
    low: 1,
    high: 12,
    es: 'mes',
    run: ([d, start]) => whole(monthsInto(parts(d), start as number | undefined) + 1),
  },
  quarter: {
    takes: ['date', 'monthday'],
    required: 1,
    gives: NUMBER,
    low: 1,
    high: 4,
    es: 'trimestre',
    run: ([d, start]) =>
      whole(Math.floor(monthsInto(parts(d), start as number | undefined) / 3) + 1),
  },
  'day-of-month': {
    takes: ['date'],
    required: 1,
    gives: NUMBER,
    low: 1,
    high: 31,
    es: 'día del mes',
    run: ([d]) => whole(parts(d).day),
  },
  monthday: {
    takes: ['date'],
    required: 1,
    gives: { kind: 'monthday' },
    low: 1,
    high: 366,
    es: 'día del año',
    run: ([d]) => {
      const { month, day } = parts(d);
      return monthDayOrdinal(month, day) ?? 1;
    },
  },
  weekday: {
    takes: ['date'],
    required: 1,
    gives: { kind: 'choice', values: WEEKDAYS },
    es: 'día de la semana',
    run: ([d]) => WEEKDAYS[weekdayIndex(d as number)] ?? '',
  },
  'is-business-day': {
    takes: ['date'],
    required: 1,
    gives: BOOLEAN,
    es: 'es día hábil',
    run: ([d], c) => isBusinessDay(c.calendar, d as number),
  },
  'is-holiday': {
    takes: ['date'],
    required: 1,
    gives: BOOLEAN,
    es: 'es día festivo',
    run: ([d], c) => c.calendar.holidays.has(d as number),
  },
  'month-start': {
    takes: ['date'],
    required: 1,
    gives: DATE,
    es: 'primer día del mes',
    run: ([d]) => dayNumber(parts(d).year, parts(d).month, 1),
  },
  'month-end': {
    takes: ['date'],
    required: 1,
    gives: DATE,
    es: 'último día del mes',
    run: ([d]) => {
      const { year, month } = parts(d);
      return dayNumber(year, month, daysInMonth(year, month));
    },
  },
  'on-or-after': {
    takes: ['monthday', 'date'],
    required: 2,
    gives: DATE,
    es: 'en o después de',
    run: ([ordinal, d]) => {
      const day = inYear(parts(d).year, ordinal as number);
      return day >= (d as number) ? day : inYear(parts(d).year + 1, ordinal as number);
    },
  },
  'on-or-before': {
    takes: ['monthday', 'date'],
    required: 2,
    gives: DATE,
    es: 'en o antes de',
    run: ([ordinal, d]) => {
      const day = inYear(parts(d).year, ordinal as number);
      return day <= (d as number) ? day : inYear(parts(d).year - 1, ordinal as number);
    },
  },
};

/** Names that no fact, table, figure or line may take. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(FUNCTIONS),
  'min',
  'max',
  'abs',
]);

export function compileCall(expression: Expression & { kind: 'call' }, compiler: Compiler): Node {
  const { name, at } = expression;
  const args = expression.args.map((arg) => compiler.compile(arg));
  const table = compiler.names.callTable(expression, args);
  if (table !== null) return table;
  if (name === 'min' || name === 'max') return extreme(name, args, at);
  if (name === 'abs') return absolute(args, at);
  const builtIn = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (builtIn === undefined) {
    const known = [...FUNCTION_NAMES].sort().join(', ');
    return mistake(`There is no table or function called ${name}. Functions are: ${known}.`, at);
  }
  return builtInNode(name, builtIn, args, at);
}

function builtInNode(name: string, builtIn: BuiltIn, args: readonly Node[], at: number): Node {
  const { takes, required } = builtIn;
  if (args.length < required || args.length > takes.length) {
    const wanted = takes.map((kind) => typeWords({ kind } as ValueType)).join(' and ');
    return mistake(`${name}(…) takes ${wanted}.`, at);
  }
  args.forEach((arg, index) => {
    const kind = takes[index];
    if (kind !== undefined && arg.type.kind !== kind) {
      mistake(
        `${name}(…) takes ${typeWords({ kind } as ValueType)}, not ${typeWords(arg.type)}.`,
        arg.at,
      );
    }
  });
  const bound = (value: number): Exact | number =>
    isNumeric(builtIn.gives) ? whole(value) : value;
  return makeNode(
    {
      type: builtIn.gives,
      at,
      scale: 0,
      ...(builtIn.low === undefined ? {} : { low: bound(builtIn.low) }),
      ...(builtIn.high === undefined ? {} : { high: bound(builtIn.high) }),
      show: { as: 'computed', words: callWords(name.replaceAll('-', ' '), builtIn.es) },
    },
    (c) =>
      builtIn.run(
        args.map((arg) => arg.run(c)),
        c,
      ),
  );
}

function callWords(en: string, es: string) {
  return (operands: readonly Localized[]): Localized => ({
    en: `${en} of ${operands.map((each) => each.en).join(', ')}`,
    es: `${es} de ${operands.map((each) => each.es).join(', ')}`,
  });
}

function extreme(name: 'min' | 'max', args: readonly Node[], at: number): Node {
  const [first, ...rest] = args;
  if (first === undefined || rest.length === 0) {
    return mistake(`${name}(…) compares two or more amounts; write a space after each comma.`, at);
  }
  const alikes = rest.map((arg) => alike(arg, first)[0]);
  const head = alike(first, rest[0] as Node)[0];
  const all = [head, ...alikes];
  for (const arg of all) {
    const { type } = arg;
    if ((isNumeric(type) || isOrdinal(type)) && type.kind === head.type.kind) continue;
    mistake(
      `${name}(…) compares things of one kind, not ${typeWords(head.type)} with ${typeWords(type)}.`,
      arg.at,
    );
  }
  const scales = all.map((arg) => arg.scale);
  const scale = scales.some((each) => each === null) ? null : Math.max(...(scales as number[]));
  const pick = name === 'min' ? lesser : greater;
  const run: Node['run'] = isNumeric(head.type)
    ? (c) => {
        let best = head.run(c) as Exact;
        for (const arg of alikes) best = pick(best, arg.run(c) as Exact);
        return best;
      }
    : (c) => Math[name](...all.map((arg) => arg.run(c) as number));
  return makeNode(
    { type: head.type, at, scale, show: { as: 'computed', words: extremeWords(name) } },
    run,
  );
}

function extremeWords(name: 'min' | 'max') {
  const [en, es] = name === 'min' ? ['lesser', 'menor'] : ['greater', 'mayor'];
  return (operands: readonly Localized[]): Localized => ({
    en: `the ${en} of ${operands.map((each) => each.en).join(' and ')}`,
    es: `el ${es} entre ${operands.map((each) => each.es).join(' y ')}`,
  });
}

function absolute(args: readonly Node[], at: number): Node {
  const [operand] = args;
  if (operand === undefined || args.length > 1 || !isNumeric(operand.type)) {
    return mistake('abs(…) takes one number or amount.', at);
  }
  return makeNode(
    {
      type: operand.type,
      at,
      scale: operand.scale,
      low: NOUGHT,
      show: { as: 'computed', words: callWords('the size', 'la magnitud') },
    },
    (c) => {
      const value = operand.run(c) as Exact;
      return sign(value) < 0 ? negate(value) : value;
    },
  );
}
