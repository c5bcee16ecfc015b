import type { Localized } from '../../kernel/language.ts';
import { cents } from '../../money/cents.ts';
import { add, dollarsOf, type Exact } from '../../money/exact.ts';
import { mistake } from '../language/compiler.ts';
import { makeNode, PricingRefusal, type Node, type Value } from '../language/node.ts';
import { DATE, isNumeric, MONEY, type ValueType } from '../language/types.ts';
import { wordsOfName } from './words-of-name.ts';

/** The item of a running `for each`, innermost last. */
export interface LoopItem {
  readonly name: string;
  readonly type: ValueType;
}

export function itemNode(item: LoopItem, depth: number, field: string | null, at: number): Node {
  const label = { en: wordsOfName(item.name), es: wordsOfName(item.name) };
  const show = { as: 'named', label } as const;
  const scale = isNumeric(item.type) ? (item.type.kind === 'money' ? 2 : null) : 0;
  if (field === null) {
    return makeNode({ type: item.type, at, scale, show }, (c) => c.loop[depth] as Value);
  }
  const type = item.type.kind === 'record' ? item.type.fields.get(field) : undefined;
  if (type === undefined) return mistake(`${item.name} has no part called ${field}.`, at);
  const words = { en: wordsOfName(field), es: wordsOfName(field) };
  return makeNode(
    { type, at, scale: type.kind === 'money' ? 2 : null, show: { as: 'named', label: words } },
    (c) => {
      const record = c.loop[depth] as ReadonlyMap<string, Value>;
      const value = record.get(field);
      if (value !== undefined) return value;
      const what = `${item.name}.${field}`;
      throw new PricingRefusal('missing-fact', missing(words), what);
    },
  );
}

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
