import type { Localized } from '../../kernel/language.ts';
import { cents } from '../../money/cents.ts';
import { add, dollarsOf, type Exact } from '../../money/exact.ts';
import { makeNode, type Node } from '../language/node.ts';
import { DATE, MONEY } from '../language/types.ts';

/** What a person reads when a fact that the price needs is not there. */
export function missing(label: Localized): Localized {
  return {
    en: `The price depends on something that was not given: ${label.en}.`,
    es: `El precio depende de un dato que falta: ${label.es}.`,
  };
}

const SUBTOTAL: Localized = { en: 'the total so far', es: 'el total hasta aquí' };
const PAID_ON: Localized = { en: 'the day of payment', es: 'el día del pago' };

export function subtotalNode(at: number): Node {
  return makeNode(
    { type: MONEY, at, scale: 2, show: { as: 'named', label: SUBTOTAL } },
    (c) => c.subtotal,
  );
}

export function paidOnNode(at: number): Node {
  return makeNode({ type: DATE, at, scale: 0, show: { as: 'named', label: PAID_ON } }, (c) => c.on);
}

export function lineNode(label: Localized, members: readonly number[], at: number): Node {
  const [first] = members;
  const show = { as: 'named', label } as const;
  if (members.length === 1 && first !== undefined) {
    return makeNode({ type: MONEY, at, scale: 2, show }, (c) => c.lines[first] ?? ZERO);
  }
  return makeNode({ type: MONEY, at, scale: 2, show }, (c) =>
    members.reduce<Exact>((sum, index) => add(sum, c.lines[index] ?? ZERO), ZERO),
  );
}

const ZERO = dollarsOf(cents(0));
