import { compare, toInteger, type Exact } from '../../money/exact.ts';
import { whole } from '../../money/exact.ts';
import { valueIfGiven } from '../language/logic.ts';
import { formatValue } from '../language/format.ts';
import { PricingRefusal, type Context, type Node, type Value } from '../language/node.ts';
import type { ValueType } from '../language/types.ts';
import type { Item } from './reader.ts';
import { checkName } from './read-facts.ts';
import type { FactItem } from '../facts.ts';
import type { LoopItem } from './item-nodes.ts';
import type { Scope } from './scope.ts';

/** A `for each`: the items it goes over and the names that stand for one of them. */
export interface Loop {
  readonly items: readonly LoopItem[];
  readonly values: (context: Context) => readonly Value[];
  /** What tells one item's line from another's in the line's id. */
  readonly keyOf: (value: Value, index: number) => string;
}

/** The value of `position` for an item: 1 for the first. */
export const positionOf = (index: number): Exact => whole(index + 1);

/** Most lines that one `for each` makes. */
const MOST = 1000;

const TOO_MANY = {
  en: `The rule repeats a line more than ${MOST} times for these facts.`,
  es: `La regla repite una línea más de ${MOST} veces con estos datos.`,
};

/** Reads `animal in animals`, `year from 2021 to 2024` or `night from startsOn to endsOn`. */
export function readLoop(scope: Scope, item: Item): Loop | null {
  const { reader } = scope;
  const text = reader.text(item, 'for each');
  if (text === null) return null;
  const match = /^(\S+)\s+(?:in\s+(\S+)|from\s+(.+?)\s+to\s+(.+))$/s.exec(text);
  const [, name = '', list, from, to] = match ?? [];
  if (match === null) {
    reader.problems.add(
      item.at,
      '"for each" is written "animal in animals" or "year from 2021 to 2024".',
    );
    return null;
  }
  if (!checkName(reader, { key: name, keyAt: item.at })) return null;
  if (scope.knows(name)) {
    reader.problems.add(item.at, `"${name}" already means something else here.`);
    return null;
  }
  const at = reader.textAt(item);
  if (list !== undefined) {
    return listLoop(scope, name, list, at + text.lastIndexOf(list));
  }
  return rangeLoop(scope, name, from ?? '', to ?? '', at + text.indexOf(' from ') + 6);
}

function withPosition(name: string, type: ValueType, items: FactItem | null): readonly LoopItem[] {
  return [
    { name, type, items },
    { name: 'position', type: { kind: 'number' }, items: { type: 'integer' } },
  ];
}

function listLoop(scope: Scope, name: string, list: string, at: number): Loop | null {
  const node = scope.compileString(list, at);
  if (node === null) return null;
  if (node.type.kind !== 'list') {
    scope.reader.problems.add(at, `After "in" stands a list; ${list} is not one.`);
    return null;
  }
  const { of } = node.type;
  return {
    items: withPosition(name, of, node.items ?? null),
    values: (c) => givenItems(node, c),
    keyOf: (value, index) =>
      of.kind === 'record' ? `${index + 1}` : formatValue(of, value).replaceAll(/\s+/g, '-'),
  };
}

/** The items of a list; none when it was not given: nothing listed, nothing charged. */
function givenItems(list: Node, context: Context): readonly Value[] {
  return (valueIfGiven(list, context) ?? []) as readonly Value[];
}

function rangeLoop(
  scope: Scope,
  name: string,
  fromText: string,
  toText: string,
  at: number,
): Loop | null {
  const from = scope.compileString(fromText, at);
  const to = scope.compileString(toText, at);
  if (from === null || to === null) return null;
  const { type } = from;
  if (type.kind !== to.type.kind || (type.kind !== 'date' && type.kind !== 'number')) {
    scope.reader.problems.add(
      at,
      'A "for each" runs from a date to a date, or from a number to a number.',
    );
    return null;
  }
  return {
    items: withPosition(name, type, null),
    values: (c) => (type.kind === 'date' ? days(from, to, c) : numbers(from, to, c)),
    keyOf: (value) => formatValue(type, value).replaceAll(',', ''),
  };
}

function days(from: Node, to: Node, context: Context): readonly Value[] {
  const first = from.run(context) as number;
  return counted((to.run(context) as number) - first, (index) => first + index);
}

function numbers(from: Node, to: Node, context: Context): readonly Value[] {
  const first = from.run(context) as Exact;
  const last = to.run(context) as Exact;
  const start = toInteger(first);
  const end = toInteger(last);
  if (start === null || end === null || compare(first, last) > 0) return [];
  return counted(end - start, (index) => whole(start + index));
}

function counted(last: number, value: (index: number) => Value): readonly Value[] {
  if (last >= MOST) throw new PricingRefusal('cannot-compute', TOO_MANY);
  return Array.from({ length: Math.max(0, last + 1) }, (_, index) => value(index));
}
