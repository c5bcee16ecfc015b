import type { Localized } from '../../kernel/language.ts';
import { compare, type Exact } from '../../money/exact.ts';
import type { Node } from '../language/node.ts';
import { isNumeric, isOrdinal } from '../language/types.ts';
import type { Item } from './reader.ts';
import type { Scope, Use } from './scope.ts';

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

/** Orders two values of a measure, whatever its kind. */
export function order(a: Exact | number, b: Exact | number): number {
  if (typeof a === 'number' || typeof b === 'number') return (a as number) - (b as number);
  return compare(a, b);
}

/** Whether a table may have bands of this. */
export const isMeasure = (node: Node): boolean => isNumeric(node.type) || isOrdinal(node.type);
