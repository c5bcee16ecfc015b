import { parseDecimal, toDecimal, toInteger, type Exact } from '../../money/exact.ts';
import type { Localized } from '../../kernel/language.ts';
import { mistake } from '../language/compiler.ts';
import {
  makeNode,
  PricingRefusal,
  type Context,
  type Node,
  type Traced,
  type Value,
} from '../language/node.ts';
import { unreachable } from '../../kernel/invariant.ts';
import type { ValueType } from '../language/types.ts';
import { parseDay } from '../days.ts';
import { parseMonthDay, parseTime } from '../language/literals.ts';
import { keyWords } from '../language/words.ts';
import type { Item } from './reader.ts';
import type { Use } from './scope.ts';
import { columnType, keysOf, readCells, type Row, type TableHead } from './table-parts.ts';

interface LeafRow {
  readonly keys: readonly string[];
  readonly item: Item;
}

/** A table read by the exact value of one or more keys. */
export function exactTable(
  head: TableHead,
  rows: Item,
  otherwise: Item | undefined,
): (use: Use) => Node {
  let built: ReadonlyMap<string, Row> | null = null;
  let rest: Row | null = null;
  return (use) => {
    const keys = keysOf(head, use);
    if (keys === null) return mistake('', use.at);
    if (built === null) {
      built = buildRows(head, rows, keys);
      rest = otherwise === undefined ? null : readCells(head, otherwise);
      if (rest === null) checkCoverage(head, keys, built);
    }
    return lookupNode(head, use, keys, built, rest);
  };
}

function buildRows(head: TableHead, rows: Item, keys: readonly Node[]): ReadonlyMap<string, Row> {
  const { reader } = head.scope;
  const found = new Map<string, Row>();
  for (const leaf of leaves(head, rows, head.by.length, [])) {
    const parts: string[] = [];
    leaf.keys.forEach((text, index) => {
      const key = keys[index] as Node;
      const read = readKey(key.type, text);
      if (read !== null) parts.push(read);
      else reader.problems.add(leaf.item.at, keyMessage(head.name, key.type, text));
    });
    if (parts.length < leaf.keys.length) continue;
    const id = parts.join(SEPARATOR);
    if (found.has(id))
      reader.problems.add(leaf.item.at, `The row ${leaf.keys.join(', ')} is there twice.`);
    found.set(id, readCells(head, leaf.item));
  }
  return found;
}

function leaves(head: TableHead, item: Item, depth: number, path: readonly string[]): LeafRow[] {
  const { reader } = head.scope;
  return reader.entries(item, `the rows of ${head.name}`).flatMap(({ key, value }) => {
    const keys = [...path, key];
    return depth === 1 ? [{ keys, item: value }] : leaves(head, value, depth - 1, keys);
  });
}

const SEPARATOR = '\u0001';

/** The text of a key in the file as the text of the value it stands for; null when it cannot. */
function readKey(type: ValueType, text: string): string | null {
  switch (type.kind) {
    case 'boolean':
      if (text === 'yes' || text === 'true') return 'true';
      return text === 'no' || text === 'false' ? 'false' : null;
    case 'choice':
      return type.values.includes(text) ? text : null;
    case 'text':
      return text;
    case 'number':
    case 'days':
    case 'months': {
      const value = parseDecimal(text);
      return value === null ? null : keyText(type, value);
    }
    case 'date':
      return ordinalText(parseDay(text));
    case 'monthday':
      return ordinalText(parseMonthDay(text));
    case 'time':
      return ordinalText(parseTime(text));
    case 'money':
    case 'percent':
    case 'businessDays':
    case 'rate':
    case 'list':
    case 'record':
      return null;
    default:
      return unreachable(type);
  }
}

const ordinalText = (value: number | null): string | null => (value === null ? null : `${value}`);

function keyText(type: ValueType, value: Value): string {
  if (type.kind === 'number' || type.kind === 'days' || type.kind === 'months') {
    const exact = value as Exact;
    return (toInteger(exact) ?? toDecimal(exact) ?? '').toString();
  }
  // Dates, days of the year, times, words and truths.
  return `${value as string | number | boolean}`;
}

function keyMessage(table: string, type: ValueType, text: string): string {
  if (type.kind === 'choice') {
    return `"${text}" in the table ${table} is not one of the choices: ${type.values.join(', ')}.`;
  }
  if (type.kind === 'money' || type.kind === 'percent') {
    return `The table ${table} is read by an amount: give it bands instead of rows.`;
  }
  return `"${text}" in the table ${table} is not what the table is read by.`;
}

