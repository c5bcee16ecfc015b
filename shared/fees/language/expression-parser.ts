import { EOF, type IToken, type TokenType } from 'chevrotain';
import { readUnit } from './literals.ts';
import { OperandParser } from './operand-parser.ts';
import type { Comparison, Expression } from './syntax.ts';
import * as t from './tokens.ts';

/** Deepest nesting of parentheses and conditions; also what keeps the recursion here bounded. */
const MAX_DEPTH = 40;

export class TooDeep extends Error {}

/** The grammar of the language, loosest operator first. */
export class ExpressionParser extends OperandParser {
  protected depth = 0;

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  start(tokens: IToken[]): Expression {
    this.input = tokens;
    this.depth = 0;
    return this.whole();
  }

  protected whole = this.RULE('whole', (): Expression => {
    const expression = this.SUBRULE(this.expression);
    this.CONSUME(EOF);
    return expression;
  });

  protected expression = this.RULE('expression', (): Expression => {
    this.ACTION(() => {
      this.depth += 1;
      if (this.depth > MAX_DEPTH) throw new TooDeep();
    });
    const result = this.OR([
      { ALT: () => this.SUBRULE(this.conditional) },
      { ALT: () => this.SUBRULE(this.disjunction) },
    ]);
    this.ACTION(() => {
      this.depth -= 1;
    });
    return result;
  });

  protected conditional = this.RULE('conditional', (): Expression => {
    const start = this.CONSUME(t.If);
    const condition = this.SUBRULE(this.disjunction);
    this.CONSUME(t.Then);
    const then = this.SUBRULE(this.expression);
    this.CONSUME(t.Else);
    const otherwise = this.SUBRULE1(this.expression);
    return { kind: 'if', at: start.startOffset, condition, then, otherwise };
  });

