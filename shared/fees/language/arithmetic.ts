import {
  add,
  compare,
  divide,
  lesser,
  multiply,
  negate,
  NOUGHT,
  roundTo,
  sign,
  subtract,
  type Exact,
} from '../../money/exact.ts';
import type { Localized } from '../../kernel/language.ts';
import { mistake, type Compiler } from './compiler.ts';
import { applyRate } from './rates.ts';
import { dateSum, isDateSum } from './time.ts';
import { formatValue } from './format.ts';
import { constantNode, placesOf } from './literal-node.ts';
import { makeNode, PricingRefusal, same, type Node } from './node.ts';
import type { BinaryOperator, Expression } from './syntax.ts';
import { isNumeric, typeWords, type NumericKind, type ValueType } from './types.ts';

const SIGNS: Readonly<Record<BinaryOperator, string>> = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  of: '×',
};

export function compileBinary(
  expression: Expression & { kind: 'binary' },
  compiler: Compiler,
): Node {
  const { operator } = expression;
  const left = compiler.compile(expression.left);
  const right = compiler.compile(expression.right);
  if (isDateSum(operator, left, right)) return dateSum(operator, left, right, expression.at);
  if (operator === 'of' && left.type.kind === 'rate') return applyRate(left, right, expression.at);
  const [a, b] = operator === '+' || operator === '-' ? alike(left, right) : [left, right];
  const type = resultType(operator, a, b, expression.at);
  return makeNode(
    {
      type,
      at: expression.at,
      scale: resultScale(operator, a, b),
      show: arithmeticWords(operator),
    },
    operation(operator, a, b),
  );
}

function operation(operator: BinaryOperator, left: Node, right: Node): Node['run'] {
  const a = left.run as (context: Parameters<Node['run']>[0]) => Exact;
  const b = right.run as (context: Parameters<Node['run']>[0]) => Exact;
  if (left.type.kind === 'rate') return scaledRate(left, right);
  if (right.type.kind === 'rate') return scaledRate(right, left);
  switch (operator) {
    case '+':
      return (c) => add(a(c), b(c));
    case '-':
      return (c) => subtract(a(c), b(c));
    case '*':
    case 'of':
      return (c) => multiply(a(c), b(c));
    case '/':
      return (c) => {
        const dividend = a(c);
        const divisor = b(c);
        if (sign(divisor) === 0) throw new PricingRefusal('cannot-compute', DIVIDED_BY_ZERO);
        return divide(dividend, divisor);
      };
  }
}

const DIVIDED_BY_ZERO: Localized = {
  en: 'The rule would divide by zero for these facts.',
  es: 'La regla dividiría entre cero con estos datos.',
};

function scaledRate(rate: Node, factor: Node): Node['run'] {
  const run = rate.run as (context: Parameters<Node['run']>[0]) => {
    amount: Exact;
    per: Exact;
    mode: 'exact';
  };
  return (c) => {
    const value = run(c);
    return { ...value, amount: multiply(value.amount, factor.run(c) as Exact) };
  };
}

function arithmeticWords(operator: BinaryOperator): Node['show'] {
  const sign = SIGNS[operator];
  return {
    as: 'computed',
    words: ([a, b]) => {
      if (operator !== 'of')
        return { en: `${a?.en} ${sign} ${b?.en}`, es: `${a?.es} ${sign} ${b?.es}` };
      return { en: `${a?.en} of ${b?.en}`, es: `${a?.es} de ${b?.es}` };
    },
  };
}

/** A bare number beside days or months counts as days or months. */
export function alike(left: Node, right: Node): readonly [Node, Node] {
  return [countLike(left, right), countLike(right, left)];
}

function countLike(node: Node, other: Node): Node {
  const counts = other.type.kind === 'days' || other.type.kind === 'months';
  if (!counts || node.type.kind !== 'number' || node.constant === undefined) return node;
  return constantNode(other.type, node.constant, node.at);
}

