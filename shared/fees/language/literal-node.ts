import { toDecimal, type Exact } from '../../money/exact.ts';
import { traced, type Node, type Value } from './node.ts';
import type { Expression } from './syntax.ts';
import type { ValueType } from './types.ts';

/** Decimal places of an exact value; null when it has no end. */
export function placesOf(value: Exact): number | null {
  const decimal = toDecimal(value);
  if (decimal === null) return null;
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}

/** A node that is always the same value and shows as written. */
export function constantNode(type: ValueType, value: Value, at: number): Node {
  const node: Node = {
    type,
    at,
    constant: value,
    scale: isExact(value) ? placesOf(value) : 0,
    show: { as: 'literal' },
    run: (context) => {
      context.trace?.push(told);
      return value;
    },
    ...(isExact(value) || typeof value === 'number' ? { low: value, high: value } : {}),
  };
  // The same every time, so that one record serves every quote.
  const told = traced(node, value, []);
  return node;
}

const isExact = (value: Value): value is Exact => typeof value === 'object' && 'd' in value;

export function compileLiteral(expression: Expression & { kind: 'literal' }): Node {
  const { literal, at } = expression;
  return constantNode({ kind: literal.type }, literal.value, at);
}
