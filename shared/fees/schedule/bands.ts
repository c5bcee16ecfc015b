import {
  add,
  divide,
  fraction,
  multiply,
  ONE,
  roundTo,
  sign,
  toInteger,
  whole,
  type Exact,
} from '../../money/exact.ts';
import { formatValue } from '../language/format.ts';
import type { Node } from '../language/node.ts';
import type { ValueType } from '../language/types.ts';
import type { Item } from './reader.ts';
import { order, type TableHead } from './table-parts.ts';

/** An end of a band; `inside` when the edge itself belongs to the band. */
export interface Edge {
  readonly value: Exact | number;
  readonly inside: boolean;
}

/** One band of a table; null where it has no end. */
export interface Band {
  readonly item: Item;
  readonly lower: Edge | null;
  readonly upper: Edge | null;
  readonly fields: ReadonlyMap<string, Item>;
}

const LOWER = { from: true, over: false } as const;
const UPPER = { to: true, 'up to': true, under: false } as const;

/** Reads the bands of a table in order, and reports gaps, overlaps and ends left open wrongly. */
export function readBands(
  head: TableHead,
  bands: Item,
  measure: Node,
  cells: readonly string[],
): readonly Band[] | null {
  const { reader } = head.scope;
  const read: Band[] = [];
  const before = reader.problems.problems.length;
  for (const item of reader.list(bands, 'bands')) {
    const fields = reader.fields(item, 'a band', [
      ...Object.keys(LOWER),
      ...Object.keys(UPPER),
      ...cells,
    ]);
    const stated = readEdge(head, item, fields, LOWER, measure.type);
    const upper = readEdge(head, item, fields, UPPER, measure.type);
    if (reader.problems.problems.length > before) return null;
    const previous = read.at(-1);
    if (stated === null && previous !== undefined && previous.upper === null) {
      reader.problems.add(
        item.at,
        'This band is never reached: the one above it has no upper end.',
      );
    }
    const lower = stated ?? follow(previous?.upper ?? null);
    read.push({ item, lower, upper, fields });
  }
  if (read.length === 0) reader.problems.add(head.at, `The table ${head.name} has no bands.`);
  if (reader.problems.problems.length > before) return null;
  checkBands(head, read, measure);
  return reader.problems.problems.length > before ? null : read;
}

/** A band that does not say where it begins goes on where the one above it ends. */
function follow(upper: Edge | null): Edge | null {
  return upper === null ? null : { value: upper.value, inside: !upper.inside };
}

function readEdge(
  head: TableHead,
  item: Item,
  fields: ReadonlyMap<string, Item>,
  names: Readonly<Record<string, boolean>>,
  type: ValueType,
): Edge | null {
  const { scope } = head;
  const { reader } = scope;
  const [first, second] = Object.keys(names).filter((name) => fields.has(name));
  if (first === undefined) return null;
  if (second !== undefined) {
    reader.problems.add(item.at, `Write "${first}" or "${second}", not both.`);
    return null;
  }
  const text = reader.text(fields.get(first), `"${first}"`);
  const at = reader.textAt(fields.get(first) as Item);
  if (text === null) return null;
  // Data, not arithmetic: a thousands comma in a plain number cannot part two arguments here.
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const node = scope.compileString(plain, at);
  if (node === null) return null;
  const value = node.constant;
  const number = node.type.kind === 'number' && (type.kind === 'days' || type.kind === 'months');
  if (value === undefined || (node.type.kind !== type.kind && !number)) {
    const wanted = type.kind === 'money' ? ', such as $25,000' : '';
    reader.problems.add(
      at,
      `An edge of ${head.name} is a fixed value of what the table is read by${wanted}.`,
    );
    return null;
  }
  return { value: value as Exact | number, inside: names[first] ?? true };
}

/** The step between two neighboring values of the measure; null when there is none. */
function grainOf(measure: Node): Exact | null {
  return measure.scale === null ? null : fraction(1, 10 ** measure.scale);
}

const toExact = (value: Exact | number): Exact =>
  typeof value === 'number' ? whole(value) : value;

/** The first value of the measure's grid at or after (`inside`) or just after the edge. */
function firstFrom(value: Exact | number, inside: boolean, grain: Exact): Exact {
  const exact = toExact(value);
  const steps = divide(exact, grain);
  // Negative edges do not occur on grids that count things; "up" is away from zero.
  const on = toInteger(steps) !== null;
  if (on) return inside ? exact : add(exact, grain);
  return multiply(roundTo(steps, ONE, sign(steps) < 0 ? 'down' : 'up'), grain);
}

