import type { Localized } from '../../kernel/language.ts';
import { formatValue } from '../language/format.ts';
import type { Context, Node } from '../language/node.ts';
import type { Item } from './reader.ts';
import type { LoopItem } from './item-nodes.ts';
import type { Scope } from './scope.ts';

/** A label, whose `{expressions}` are filled in when it is quoted. */
export interface Template {
  readonly plain: Localized | null;
  readonly fill: (context: Context) => Localized;
}

/** Reads a label such as "License for {animal.name}". */
export function readTemplate(
  scope: Scope,
  labels: Localized,
  item: Item,
  items: readonly LoopItem[],
): Template {
  if (!labels.en.includes('{') && !labels.es.includes('{')) {
    return { plain: labels, fill: () => labels };
  }
  const en = readParts(scope, labels.en, item, items);
  const es = readParts(scope, labels.es, item, items);
  return { plain: null, fill: (c) => ({ en: fill(en, c), es: fill(es, c) }) };
}

function readParts(
  scope: Scope,
  text: string,
  item: Item,
  items: readonly LoopItem[],
): readonly (string | Node)[] {
  return text.split(/(\{[^{}]*\})/).flatMap((part): readonly (string | Node)[] => {
    if (!part.startsWith('{')) return [part];
    const node = scope.compileString(part.slice(1, -1), item.at, items);
    return node === null ? [] : [node];
  });
}

function fill(parts: readonly (string | Node)[], context: Context): string {
  const { trace } = context;
  context.trace = null;
  const text = parts
    .map((part) => (typeof part === 'string' ? part : formatValue(part.type, part.run(context))))
    .join('');
  context.trace = trace;
  return text;
}