const MOST_COMBINATIONS = 5000;

function checkCoverage(
  head: TableHead,
  keys: readonly Node[],
  rows: ReadonlyMap<string, Row>,
): void {
  let combinations: string[][] = [[]];
  for (const key of keys) {
    const values = domain(key);
    if (values === null || combinations.length * values.length > MOST_COMBINATIONS) return;
    combinations = combinations.flatMap((path) => values.map((value) => [...path, value]));
  }
  const missing = combinations.filter((path) => !rows.has(path.join(SEPARATOR)));
  const [first] = missing;
  if (first === undefined) return;
  const others = missing.length === 1 ? '' : ` (and ${missing.length - 1} more)`;
  head.scope.reader.problems.add(
    head.at,
    `The table ${head.name} has no row for ${first.map(yesOrNo).join(', ')}${others}. ` +
      'Add the row, or "otherwise:" for all that are not named.',
  );
}

const yesOrNo = (key: string): string => (key === 'true' ? 'yes' : key === 'false' ? 'no' : key);

/** Every value that the key can have, as text; null when they are too many to name. */
function domain(key: Node): readonly string[] | null {
  if (key.type.kind === 'boolean') return ['true', 'false'];
  if (key.type.kind === 'choice') return key.type.values;
  const low = typeof key.low === 'object' ? toInteger(key.low) : null;
  const high = typeof key.high === 'object' ? toInteger(key.high) : null;
  if (key.type.kind !== 'number' || key.scale !== 0 || low === null || high === null) return null;
  if (high - low > 200) return null;
  return Array.from({ length: high - low + 1 }, (_, index) => `${low + index}`);
}

function lookupNode(
  head: TableHead,
  use: Use,
  keys: readonly Node[],
  rows: ReadonlyMap<string, Row>,
  rest: Row | null,
): Node {
  const column = use.field ?? head.columns?.[0] ?? '';
  const all = rest === null ? [...rows.values()] : [...rows.values(), rest];
  const sample = columnType(head, all, column);
  if (sample === null) return mistake('', use.at);
  const find = finder(keys, rows);
  return makeNode(
    {
      type: sample.type,
      at: use.at,
      scale: columnScale(all, column),
      show: { as: 'computed', words: lookupWords(head) },
    },
    (c) => cellOf(head, find(c) ?? rest, column).run(c),
  );
}

/** The decimal places of a column: those of its cells. */
export function columnScale(rows: readonly Row[], column: string): number | null {
  let scale = 0;
  for (const { cells } of rows) {
    const own = cells.get(column)?.scale;
    if (own === null) return null;
    scale = Math.max(scale, own ?? 0);
  }
  return scale;
}

function finder(
  keys: readonly Node[],
  rows: ReadonlyMap<string, Row>,
): (context: Context) => Row | undefined {
  const [first] = keys;
  if (keys.length === 1 && first !== undefined) {
    const { type } = first;
    return (c) => rows.get(keyText(type, first.run(c)));
  }
  return (c) => rows.get(keys.map((key) => keyText(key.type, key.run(c))).join(SEPARATOR));
}

/** The cell of a found row; a refusal when there is no row, or the row refuses. */
export function cellOf(head: TableHead, row: Row | null, column: string): Node {
  const cell = row?.cells.get(column);
  if (cell !== undefined) return cell;
  if (row !== null && row.refuse !== null) throw new PricingRefusal('refused-by-rule', row.refuse);
  throw new PricingRefusal('not-in-table', {
    en: `The table "${head.label.en}" has no row for these facts.`,
    es: `La tabla "${head.label.es}" no tiene fila para estos datos.`,
  });
}

function lookupWords(head: TableHead) {
  return (operands: readonly Localized[], traced: Traced): Localized => {
    // The last part is the cell; those before it are the keys.
    const count = traced.parts.length - 1;
    const keys = traced.parts.slice(0, count).map(keyWords);
    const cell = operands[count];
    const plain = traced.parts[count]?.node.show.as === 'literal';
    const [en, es] = (['en', 'es'] as const).map((language) => {
      const text = `${head.label[language]} (${keys.map((key) => key[language]).join(', ')})`;
      return plain ? text : `${text}: ${cell?.[language]}`;
    });
    return { en: en ?? '', es: es ?? '' };
  };
}
