import type { Localized } from '../kernel/language.ts';
import { invariant } from '../kernel/invariant.ts';
import { cents, type Cents } from '../money/cents.ts';
import { add, dollarsOf, multiply, NOUGHT, toCents, type Exact } from '../money/exact.ts';
import type { CityCalendar } from './calendar.ts';
import { checkFacts } from './check-facts.ts';
import { parseDay } from './days.ts';
import type { Facts } from './facts.ts';
import {
  PricingRefusal,
  type Context,
  type Node,
  type RefusalCode,
  type Traced,
} from './language/node.ts';
import type { AccountShare, Quote, QuoteLine, Step } from './quote.ts';
import { positionOf } from './schedule/loops.ts';
import type { Line } from './schedule/lines.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { Share } from './schedule/split.ts';
import { chooseVersion } from './versions.ts';
import { toStep } from './steps.ts';

export type { RefusalCode } from './language/node.ts';

export interface QuoteRequest {
  /** All versions of the program's schedule, in any order. */
  readonly schedules: readonly Schedule[];
  readonly action: string;
  readonly facts: Facts;
  /** The day that counts as paid, `YYYY-MM-DD`. */
  readonly on: string;
  readonly calendar: CityCalendar;
  /** False leaves the steps out, for bulk work; they are made otherwise. */
  readonly explain?: boolean;
}

export interface QuoteRefusal {
  readonly code: RefusalCode;
  readonly message: Localized;
  /** The fact that is missing or wrong, where it is one fact. */
  readonly fact?: string;
}

export type QuoteResult =
  | { readonly ok: true; readonly quote: Quote }
  | { readonly ok: false; readonly refusal: QuoteRefusal };

/** Prices one action of one program: each line with its amount in whole cents, its account shares,
 * its authority and the steps that made it; or a refusal that says what is missing or forbidden.
 * Deterministic and bounded; never throws on facts, however wrong. */
export function quote(request: QuoteRequest): QuoteResult {
  try {
    return { ok: true, quote: priced(request) };
  } catch (error) {
    if (!(error instanceof PricingRefusal)) throw error;
    const { code, words, fact } = error;
    const refusal = { code, message: words, ...(fact === undefined ? {} : { fact }) };
    return { ok: false, refusal };
  }
}

function priced(request: QuoteRequest): Quote {
  const on = parseDay(request.on);
  invariant(on !== null, 'a quote is made for a day that exists');
  const schedule = chooseVersion(request.schedules, request.facts, on);
  const { action } = request;
  const { knownActions } = schedule;
  if (knownActions.length > 0 && !knownActions.includes(action)) {
    throw new PricingRefusal('unknown-action', {
      en: `There is no action "${action}" in this program.`,
      es: `Este programa no tiene la acción "${action}".`,
    });
  }
  const context = newContext(schedule, request, on);
  for (const refusal of schedule.refusals) {
    if (applies(refusal.actions, action) && refusal.when.run(context) === true) {
      throw new PricingRefusal('refused-by-rule', refusal.because);
    }
  }
  const lines: QuoteLine[] = [];
  for (const line of schedule.lines) {
    if (applies(line.actions, action)) priceLine(line, context, request.explain !== false, lines);
  }
  let total = 0;
  for (const line of lines) total += line.amountCents;
  if (!Number.isSafeInteger(total)) throw new PricingRefusal('amount-too-large', TOO_LARGE);
  return {
    program: schedule.program,
    action,
    version: schedule.version,
    pricedOn: request.on,
    lines,
    totalCents: cents(total),
  };
}

function newContext(schedule: Schedule, request: QuoteRequest, on: number): Context {
  const { schedules } = request;
  const isKnown = (name: string): boolean =>
    schedules.some(({ facts }) => facts.some((fact) => fact.name === name));
  return {
    facts: checkFacts(schedule.facts, withPaidOn(schedule, request), isKnown),
    on: paymentDay(request.facts, on),
    calendar: request.calendar,
    figures: [],
    figureTraces: [],
    lines: [],
    subtotal: NOUGHT,
    loop: [],
    trace: null,
  };
}

/** The day of payment that the facts state (a postmark's, say); else the day of the quote. */
function paymentDay(facts: Facts, on: number): number {
  if (!Object.hasOwn(facts, 'paidOn')) return on;
  const given = facts['paidOn'];
  const day = typeof given === 'string' ? parseDay(given) : null;
  if (day !== null) return day;
  const words = {
    en: 'The day of payment must be a date like 2026-07-01.',
    es: 'El día del pago debe ser una fecha como 2026-07-01.',
  };
  throw new PricingRefusal('invalid-fact', words, 'paidOn');
}

