import { Decimal } from 'decimal.js';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { cityCalendar } from '../../shared/fees/calendar.ts';
import { loadSchedule, type Schedule } from '../../shared/fees/load-schedule.ts';
import { quote } from '../../shared/fees/price.ts';
import type { Step } from '../../shared/fees/quote.ts';
import type { Figure } from './figure.ts';

const SOURCE = readFileSync(
  new URL('../../db/cities/alder-bay/fees/business-license.yaml', import.meta.url),
  'utf8',
);
const calendar = cityCalendar([]);

/** Gross receipts from 0 to some 5 million dollars, in cents. */
const RECEIPTS = Array.from({ length: 1000 }, (_, index) => (index * 7_919_311) % 500_000_000);

function loadBusinessTax(): Schedule {
  const loaded = loadSchedule(SOURCE, { file: 'business-license.yaml' });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.schedule;
}

const D = (value: number | string): Decimal => new Decimal(value);
const RETAIL = [
  { from: D(0), to: D(100_000), rate: D('0.001') },
  { from: D(100_000), to: D(500_000), rate: D('0.0008') },
  { from: D(500_000), to: D(2_000_000), rate: D('0.0006') },
  { from: D(2_000_000), to: null, rate: D('0.0004') },
];

/** The renewal of a retail business three months late, written by hand for this one rule. */
function handWritten(receiptsCents: number): number {
  const receipts = D(receiptsCents).div(100);
  let tax = D(0);
  for (const { from, to, rate } of RETAIL) {
    if (receipts.lte(from)) break;
    const top = to === null ? receipts : Decimal.min(receipts, to);
    tax = tax.plus(top.minus(from).times(rate));
  }
  tax = Decimal.max(D(50), Decimal.min(D(25_000), tax)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const months = monthsLate(2026, 7, 31, 2026, 10, 12);
  const rate = D('0.25').plus(D('0.05').times(Math.max(0, months - 3)));
  const penalty = Decimal.min(tax, tax.times(rate)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const interest = tax.times(D('0.01').times(months)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const total = tax.plus(D(12)).plus(penalty).plus(interest).plus(D(4));
  return total.times(100).toNumber();
}

function monthsLate(
  dueYear: number,
  dueMonth: number,
  dueDay: number,
  year: number,
  month: number,
  day: number,
): number {
  const months = (year - dueYear) * 12 + month - dueMonth;
  return day > dueDay ? months + 1 : months;
}

function engine(schedules: readonly Schedule[], receiptsCents: number, explain: boolean): number {
  const result = quote({
    schedules,
    action: 'renew',
    facts: { activity: 'retail', grossReceipts: receiptsCents, dueOn: '2026-07-31' },
    on: '2026-10-12',
    calendar,
    explain,
  });
  if (!result.ok) throw new Error(result.refusal.message.en);
  // Steps are made when they are read: here each one of every line is.
  if (explain) for (const line of result.quote.lines) if (countSteps(line.steps) > 99) return -1;
  return result.quote.totalCents;
}

function countSteps(steps: readonly Step[]): number {
  let count = steps.length;
  for (const step of steps) count += countSteps(step.parts);
  return count;
}

/** Calls a second, the best of several rounds after a warm-up. */
function rate(run: (receiptsCents: number) => number): number {
  let best = 0;
  for (let round = 0; round < 8; round += 1) {
    const started = performance.now();
    let calls = 0;
    while (performance.now() - started < 250) {
      for (const receipts of RECEIPTS) run(receipts);
      calls += RECEIPTS.length;
    }
    best = Math.max(best, (calls * 1000) / (performance.now() - started));
  }
  return best;
}

function row(name: string, unit: string, value: number, yardstick: number, least: number): Figure {
  const ratio = value / yardstick;
  return { name, value, unit, yardstick, ratio, goal: `>= ${least}`, met: ratio >= least };
}

/** Whole quotes a second for the business tax, against the same rule written by hand. */
function benchQuotes(): readonly Figure[] {
  const schedules = [loadBusinessTax()];
  for (const receipts of RECEIPTS) {
    const [ours, theirs] = [engine(schedules, receipts, false), handWritten(receipts)];
    if (ours !== theirs) throw new Error(`${receipts}: ${ours} is not ${theirs}`);
  }
  const yardstick = rate(handWritten);
  const plain = rate((receipts) => engine(schedules, receipts, false));
  const explained = rate((receipts) => engine(schedules, receipts, true));
  return [
    row('fees: quotes, no explanation', '1/s', plain, yardstick, 0.5),
    row('fees: quotes with every step', '1/s', explained, yardstick, 0.25),
  ];
}

/** A schedule of some 2,000 lines: 250 charges, each with its table. */
function longSchedule(): string {
  const tables: string[] = [];
  const lines: string[] = [];
  for (let index = 0; index < 165; index += 1) {
    tables.push(
      `  rate-${index}:`,
      `    by: receipts`,
      `    bands:`,
      `      - { up to: $${10_000 + index}, is: $${index + 10}.00 }`,
      `      - { up to: $${50_000 + index}, is: $${index + 20}.00 }`,
      `      - is: $${index + 30}.00 + 0.05% of receipts over $${50_000 + index}`,
    );
    lines.push(
      `  - id: line-${index}`,
      `    label: { en: Charge ${index}, es: Cargo ${index} }`,
      `    when: receipts > $${index}.00 and employees over 2 > ${index}`,
      `    amount: rate-${index} + $1.25 * employees`,
      `    at most: $5000.00`,
      `    account: 101-4${index.toString().padStart(3, '0')}`,
    );
  }
  return [
    'program: long-program',
    'effective: 2026-07-01',
    'authority: Municipal Code 1.01.010',
    'facts:',
    '  receipts: { type: money, question: { en: Receipts, es: Ingresos } }',
    '  employees: { type: integer, question: { en: Employees, es: Empleados } }',
    'tables:',
    ...tables,
    'lines:',
    ...lines,
    '',
  ].join('\n');
}

function milliseconds(run: () => void): number {
  let best = Infinity;
  for (let round = 0; round < 25; round += 1) {
    const started = performance.now();
    run();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** Loading and checking 2,000 lines, against parsing their YAML alone. */
function benchLoading(): readonly Figure[] {
  const source = longSchedule();
  const yardstick = milliseconds(() => parseAllDocuments(source));
  const value = milliseconds(() => {
    const loaded = loadSchedule(source, { file: 'long.yaml' });
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  });
  const ratio = value / yardstick;
  const name = `fees: load and check ${source.split('\n').length - 1} lines`;
  return [{ name, value, unit: 'ms', yardstick, ratio, goal: '<= 3', met: ratio <= 3 }];
}

export function benchFees(): Promise<readonly Figure[]> {
  return Promise.resolve([...benchQuotes(), ...benchLoading()]);
}
