import type { Localized } from '../../kernel/language.ts';
import { compare, type Exact } from '../../money/exact.ts';
import { mistake } from '../language/compiler.ts';
import { formatMoney } from '../language/format.ts';
import { makeNode, type Node, type Traced } from '../language/node.ts';
import { typeWords } from '../language/types.ts';
import { bandWords, isAbove, isBelow, readBands, type Band } from './bands.ts';
import { cellOf, columnScale } from './exact-table.ts';
import type { Item } from './reader.ts';
import type { Use } from './scope.ts';
import {
  columnType,
  isMeasure,
  keysOf,
  readCells,
  type Row,
  type TableHead,
} from './table-parts.ts';

interface BandRow {
  readonly band: Band;
  readonly row: Row;
}

/** A table read by the band in which a measure lies. */
export function bandedTable(head: TableHead, bands: Item): (use: Use) => Node {
  let built: readonly BandRow[] | null = null;
  return (use) => {
    const [measure] = keysOf(head, use) ?? [];
    if (measure === undefined) return mistake('', use.at);
    checkMeasure(head, measure);
    built ??= buildRows(head, bands, measure);
    return lookupNode(head, use, measure, built);
  };
}

/** Bands are of one measure: money, a number, days, months, a date, a day of the year, a time. */
export function checkMeasure(head: TableHead, measure: Node): void {
  if (head.by.length > 1) {
    mistake(
      `Bands are read by one fact; put ${head.name}'s other key in a table of rows.`,
      measure.at,
    );
  }
  if (!isMeasure(measure)) {
    mistake(
      `Bands are of amounts, counts or dates, not of ${typeWords(measure.type)}.`,
      measure.at,
    );
  }
}

function buildRows(head: TableHead, bands: Item, measure: Node): readonly BandRow[] {
  const { reader } = head.scope;
  const read = readBands(head, bands, measure, ['is', 'refuse']);
  const rows = (read ?? []).map((band): BandRow => {
    const refuse = reader.localized(band.fields.get('refuse'), 'refuse');
    const is = band.fields.get('is');
    if (is === undefined && refuse === null) {
      reader.problems.add(band.item.at, 'A band needs "is:", its amount, or "refuse:".');
    }
    const row = is === undefined ? { cells: new Map<string, Node>(), refuse } : readCells(head, is);
    return { band, row };
  });
  warnOfFalling(head, rows);
  return rows;
}

/** Prices that fall as the measure grows are real in some cities and slips in others. */
function warnOfFalling(head: TableHead, rows: readonly BandRow[]): void {
  let last: Exact | null = null;
  for (const { band, row } of rows) {
    const cell = row.cells.get('');
    if (cell?.type.kind !== 'money' || cell.constant === undefined) {
      last = null;
      continue;
    }
    const amount = cell.constant as Exact;
    if (last !== null && compare(amount, last) < 0) {
      head.scope.reader.problems.warn(
        band.item.at,
        `${head.name} falls here from ${formatMoney(last)} to ${formatMoney(amount)}; is that meant?`,
      );
    }
    last = amount;
  }
}

function lookupNode(head: TableHead, use: Use, measure: Node, rows: readonly BandRow[]): Node {
  const column = use.field ?? head.columns?.[0] ?? '';
  const all = rows.map(({ row }) => row);
  const sample = columnType(head, all, column);
  if (sample === null) return mistake('', use.at);
  const find = (value: Exact | number): BandRow | undefined =>
    rows.find(({ band }) => isBelow(value, band.upper) && isAbove(value, band.lower));
  return makeNode(
    {
      type: sample.type,
      at: use.at,
      scale: columnScale(all, column),
      show: { as: 'computed', words: (operands, traced) => words(head, operands, traced, find) },
    },
    (c) => {
      const found = find(measure.run(c) as Exact | number);
      return cellOf(head, found?.row ?? null, column).run(c);
    },
  );
}

function words(
  head: TableHead,
  operands: readonly Localized[],
  traced: Traced,
  find: (value: Exact | number) => BandRow | undefined,
): Localized {
  const [measure, cell] = traced.parts;
  const [measured, is] = operands;
  const found = measure === undefined ? undefined : find(measure.value as Exact | number);
  const band =
    found === undefined || measure === undefined
      ? { en: '', es: '' }
      : bandWords(measure.node.type, found.band);
  const en = `${head.label.en} for ${measured?.en}, the band ${band.en}`;
  const es = `${head.label.es} para ${measured?.es}, el tramo ${band.es}`;
  if (cell?.node.show.as === 'literal') return { en, es };
  return { en: `${en}: ${is?.en}`, es: `${es}: ${is?.es}` };
}
