import type { Exact, RoundingMode } from '../../money/exact.ts';

/** The units in which the language counts time. */
export type TimeUnit = 'days' | 'business days' | 'weeks' | 'months' | 'quarters' | 'years';

export type PartMode = 'exact' | 'or fraction' | 'or major part';

/** What can be typed straight into an expression. */
export type Literal =
  | { readonly type: 'number' | 'money' | 'percent'; readonly value: Exact }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'text'; readonly value: string }
  /** `date` is a day number, `monthday` the day of a leap year, `time` minutes. */
  | { readonly type: 'date' | 'monthday' | 'time'; readonly value: number };

export type BinaryOperator = '+' | '-' | '*' | '/' | 'of';
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A parsed expression; `at` is the offset of its first character in the expression's text. */
export type Expression = { readonly at: number } & (
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'name'; readonly name: string; readonly field: string | null }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'logic';
      readonly operator: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'not' | 'negative'; readonly operand: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'given'; readonly operand: Expression; readonly negated: boolean }
  | { readonly kind: 'fallback'; readonly operand: Expression; readonly otherwise: Expression }
  | {
      readonly kind: 'among';
      readonly operand: Expression;
      readonly options: readonly Expression[];
      readonly negated: boolean;
    }
  | { readonly kind: 'includes'; readonly list: Expression; readonly item: Expression }
  | {
      readonly kind: 'slice';
      readonly measure: Expression;
      readonly over: Expression;
      readonly upTo: Expression | null;
    }
  | {
      readonly kind: 'rate';
      readonly amount: Expression;
      readonly per: Expression;
      readonly mode: PartMode;
    }
  | {
      readonly kind: 'round';
      readonly operand: Expression;
      readonly mode: RoundingMode;
      readonly step: Expression;
    }
  | { readonly kind: 'duration'; readonly amount: Expression; readonly unit: TimeUnit }
  | {
      readonly kind: 'span';
      readonly unit: TimeUnit;
      readonly orPart: boolean;
      readonly calendar: boolean;
      readonly from: Expression;
      readonly to: Expression;
    }
  | { readonly kind: 'businessDay'; readonly step: 1 | -1; readonly date: Expression }
  | {
      readonly kind: 'total';
      readonly what: 'sum' | 'count';
      readonly value: Expression | null;
      readonly item: string;
      readonly list: Expression;
      readonly where: Expression | null;
    }
);
