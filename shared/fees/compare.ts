import { cents, type Cents } from '../money/cents.ts';
import type { CityCalendar } from './calendar.ts';
import type { Facts } from './facts.ts';
import { quote } from './price.ts';
import type { Quote } from './quote.ts';
import type { Schedule } from './schedule/schedule.ts';

/** Facts of one sale, priced under both schedules. */
export interface CompareRow {
  readonly action: string;
  /** The day of payment, `YYYY-MM-DD`. */
  readonly on: string;
  readonly facts: Facts;
}

export interface CompareLine {
  readonly id: string;
  readonly beforeCents: Cents;
  readonly afterCents: Cents;
  readonly differenceCents: Cents;
  /** How many of the sales pay another amount. */
  readonly changed: number;
}

export interface Comparison {
  /** Sales that both schedules price. */
  readonly compared: number;
  readonly lines: readonly CompareLine[];
  readonly total: Omit<CompareLine, 'id'>;
  /** Sales that one of the two refuses; they count in no sum. Rows count from 1. */
  readonly refused: readonly {
    readonly row: number;
    readonly which: 'before' | 'after';
    readonly message: string;
  }[];
}

interface Tally {
  before: number;
  after: number;
  changed: number;
}

/** Prices the same sales under two schedules, whatever their dates of effect, and sums what each
 * line would bring. */
export function compareSchedules(
  before: Schedule,
  after: Schedule,
  rows: readonly CompareRow[],
  calendar: CityCalendar,
): Comparison {
  const [first, second] = [alwaysInForce(before), alwaysInForce(after)];
  const lines = new Map<string, Tally>();
  const total: Tally = { before: 0, after: 0, changed: 0 };
  const refused: Comparison['refused'][number][] = [];
  let compared = 0;
  rows.forEach(({ action, on, facts }, index) => {
    const price = (schedule: Schedule) =>
      quote({ schedules: [schedule], action, facts, on, calendar, explain: false });
    const [a, b] = [price(first), price(second)];
    if (!a.ok || !b.ok) {
      if (!a.ok) refused.push({ row: index + 1, which: 'before', message: a.refusal.message.en });
      if (!b.ok) refused.push({ row: index + 1, which: 'after', message: b.refusal.message.en });
      return;
    }
    compared += 1;
    count(total, a.quote.totalCents, b.quote.totalCents);
    tally(lines, a.quote, b.quote);
  });
  const summed = [...lines].map(([id, each]) => ({ id, ...sums(each) }));
  return { compared, lines: summed, total: sums(total), refused };
}

/** A comparison asks what would be charged, not whether the version was in force. */
function alwaysInForce(schedule: Schedule): Schedule {
  return { ...schedule, effectiveDay: -719_162, untilDay: null, decidedBy: null };
}

function tally(lines: Map<string, Tally>, before: Quote, after: Quote): void {
  const [a, b] = [amounts(before), amounts(after)];
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const each = lines.get(id) ?? { before: 0, after: 0, changed: 0 };
    lines.set(id, each);
    count(each, a.get(id) ?? 0, b.get(id) ?? 0);
  }
}

/** Amounts by line; the lines of a `for each` count as one. */
function amounts(quoted: Quote): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const { id, amountCents } of quoted.lines) {
    const line = id.split(':')[0] ?? id;
    sum.set(line, (sum.get(line) ?? 0) + amountCents);
  }
  return sum;
}

function count(each: Tally, before: number, after: number): void {
  each.before += before;
  each.after += after;
  if (before !== after) each.changed += 1;
}

function sums(each: Tally): Omit<CompareLine, 'id'> {
  return {
    beforeCents: cents(each.before),
    afterCents: cents(each.after),
    differenceCents: cents(each.after - each.before),
    changed: each.changed,
  };
}