function resultType(operator: BinaryOperator, left: Node, right: Node, at: number): ValueType {
  const a = left.type;
  const b = right.type;
  if (operator === '+' || operator === '-') {
    if (isNumeric(a) && a.kind === b.kind) return a;
    return mistake(sumMessage(operator, a, b), at);
  }
  if (operator === '/') return quotientType(a, b, at);
  // "85% of area" is an area again; "5% * months" stays a percentage.
  if (operator === 'of' && a.kind === 'percent' && b.kind === 'number') return b;
  const product = productType(a, b);
  if (product !== null && (operator === '*' || isShare(a))) return product;
  if (product !== null) {
    return mistake(`Before "of" stands a percentage, a rate or a number, not ${typeWords(a)}.`, at);
  }
  if (a.kind === 'money' && b.kind === 'money') {
    return mistake('Money cannot be multiplied by money; one of the two must be a number.', at);
  }
  return mistake(`${cap(typeWords(a))} cannot be multiplied by ${typeWords(b)}.`, at);
}

const isShare = (type: ValueType): boolean => type.kind === 'percent' || type.kind === 'number';

function sumMessage(operator: '+' | '-', a: ValueType, b: ValueType): string {
  const verb = operator === '+' ? 'added to' : 'taken from';
  const kinds = [a.kind, b.kind];
  const [one, other] = operator === '+' ? [b, a] : [b, a];
  const base = `${cap(typeWords(one))} cannot be ${verb} ${typeWords(other)}.`;
  if (kinds.includes('percent') && kinds.includes('money')) {
    return `${base} Say of what: "10% of license-fee".`;
  }
  if (kinds.includes('date')) return `${base} A date takes days or months: "dueOn + 30 days".`;
  if (kinds.includes('money') && kinds.includes('number')) {
    return `${base} Write amounts of money with a dollar sign.`;
  }
  return base;
}

const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function productType(a: ValueType, b: ValueType): ValueType | null {
  if (a.kind === 'rate') return b.kind === 'number' || b.kind === 'percent' ? a : null;
  if (b.kind === 'rate') return a.kind === 'number' || a.kind === 'percent' ? b : null;
  if (!isNumeric(a) || !isNumeric(b)) return null;
  if (a.kind === 'number') return b;
  if (b.kind === 'number') return a;
  const counts: readonly NumericKind[] = ['days', 'months'];
  const count = counts.includes(a.kind) || counts.includes(b.kind);
  if (count && counts.includes(a.kind) && counts.includes(b.kind)) return null;
  if (count) return counts.includes(a.kind) ? b : a;
  if (a.kind === 'percent') return b;
  if (b.kind === 'percent') return a;
  return null;
}

function quotientType(a: ValueType, b: ValueType, at: number): ValueType {
  if (isNumeric(a) && isNumeric(b)) {
    if (b.kind === 'number') return a;
    if (a.kind === b.kind) return { kind: 'number' };
    const perTime = b.kind === 'days' || b.kind === 'months';
    if (perTime && (a.kind === 'money' || a.kind === 'percent')) return a;
  }
  return mistake(`${cap(typeWords(a))} cannot be divided by ${typeWords(b)}.`, at);
}

function resultScale(operator: BinaryOperator, a: Node, b: Node): number | null {
  if (operator === '/' || a.scale === null || b.scale === null) return null;
  return operator === '+' || operator === '-' ? Math.max(a.scale, b.scale) : a.scale + b.scale;
}

export function compileNegative(
  expression: Expression & { kind: 'not' | 'negative' },
  compiler: Compiler,
): Node {
  const operand = compiler.compile(expression.operand);
  const { type } = operand;
  if (!isNumeric(type)) return mistake(`${cap(typeWords(type))} has no negative.`, expression.at);
  if (operand.constant !== undefined && operand.show.as === 'literal') {
    return constantNode(type, negate(operand.constant as Exact), expression.at);
  }
  return makeNode(
    {
      type,
      at: expression.at,
      scale: operand.scale,
      show: { as: 'computed', words: ([a]) => ({ en: `−${a?.en}`, es: `−${a?.es}` }) },
    },
    (c) => negate(operand.run(c) as Exact),
  );
}

/** `receipts over $60,000 up to $100,000`: the part of a measure between two edges, never below
 * nothing. */
