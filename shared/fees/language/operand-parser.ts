import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import { readLiteral, readUnit, type LiteralKind } from './literals.ts';
import type { Expression } from './syntax.ts';
import * as t from './tokens.ts';

type Rule = ParserMethod<[], Expression>;

/** The rules for what operators stand between: literals, names, calls, spans of time, sums over
 * a list. The operators themselves are in {@link ExpressionParser}. */
export abstract class OperandParser extends EmbeddedActionsParser {
  protected abstract expression: Rule;
  protected abstract disjunction: Rule;
  protected abstract sum: Rule;

  constructor() {
    super([...t.TOKENS], { recoveryEnabled: false, maxLookahead: 2 });
  }

  protected primary = this.RULE('primary', (): Expression =>
    this.OR([
      { ALT: () => this.literal(t.Money, 'money', 1) },
      { ALT: () => this.literal(t.Percent, 'percent', 2) },
      { ALT: () => this.literal(t.Plain, 'number', 3) },
      { ALT: () => this.literal(t.DateLiteral, 'date', 4) },
      { ALT: () => this.literal(t.MonthDay, 'monthday', 5) },
      { ALT: () => this.literal(t.TimeLiteral, 'time', 6) },
      { ALT: () => this.literal(t.Text, 'text', 7) },
      { ALT: () => this.literal(t.True, 'true', 8) },
      { ALT: () => this.literal(t.False, 'false', 9) },
      { ALT: () => this.SUBRULE(this.total) },
      { ALT: () => this.SUBRULE(this.span) },
      { ALT: () => this.SUBRULE(this.businessDay) },
      { ALT: () => this.SUBRULE(this.reference) },
      {
        ALT: () => {
          this.CONSUME(t.Open);
          const inner = this.SUBRULE(this.expression);
          this.CONSUME(t.Close);
          return inner;
        },
      },
    ]),
  );

  protected literal(token: TokenType, kind: LiteralKind, index: number): Expression {
    const read = this.consume(index, token);
    return this.ACTION(() => readLiteral(kind, read));
  }

  protected reference = this.RULE('reference', (): Expression => {
    const name = this.CONSUME(t.Name);
    let result: Expression = {
      kind: 'name',
      at: this.offset(name),
      name: name.image,
      field: null,
    };
    this.OPTION(() => {
      result = this.OR([
        {
          ALT: (): Expression => {
            this.CONSUME(t.Dot);
            const field = this.CONSUME1(t.Name);
            return { kind: 'name', at: this.offset(name), name: name.image, field: field.image };
          },
        },
        {
          ALT: (): Expression => {
            const args = this.SUBRULE(this.argumentList);
            return { kind: 'call', at: this.offset(name), name: name.image, args };
          },
        },
      ]);
    });
    this.OPTION1(() => {
      this.CONSUME1(t.Dot);
      const column = this.CONSUME2(t.Name);
      this.ACTION(() => {
        if (result.kind === 'call') result = { ...result, name: `${result.name}.${column.image}` };
      });
    });
    return result;
  });

  protected argumentList = this.RULE('argumentList', (): Expression[] => {
    const args: Expression[] = [];
    this.CONSUME(t.Open);
    this.MANY_SEP({
      SEP: t.Comma,
      DEF: () => args.push(this.SUBRULE(this.expression)),
    });
    this.CONSUME(t.Close);
    return args;
  });

  protected span = this.RULE('span', (): Expression => {
    const unit = this.OR([
      { ALT: () => this.CONSUME(t.Unit) },
      { ALT: () => this.CONSUME(t.BusinessDays) },
      { ALT: () => this.CONSUME(t.CalendarMonths) },
    ]);
    const part = this.OPTION(() =>
      this.OR1([{ ALT: () => this.CONSUME(t.OrPart) }, { ALT: () => this.CONSUME(t.OrFraction) }]),
    );
    this.CONSUME(t.From);
    const from = this.SUBRULE(this.sum);
    this.CONSUME(t.To);
    const to = this.SUBRULE1(this.sum);
    return {
      kind: 'span',
      at: this.offset(unit),
      unit: this.ACTION(() => readUnit(unit)),
      orPart: part !== undefined,
      calendar: unit.tokenType === t.CalendarMonths,
      from,
      to,
    };
  });

  protected businessDay = this.RULE('businessDay', (): Expression => {
    const token = this.OR([
      { ALT: () => this.CONSUME(t.OnOrAfter) },
      { ALT: () => this.CONSUME(t.OnOrBefore) },
    ]);
    const date = this.SUBRULE(this.sum);
    const step = token.tokenType === t.OnOrAfter ? 1 : -1;
    return { kind: 'businessDay', at: this.offset(token), step, date };
  });

  protected total = this.RULE('total', (): Expression =>
    this.OR([
      {
        ALT: (): Expression => {
          const start = this.CONSUME(t.SumOf);
          const value = this.SUBRULE(this.sum);
          this.CONSUME(t.ForEach);
          return { ...this.SUBRULE(this.items), at: this.offset(start), what: 'sum', value };
        },
      },
      {
        ALT: (): Expression => {
          const start = this.CONSUME(t.CountOf);
          return { ...this.SUBRULE1(this.items), at: this.offset(start), what: 'count' };
        },
      },
    ]),
  );

  protected items = this.RULE('items', (): Expression & { kind: 'total' } => {
    const item = this.CONSUME(t.Name);
    this.CONSUME(t.In);
    const list = this.SUBRULE(this.reference);
    const where = this.OPTION(() => {
      this.CONSUME(t.Where);
      return this.SUBRULE(this.disjunction);
    });
    return {
      kind: 'total',
      at: this.offset(item),
      what: 'count',
      value: null,
      item: item.image,
      list,
      where: where ?? null,
    };
  });

  /** While the parser records its grammar, tokens are placeholders without a place. */
  protected offset(token: IToken): number {
    return token.startOffset;
  }
}
