import { compare, type Exact } from '../../money/exact.ts';
import { mistake } from '../language/compiler.ts';
import { constantNode } from '../language/literal-node.ts';
import type { Node } from '../language/node.ts';
import { isNumeric, isOrdinal } from '../language/types.ts';
import { bandedTable } from './banded-table.ts';
import { exactTable } from './exact-table.ts';
import { marginalTable } from './marginal-table.ts';
import { wordsOfName } from './words-of-name.ts';
import type { Entry, Item, Reader } from './reader.ts';
import { readWords } from './read-facts.ts';
import type { Definition, Scope, Use } from './scope.ts';
import type { Localized } from '../../kernel/language.ts';

/** What every kind of table has. */
export interface TableHead {
  readonly name: string;
  readonly at: number;
  readonly label: Localized;
  readonly by: readonly Item[];
  readonly columns: readonly string[] | null;
  readonly scope: Scope;
}

/** A row's cells by column (one cell under '' in a table without columns), compiled; or why a
 * case in that row is refused. */
export interface Row {
  readonly cells: ReadonlyMap<string, Node>;
  readonly refuse: Localized | null;
}

export const TABLE_KEYS = [
  'by',
  'rows',
  'bands',
  'columns',
  'label',
  'otherwise',
  'authority',
] as const;

/** Reads one table of the file into a definition whose uses are type-checked lookups. */
export function readTable(scope: Scope, entry: Entry): Definition | null {
  const { reader } = scope;
  const { key: name, keyAt: at } = entry;
  const fields = reader.fields(entry.value, `the table ${name}`, TABLE_KEYS);
  const by = fields.get('by');
  const rows = fields.get('rows');
  const bands = fields.get('bands');
  if (by === undefined) {
    reader.problems.add(at, `The table ${name} needs "by:", the fact or facts it is read by.`);
    return null;
  }
  if ((rows === undefined) === (bands === undefined)) {
    reader.problems.add(at, `The table ${name} needs either "rows:" or "bands:".`);
    return null;
  }
  const words = wordsOfName(name);
  const head: TableHead = {
    name,
    at,
    label: reader.localized(fields.get('label'), 'label') ?? { en: words, es: words },
    by: reader.isList(by) ? reader.list(by, 'by') : [by],
    columns: readWords(reader, fields.get('columns'), 'columns'),
    scope,
  };
  const build =
    bands === undefined
      ? exactTable(head, rows as Item, fields.get('otherwise'))
      : isMarginal(reader, bands)
        ? marginalTable(head, bands)
        : bandedTable(head, bands);
  return { kind: 'table', at, compile: (use) => build(checkedUse(head, use)) };
}

function isMarginal(reader: Reader, bands: Item): boolean {
  const [first] = reader.list(bands, 'bands');
  return first !== undefined && reader.isMap(first)
    ? reader.entries(first, 'a band').some((entry) => entry.key === 'each')
    : false;
}

function checkedUse(head: TableHead, use: Use): Use {
  const { name, columns } = head;
  if (columns === null && use.field !== null) {
    return mistake(`The table ${name} has one column; write just ${name}.`, use.at);
  }
  if (columns !== null && use.field === null && !use.checking) {
    return mistake(
      `Say which column: ${columns.map((each) => `${name}.${each}`).join(', ')}.`,
      use.at,
    );
  }
  if (columns !== null && use.field !== null && !columns.includes(use.field)) {
    return mistake(`The table ${name} has the columns ${columns.join(', ')}.`, use.at);
  }
  if (use.args !== null && use.args.length !== head.by.length) {
    return mistake(`The table ${name} is read by ${head.by.length} keys.`, use.at);
  }
  return use;
}

/** The cells of a row: one expression, or a list of as many as there are columns. */
export function readCells(head: TableHead, item: Item): Row {
  const { scope, columns } = head;
  const { reader } = scope;
  const cells = new Map<string, Node>();
  if (reader.isMap(item)) {
    const fields = reader.fields(item, 'a cell', ['refuse']);
    return { cells, refuse: reader.localized(fields.get('refuse'), 'refuse') };
  }
  const parts = columns === null ? [item] : reader.list(item, `a row of ${head.name}`);
  if (columns !== null && parts.length !== columns.length) {
    reader.problems.add(
      item.at,
      `This row has ${parts.length} cells for ${columns.length} columns.`,
    );
    return { cells, refuse: null };
  }
  parts.forEach((part, index) => {
    const node = scope.compileText(part, `a cell of ${head.name}`);
    if (node !== null) cells.set(columns?.[index] ?? '', node);
  });
  return { cells, refuse: null };
}

/** The keys of a use: those given in brackets, or the table's own `by`. */
export function keysOf(head: TableHead, use: Use): readonly Node[] | null {
  if (use.args !== null) return use.args;
  const keys = head.by.flatMap((item) => head.scope.compileText(item, 'by') ?? []);
  return keys.length === head.by.length ? keys : null;
}

/** What all cells of a column are; mixed columns are a mistake. */
export function columnType(head: TableHead, rows: readonly Row[], column: string): Node | null {
  let first: Node | null = null;
  for (const { cells } of rows) {
    const cell = cells.get(column);
    if (cell === undefined) continue;
    first ??= cell;
    if (cell.type.kind !== first.type.kind) {
      head.scope.reader.problems.add(
        head.at,
        `The cells of ${head.name} are not all of one kind; write amounts with a dollar sign.`,
      );
      return null;
    }
  }
  return first;
}

/** Stands for a table that has problems already, so that its uses do not report more. */
export function brokenNode(at: number): Node {
  return constantNode({ kind: 'money' }, { n: 0, d: 1, big: null }, at);
}

/** Orders two values of a measure, whatever its kind. */
export function order(a: Exact | number, b: Exact | number): number {
  if (typeof a === 'number' || typeof b === 'number') return (a as number) - (b as number);
  return compare(a, b);
}

/** Whether a table may have bands of this. */
export const isMeasure = (node: Node): boolean => isNumeric(node.type) || isOrdinal(node.type);
