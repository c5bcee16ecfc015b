import { mistake } from '../language/compiler.ts';
import { bandedTable } from './banded-table.ts';
import { exactTable } from './exact-table.ts';
import { marginalTable } from './marginal-table.ts';
import { readWords } from './read-facts.ts';
import type { Entry, Item, Reader } from './reader.ts';
import type { Definition, Scope, Use } from './scope.ts';
import type { TableHead } from './table-parts.ts';
import { wordsOfName } from './words-of-name.ts';

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