/** A program that declares the day of payment as a fact gets it from the quote's own day. */
function withPaidOn(schedule: Schedule, request: QuoteRequest): Facts {
  const { facts, on } = request;
  if (Object.hasOwn(facts, 'paidOn')) return facts;
  return schedule.usesPaidOn ? { ...facts, paidOn: on } : facts;
}

const applies = (actions: readonly string[] | null, action: string): boolean =>
  actions === null || actions.includes(action);

const TOO_LARGE: Localized = {
  en: 'The amount is too large to be meant.',
  es: 'La cantidad es demasiado grande para ser intencional.',
};

function priceLine(line: Line, context: Context, explain: boolean, into: QuoteLine[]): void {
  if (line.loop === null) {
    priceOnce(line, line.id, context, explain, into);
    return;
  }
  const { keyOf } = line.loop;
  const used = new Set<string>();
  line.loop.values(context).forEach((value, index) => {
    // The same item listed twice is charged twice, under ids of their own.
    const plain = keyOf(value, index);
    const key = used.has(plain) ? `${plain}-${index + 1}` : plain;
    used.add(key);
    context.loop.push(value, positionOf(index));
    priceOnce(line, `${line.id}:${key}`, context, explain, into);
    context.loop.length -= 2;
  });
}

function priceOnce(
  line: Line,
  id: string,
  context: Context,
  explain: boolean,
  into: QuoteLine[],
): void {
  const { when, label } = line;
  const trace: Traced[] | null = explain ? [] : null;
  context.trace = trace;
  if (when !== null && when.run(context) !== true) {
    context.trace = null;
    return;
  }
  const dollars = line.amount.run(context) as Exact;
  context.trace = null;
  const amountCents = toCents(dollars);
  if (amountCents === null || Math.abs(amountCents) > LARGEST_CENTS) {
    throw new PricingRefusal('amount-too-large', TOO_LARGE);
  }
  const shares = sharesOf(line.shares, amountCents, context);
  const filled = label.plain ?? label.fill(context);
  into.push(
    quoteLine({ id, label: filled, amountCents, shares, authority: line.authority }, trace),
  );
  const exact = dollarsOf(amountCents);
  const before = context.lines[line.index];
  context.lines[line.index] = before === undefined ? exact : add(before, exact);
  context.subtotal = add(context.subtotal, exact);
}

/** A line above ten trillion dollars is a slip, and sums of lines must stay safe integers. */
const LARGEST_CENTS = 1_000_000_000_000_000;

/** The steps are put into words when somebody reads them. */
function quoteLine(line: Omit<QuoteLine, 'steps'>, trace: readonly Traced[] | null): QuoteLine {
  if (trace === null) return { ...line, steps: [] };
  let steps: readonly Step[] | null = null;
  return {
    ...line,
    get steps() {
      // What made the amount comes first, then the question why there is a line at all.
      steps ??= [...trace].reverse().map(toStep);
      return steps;
    },
  };
}

/** Parts the line among its accounts: amounts and percentages in order, each no more than what is
 * left, the rest to the share that takes it. The shares always sum to the line. */
function sharesOf(shares: readonly Share[], amount: Cents, context: Context): AccountShare[] {
  const [only] = shares;
  if (only !== undefined && shares.length === 1) {
    return [{ account: only.account, amountCents: amount }];
  }
  const sign = amount < 0 ? -1 : 1;
  let left = Math.abs(amount);
  const last = shares.findIndex(({ share }) => share === null);
  const rest = last < 0 ? shares.length - 1 : last;
  const taken = shares.map(({ share }, index) => {
    if (share === null || index === rest) return 0;
    const stated = Math.min(left, Math.max(0, stateShare(share, amount, context) * sign));
    left -= stated;
    return stated;
  });
  taken[rest] = left;
  return shares
    .map(({ account }, index) => ({ account, amountCents: cents((taken[index] ?? 0) * sign) }))
    .filter((share, index) => share.amountCents !== 0 || index === 0);
}

/** A share in cents, signed as the line is: a refund takes from each account what it was given. */
function stateShare(share: Node, amount: Cents, context: Context): number {
  const value = share.run(context) as Exact;
  if (share.type.kind === 'percent') return toCents(multiply(value, dollarsOf(amount))) ?? 0;
  return (toCents(value) ?? 0) * (amount < 0 ? -1 : 1);
}
