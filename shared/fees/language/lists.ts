import { add, NOUGHT, whole, type Exact } from '../../money/exact.ts';
import { checkChoice } from './logic.ts';
import { expectKind, mistake, type Compiler } from './compiler.ts';
import { makeNode, type Node, type Value } from './node.ts';
import type { Expression } from './syntax.ts';
import { BOOLEAN, isNumeric, NUMBER, typeWords } from './types.ts';

/** `notices includes "shut-off"`. */
export function compileIncludes(
  expression: Expression & { kind: 'includes' },
  compiler: Compiler,
): Node {
  const list = compiler.compile(expression.list);
  const item = compiler.compile(expression.item);
  if (list.type.kind !== 'list') {
    return mistake(`Before "includes" stands a list, not ${typeWords(list.type)}.`, list.at);
  }
  const held = list.type.of;
  const words = (kind: string): boolean => kind === 'choice' || kind === 'text';
  if (held.kind !== item.type.kind && !(words(held.kind) && words(item.type.kind))) {
    return mistake(`The list holds ${typeWords(held)}, not ${typeWords(item.type)}.`, item.at);
  }
  if (isNumeric(held)) return mistake('"includes" looks for a word, a date or a truth.', item.at);
  checkChoice({ ...list, type: held }, item);
  return makeNode(
    {
      type: BOOLEAN,
      at: expression.at,
      scale: 0,
      show: {
        as: 'computed',
        words: ([a, b]) => ({ en: `${a?.en} includes ${b?.en}`, es: `${a?.es} incluye ${b?.es}` }),
      },
    },
    (c) => {
      const values = list.run(c) as readonly Value[];
      return values.includes(item.run(c));
    },
  );
}

/** `sum of night.rate for each night in nights`, `count of animal in animals where …`. */
export function compileTotal(expression: Expression & { kind: 'total' }, compiler: Compiler): Node {
  const list = compiler.compile(expression.list);
  if (list.type.kind !== 'list') {
    return mistake(`After "in" stands a list, not ${typeWords(list.type)}.`, list.at);
  }
  const names = compiler.names.withItem(expression.item, list, expression.at);
  const inner = compiler.within(names);
  const where =
    expression.where === null
      ? null
      : expectKind(inner.compile(expression.where), 'boolean', 'What follows "where"');
  const value = expression.value === null ? null : inner.compile(expression.value);
  if (value !== null && !isNumeric(value.type)) {
    return mistake(`Only numbers and amounts have a sum, not ${typeWords(value.type)}.`, value.at);
  }
  return makeNode(
    {
      type: value === null ? NUMBER : value.type,
      at: expression.at,
      scale: value === null ? 0 : value.scale,
      show: { as: 'computed', words: totalWords(expression.what, expression.item) },
    },
    (c) => {
      let total: Exact = NOUGHT;
      for (const item of list.run(c) as readonly Value[]) {
        c.loop.push(item);
        if (where === null || where.run(c) === true) {
          total = add(total, value === null ? whole(1) : (value.run(c) as Exact));
        }
        c.loop.pop();
      }
      return total;
    },
  );
}

function totalWords(what: 'sum' | 'count', item: string) {
  return what === 'sum'
    ? () => ({ en: `the sum over each ${item}`, es: `la suma por cada ${item}` })
    : () => ({ en: `how many ${item} count`, es: `cuántos ${item} cuentan` });
}