function checkBands(head: TableHead, bands: readonly Band[], measure: Node): void {
  const { problems } = head.scope.reader;
  const show = (value: Exact | number): string => formatValue(measure.type, value);
  const grain = grainOf(measure);
  const before = problems.problems.length;
  bands.forEach((band, index) => {
    const { lower, upper } = band;
    if (lower !== null && upper !== null && isEmpty(lower, upper)) {
      problems.add(
        band.item.at,
        `This band is empty: it begins at ${show(lower.value)} and ends at ${show(upper.value)}.`,
      );
    }
    const previous = bands[index - 1]?.upper ?? null;
    if (index === 0 || previous === null) return;
    if (lower === null) return;
    const side = seam(previous, lower, grain);
    if (side < 0) {
      problems.add(
        band.item.at,
        `There is a gap in ${head.name}: nothing is said between ${show(previous.value)} and ${show(lower.value)}.`,
      );
    } else if (side > 0) {
      problems.add(
        band.item.at,
        `Two bands of ${head.name} overlap at ${show(lower.value)}: write "over" where the edge belongs to the band below, "under" where it belongs to the one above.`,
      );
    }
  });
  if (problems.problems.length === before) checkEnds(head, bands, measure, show);
}

function isEmpty(lower: Edge, upper: Edge): boolean {
  const compared = order(lower.value, upper.value);
  return compared > 0 || (compared === 0 && !(lower.inside && upper.inside));
}

/** Below zero: a gap; above: an overlap; zero: the bands meet. */
function seam(upper: Edge, lower: Edge, grain: Exact | null): number {
  if (grain !== null) {
    const after = firstFrom(upper.value, !upper.inside, grain);
    return order(after, firstFrom(lower.value, lower.inside, grain));
  }
  const compared = order(upper.value, lower.value);
  if (compared !== 0) return compared;
  return upper.inside === lower.inside ? (upper.inside ? 1 : -1) : 0;
}

function checkEnds(
  head: TableHead,
  bands: readonly Band[],
  measure: Node,
  show: (value: Exact | number) => string,
): void {
  const { problems } = head.scope.reader;
  const first = bands[0];
  const last = bands.at(-1);
  const lower = first?.lower ?? null;
  const upper = last?.upper ?? null;
  if (lower !== null && !reaches(measure.low, lower, 1)) {
    problems.add(
      first?.item.at ?? head.at,
      `${head.name} says nothing below ${show(lower.value)}: add a band, or give the fact that minimum.`,
    );
  }
  if (upper !== null && !reaches(measure.high, upper, -1)) {
    problems.add(
      last?.item.at ?? head.at,
      `${head.name} says nothing above ${show(upper.value)}: leave the last band's end out, add a band, or give the fact that maximum.`,
    );
  }
}

/** Whether the band's end takes in everything that the measure can be. */
function reaches(limit: Exact | number | undefined, edge: Edge, direction: 1 | -1): boolean {
  if (limit === undefined) return false;
  const compared = order(limit, edge.value) * direction;
  return compared > 0 || (compared === 0 && edge.inside);
}

/** Whether a value lies under the upper end of the band (the bands are in order). */
export function isBelow(value: Exact | number, edge: Edge | null): boolean {
  if (edge === null) return true;
  const compared = order(value, edge.value);
  return compared < 0 || (compared === 0 && edge.inside);
}

export function isAbove(value: Exact | number, edge: Edge | null): boolean {
  if (edge === null) return true;
  const compared = order(value, edge.value);
  return compared > 0 || (compared === 0 && edge.inside);
}

/** A band in words: "over $25,000.00 up to $40,000.00". */
export function bandWords(type: ValueType, band: Band): { en: string; es: string } {
  const show = (edge: Edge): string => formatValue(type, edge.value);
  const { lower, upper } = band;
  const en: string[] = [];
  const es: string[] = [];
  if (lower !== null) {
    en.push(`${lower.inside ? 'from' : 'over'} ${show(lower)}`);
    es.push(`${lower.inside ? 'desde' : 'más de'} ${show(lower)}`);
  }
  if (upper !== null) {
    en.push(`${upper.inside ? 'up to' : 'under'} ${show(upper)}`);
    es.push(`${upper.inside ? 'hasta' : 'menos de'} ${show(upper)}`);
  }
  return { en: en.join(' ') || 'any', es: es.join(' ') || 'cualquiera' };
}
