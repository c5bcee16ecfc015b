import type { FactDeclaration, FactItem } from '../facts.ts';
import { mistake } from '../language/compiler.ts';
import { makeNode, PricingRefusal, type Node, type Value } from '../language/node.ts';
import type { ValueType } from '../language/types.ts';
import { factShape, labelOfFact } from './fact-node.ts';
import { missing } from './name-nodes.ts';
import { wordsOfName } from './words-of-name.ts';

/** The item of a running `for each`, innermost last. */
export interface LoopItem {
  readonly name: string;
  readonly type: ValueType;
  /** How the list declares its items, where it does. */
  readonly items: FactItem | null;
}

/** An item of a loop, or one field of it. */
export function itemNode(item: LoopItem, depth: number, field: string | null, at: number): Node {
  const words = wordsOfName(item.name);
  const label = { en: words, es: words };
  if (field === null) {
    const { items, type } = item;
    const plain = items === null || items.type === 'record' ? null : items;
    const shape =
      plain === null
        ? ({ type, scale: 0, show: { as: 'named', label } } as const)
        : factShape({ ...plain, name: item.name, question: label, label });
    return makeNode({ ...shape, at }, (c) => c.loop[depth] as Value);
  }
  const fact = fieldOf(item.items, field);
  if (fact === null) return mistake(`${item.name} has no part called ${field}.`, at);
  return makeNode({ ...factShape(fact), at }, (c) => {
    const value = (c.loop[depth] as ReadonlyMap<string, Value>).get(field);
    if (value !== undefined) return value;
    const what = `${item.name}.${field}`;
    throw new PricingRefusal('missing-fact', missing(labelOfFact(fact)), what);
  });
}

function fieldOf(items: FactItem | null | undefined, field: string): FactDeclaration | null {
  if (items?.type !== 'record') return null;
  return items.fields.find((fact) => fact.name === field) ?? null;
}

/** `dogs.altered` outside a loop: the kind of key that a table is read by, item by item. */
export function listFieldNode(list: FactDeclaration, field: string, at: number): Node {
  const fact = fieldOf(list.items, field);
  if (fact === null) return mistake(`${list.name} has no part called ${field}.`, at);
  return makeNode({ ...factShape(fact), at }, () => {
    const { en, es } = labelOfFact(list);
    throw new PricingRefusal('cannot-compute', {
      en: `The table must be read for one of ${en} at a time.`,
      es: `La tabla debe leerse para un elemento de ${es} a la vez.`,
    });
  });
}
