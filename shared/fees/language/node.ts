import type { Localized } from '../../kernel/language.ts';
import type { Exact } from '../../money/exact.ts';
import type { CityCalendar } from '../calendar.ts';
import type { FactItem } from '../facts.ts';
import type { Step } from '../quote.ts';
import type { PartMode } from './syntax.ts';
import type { ValueType } from './types.ts';

/** A rate as a value: `amount` for each `per`, with what becomes of a part of `per`. */
export interface Rate {
  readonly amount: Exact;
  readonly per: Exact;
  readonly mode: PartMode;
}

/** A value while pricing: an exact fraction (numbers, money, percentages, days, months), a whole
 * number (dates, days of the year, times), a word, a truth, a rate, a list or a record. */
export type Value = Exact | number | string | boolean | Rate | readonly Value[] | RecordValue;
export type RecordValue = ReadonlyMap<string, Value>;

/** Everything one quote is computed from. */
export interface Context {
  /** By slot, in the order of declaration; undefined when not given. */
  readonly facts: readonly (Value | undefined)[];
  readonly on: number;
  readonly calendar: CityCalendar;
  readonly figures: (Value | undefined)[];
  readonly figureTraces: (Traced | undefined)[];
  /** Rounded amounts of the lines so far, in dollars; a `for each` line holds its sum. */
  readonly lines: Exact[];
  subtotal: Exact;
  /** Items of the `for each` loops that are running, innermost last. */
  readonly loop: Value[];
  /** Steps of the expression being evaluated; null when nobody asked for an explanation. */
  trace: Traced[] | null;
}

/** One evaluated node and the nodes that gave it its operands. */
export interface Traced {
  readonly node: Node;
  readonly value: Value;
  readonly parts: readonly Traced[];
  /** Made once somebody asks: the value as printed, and what was done in words. A figure that
   * several lines use is put into words once. */
  text: string | null;
  words: Localized | null;
  step: Step | null;
}

/** How a node is shown in an explanation. `literal`: as it is written, never a step of its own.
 * `named`: by its label and value. `computed`: its operands put into words. `choice`: the last
 * condition asked, then what was taken. `limit`: a cap, floor or rounding, left out of the
 * explanation where it changed nothing. */
export type Showing =
  | { readonly as: 'literal' }
  | {
      readonly as: 'named';
      readonly label: Localized;
      /** The labels of a choice's values. */
      readonly choices?: ReadonlyMap<string, Localized>;
    }
  | { readonly as: 'choice' }
  | {
      readonly as: 'computed' | 'limit';
      readonly words: (operands: readonly Localized[], traced: Traced) => Localized;
    };

/** A compiled, type-checked expression. */
export interface Node {
  readonly type: ValueType;
  readonly at: number;
  readonly run: (context: Context) => Value;
  readonly show: Showing;
  /** Known when loaded: the value of a literal or a named amount. */
  readonly constant?: Value;
  /** Decimal places that the value can have; null when any. */
  readonly scale: number | null;
  /** The least and the greatest value possible, where known. */
  readonly low?: Exact | number;
  readonly high?: Exact | number;
  /** Of a list: what its items are declared to be. */
  readonly items?: FactItem;
}

export type RefusalCode =
  | 'no-schedule-in-force'
  | 'unknown-action'
  | 'unknown-fact'
  | 'missing-fact'
  | 'invalid-fact'
  | 'refused-by-rule'
  | 'not-in-table'
  | 'cannot-compute'
  | 'amount-too-large';

/** Leaves an evaluation that cannot give a price; `quote` returns it as a refusal. Never seen
 * outside this folder. */
export class PricingRefusal extends Error {
  readonly code: RefusalCode;
  readonly words: Localized;
  readonly fact: string | undefined;
  constructor(code: RefusalCode, words: Localized, fact?: string) {
    super(words.en);
    this.code = code;
    this.words = words;
    this.fact = fact;
  }
}

const NO_PARTS: readonly Traced[] = [];

/** A record of one evaluation, not yet put into words. */
export function traced(node: Node, value: Value, parts: readonly Traced[]): Traced {
  return { node, value, parts, text: null, words: null, step: null };
}

/** Makes a node that records what it did when an explanation is asked for. */
export function makeNode(parts: Omit<Node, 'run'>, evaluate: (context: Context) => Value): Node {
  const node: Node = {
    ...parts,
    run: (context) => {
      const { trace } = context;
      if (trace === null) return evaluate(context);
      // What the operands leave on the trace are this node's parts.
      const mark = trace.length;
      const value = evaluate(context);
      const count = trace.length - mark;
      if (count === 1) {
        // One operand, the usual case: it makes place for its node.
        trace[mark] = traced(node, value, [trace[mark] as Traced]);
        return value;
      }
      const parts = count === 0 ? NO_PARTS : trace.slice(mark);
      while (trace.length > mark) trace.pop();
      trace.push(traced(node, value, parts));
      return value;
    },
  };
  return node;
}

/** Words that are the same in both languages: numbers and signs. */
export const same = (text: string): Localized => ({ en: text, es: text });