  protected disjunction = this.RULE('disjunction', (): Expression => {
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(t.Or);
      const right = this.SUBRULE1(this.conjunction);
      left = { kind: 'logic', operator: 'or', at: left.at, left, right };
    });
    return left;
  });

  protected conjunction = this.RULE('conjunction', (): Expression => {
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(t.And);
      const right = this.SUBRULE1(this.negation);
      left = { kind: 'logic', operator: 'and', at: left.at, left, right };
    });
    return left;
  });

  protected negation = this.RULE('negation', (): Expression => {
    const nots: IToken[] = [];
    this.MANY(() => nots.push(this.CONSUME(t.Not)));
    let operand = this.SUBRULE(this.comparison);
    this.ACTION(() => {
      for (const not of nots.reverse()) operand = { kind: 'not', at: not.startOffset, operand };
    });
    return operand;
  });

  protected comparison = this.RULE('comparison', (): Expression => {
    const left = this.SUBRULE(this.rounding);
    return (
      this.OPTION(() =>
        this.OR([
          { ALT: () => this.relation(left, t.Equal, '=', 1) },
          { ALT: () => this.relation(left, t.Is, '=', 2) },
          { ALT: () => this.relation(left, t.Unequal, '!=', 3) },
          { ALT: () => this.relation(left, t.IsNot, '!=', 4) },
          { ALT: () => this.relation(left, t.LessEqual, '<=', 5) },
          { ALT: () => this.relation(left, t.MoreEqual, '>=', 6) },
          { ALT: () => this.relation(left, t.Less, '<', 7) },
          { ALT: () => this.relation(left, t.More, '>', 8) },
          { ALT: () => this.givenness(left, t.IsGiven, false, 1) },
          { ALT: () => this.givenness(left, t.IsNotGiven, true, 2) },
          { ALT: () => this.membership(left, t.IsOneOf, false, 1) },
          { ALT: () => this.membership(left, t.IsNotOneOf, true, 2) },
          {
            ALT: (): Expression => {
              this.CONSUME(t.Includes);
              const item = this.SUBRULE9(this.rounding);
              return { kind: 'includes', at: left.at, list: left, item };
            },
          },
        ]),
      ) ?? left
    );
  });

  protected relation(
    left: Expression,
    token: TokenType,
    operator: Comparison,
    index: number,
  ): Expression {
    this.consume(index, token);
    const right = this.subrule(index, this.rounding);
    return { kind: 'compare', at: left.at, operator, left, right };
  }

  protected givenness(
    operand: Expression,
    token: TokenType,
    negated: boolean,
    index: number,
  ): Expression {
    this.consume(index, token);
    return { kind: 'given', at: operand.at, operand, negated };
  }

  protected membership(
    operand: Expression,
    token: TokenType,
    negated: boolean,
    index: number,
  ): Expression {
    this.consume(index, token);
    const options = this.subrule(index, this.argumentList);
    return { kind: 'among', at: operand.at, operand, options, negated };
  }

  protected rounding = this.RULE('rounding', (): Expression => {
    let operand = this.SUBRULE(this.sum);
    this.MANY(() => {
      const mode = this.OR([
        { ALT: () => (this.CONSUME(t.Rounded), 'half-up' as const) },
        { ALT: () => (this.CONSUME(t.RoundedUp), 'up' as const) },
        { ALT: () => (this.CONSUME(t.RoundedDown), 'down' as const) },
        { ALT: () => (this.CONSUME(t.RoundedHalfDown), 'half-down' as const) },
        { ALT: () => (this.CONSUME(t.RoundedHalfEven), 'half-even' as const) },
      ]);
      const step = this.SUBRULE1(this.sum);
      operand = { kind: 'round', at: operand.at, operand, mode, step };
    });
    return operand;
  });

  protected sum = this.RULE('sum', (): Expression => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => (this.CONSUME(t.Plus), '+' as const) },
        { ALT: () => (this.CONSUME(t.Minus), '-' as const) },
      ]);
      const right = this.SUBRULE1(this.product);
      left = { kind: 'binary', operator, at: left.at, left, right };
    });
    return left;
  });

  protected product = this.RULE('product', (): Expression => {
    let left = this.SUBRULE(this.slice);
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => (this.CONSUME(t.Times), '*' as const) },
        { ALT: () => (this.CONSUME(t.Divide), '/' as const) },
        { ALT: () => (this.CONSUME(t.Of), 'of' as const) },
      ]);
      const right = this.SUBRULE1(this.slice);
      left = { kind: 'binary', operator, at: left.at, left, right };
    });
    return left;
  });

  protected slice = this.RULE('slice', (): Expression => {
    const measure = this.SUBRULE(this.rate);
    let result = measure;
    this.OPTION(() => {
      this.CONSUME(t.Over);
      const over = this.SUBRULE1(this.rate);
      const upTo = this.OPTION1(() => {
        this.CONSUME(t.UpTo);
        return this.SUBRULE2(this.rate);
      });
      result = { kind: 'slice', at: measure.at, measure, over, upTo: upTo ?? null };
    });
    return result;
  });

  protected rate = this.RULE('rate', (): Expression => {
    const amount = this.SUBRULE(this.fallback);
    let result = amount;
    this.OPTION(() => {
      this.CONSUME(t.Per);
      const per = this.SUBRULE1(this.fallback);
      const mode = this.OPTION1(() =>
        this.OR([
          { ALT: () => (this.CONSUME(t.OrFraction), 'or fraction' as const) },
          { ALT: () => (this.CONSUME(t.OrPart), 'or fraction' as const) },
          { ALT: () => (this.CONSUME(t.OrMajorPart), 'or major part' as const) },
        ]),
      );
      result = { kind: 'rate', at: amount.at, amount, per, mode: mode ?? 'exact' };
    });
    return result;
  });

  protected fallback = this.RULE('fallback', (): Expression => {
    const operand = this.SUBRULE(this.unary);
    let result = operand;
    this.OPTION(() => {
      this.CONSUME(t.OrElse);
      const otherwise = this.SUBRULE1(this.unary);
      result = { kind: 'fallback', at: operand.at, operand, otherwise };
    });
    return result;
  });

  protected unary = this.RULE('unary', (): Expression => {
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const operand = this.SUBRULE(this.measured);
    return minus === undefined ? operand : { kind: 'negative', at: this.offset(minus), operand };
  });

  protected measured = this.RULE('measured', (): Expression => {
    const amount = this.SUBRULE(this.primary);
    let result = amount;
    this.OPTION(() => {
      const unit = this.OR([
        { ALT: () => this.CONSUME(t.Unit) },
        { ALT: () => this.CONSUME(t.BusinessDays) },
      ]);
      result = { kind: 'duration', at: amount.at, amount, unit: this.ACTION(() => readUnit(unit)) };
    });
    return result;
  });
}