export function compileSlice(expression: Expression & { kind: 'slice' }, compiler: Compiler): Node {
  const measure = compiler.compile(expression.measure);
  const parts = [expression.over, ...(expression.upTo === null ? [] : [expression.upTo])];
  const [over, upTo] = parts.map((part) => {
    const edge = countLike(compiler.compile(part), measure);
    if (edge.type.kind === measure.type.kind && isNumeric(edge.type)) return edge;
    const [a, b] = [typeWords(measure.type), typeWords(edge.type)];
    return mistake(`The part of ${a} cannot begin or end at ${b}.`, edge.at);
  });
  const from = over as Node;
  return makeNode(
    {
      type: measure.type,
      at: expression.at,
      scale:
        measure.scale === null || from.scale === null ? null : Math.max(measure.scale, from.scale),
      low: NOUGHT,
      show: { as: 'computed', words: sliceWords },
    },
    (c) => {
      const value = measure.run(c) as Exact;
      const low = from.run(c) as Exact;
      const high = upTo === undefined ? value : lesser(value, upTo.run(c) as Exact);
      return compare(high, low) > 0 ? subtract(high, low) : NOUGHT;
    },
  );
}

function sliceWords([measure, over, upTo]: readonly Localized[]): Localized {
  const en = `${measure?.en} over ${over?.en}`;
  const es = `${measure?.es} por encima de ${over?.es}`;
  if (upTo === undefined) return { en, es };
  return { en: `${en} up to ${upTo.en}`, es: `${es} hasta ${upTo.es}` };
}

export function compileRate(expression: Expression & { kind: 'rate' }, compiler: Compiler): Node {
  const amount = compiler.compile(expression.amount);
  const per = compiler.compile(expression.per);
  if (!isNumeric(amount.type) || !isNumeric(per.type)) {
    return mistake('A rate is an amount per an amount: "$0.75 per $1,000".', expression.at);
  }
  if (per.constant === undefined || sign(per.constant as Exact) <= 0) {
    return mistake('After "per" stands a fixed amount above zero, such as $1,000.', per.at);
  }
  const { mode } = expression;
  const divisor = per.constant as Exact;
  const type: ValueType = { kind: 'rate', amount: amount.type.kind, per: per.type.kind };
  if (amount.constant !== undefined) {
    const value = { amount: amount.constant as Exact, per: divisor, mode };
    return constantNode(type, value, expression.at);
  }
  return makeNode(
    {
      type,
      at: expression.at,
      scale: null,
      show: {
        as: 'computed',
        words: ([a, b]) => ({ en: `${a?.en} per ${b?.en}`, es: `${a?.es} por cada ${b?.es}` }),
      },
    },
    (c) => ({ amount: amount.run(c) as Exact, per: per.run(c) as Exact, mode }),
  );
}

const ROUND_WORDS = {
  'half-up': { en: 'rounded to', es: 'redondeado a' },
  'half-down': { en: 'rounded (half down) to', es: 'redondeado (mitad hacia abajo) a' },
  'half-even': { en: 'rounded (half to even) to', es: 'redondeado (mitad al par) a' },
  up: { en: 'rounded up to', es: 'redondeado hacia arriba a' },
  down: { en: 'rounded down to', es: 'redondeado hacia abajo a' },
} as const;

export function compileRound(expression: Expression & { kind: 'round' }, compiler: Compiler): Node {
  const compiled = compiler.compile(expression.operand);
  const step = countLike(compiler.compile(expression.step), compiled);
  const { type } = compiled;
  if (!isNumeric(type) || step.type.kind !== type.kind) {
    const [a, b] = [typeWords(type), typeWords(step.type)];
    return mistake(`${cap(a)} cannot be rounded to ${b}.`, step.at);
  }
  if (step.constant === undefined || sign(step.constant as Exact) <= 0) {
    return mistake('A rounding step is a fixed amount above zero, such as $0.05.', step.at);
  }
  const size = step.constant as Exact;
  const { mode } = expression;
  const words = ROUND_WORDS[mode];
  return makeNode(
    {
      type,
      at: expression.at,
      scale: placesOf(size),
      show: {
        as: 'computed',
        words: ([a]) => {
          const to = same(formatValue(type, size));
          return { en: `${a?.en} ${words.en} ${to.en}`, es: `${a?.es} ${words.es} ${to.es}` };
        },
      },
    },
    (c) => roundTo(compiled.run(c) as Exact, size, mode),
  );
}
