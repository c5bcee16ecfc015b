import {
  add,
  compare,
  lesser,
  multiply,
  NOUGHT,
  ONE,
  subtract,
  type Exact,
} from '../../money/exact.ts';
import type { Localized } from '../../kernel/language.ts';
import { mistake } from '../language/compiler.ts';
import { formatValue } from '../language/format.ts';
import { makeNode, type Node, type Rate, type Traced } from '../language/node.ts';
import { chargeRate } from '../language/rates.ts';
import { isNumeric, type ValueType } from '../language/types.ts';
import { checkMeasure } from './banded-table.ts';
import { readBands, type Band } from './bands.ts';
import type { Item } from './reader.ts';
import type { Use } from './scope.ts';
import { keysOf, type TableHead } from './table-parts.ts';

interface Layer {
  readonly from: Exact;
  readonly to: Exact | null;
  readonly each: Node;
}

/** A table whose bands are layers: each part of the measure is charged at the price of the band
 * it lies in, and the layers add up. */
export function marginalTable(head: TableHead, bands: Item): (use: Use) => Node {
  let built: readonly Layer[] | null = null;
  return (use) => {
    const [measure] = keysOf(head, use) ?? [];
    if (measure === undefined) return mistake('', use.at);
    checkMeasure(head, measure);
    if (!isNumeric(measure.type)) return mistake('Layers are of amounts or counts.', measure.at);
    built ??= buildLayers(head, bands, measure);
    if (built.length === 0) return mistake('', use.at);
    return layersNode(head, use, measure, built);
  };
}

function buildLayers(head: TableHead, bands: Item, measure: Node): readonly Layer[] {
  const { scope } = head;
  const read = readBands(head, bands, measure, ['each']);
  return (read ?? []).flatMap((band): readonly Layer[] => {
    const item = band.fields.get('each');
    if (item === undefined) {
      scope.reader.problems.add(band.item.at, 'Every band of this table needs "each:", its price.');
      return [];
    }
    const each = scope.compileText(item, 'each');
    if (each === null) return [];
    const wrong = priceMistake(each.type, measure.type);
    if (wrong !== null) {
      scope.reader.problems.add(item.at, wrong);
      return [];
    }
    return [{ from: edge(band.lower), to: top(band.upper, measure), each }];
  });
}

/** Layers are cut at the edge's own value: a band "from 3" begins after the second unit. */
function edge(end: Band['lower']): Exact {
  return end === null ? NOUGHT : (end.value as Exact);
}

/** "Under 10" of things that are counted whole ends at 9. */
function top(end: Band['upper'], measure: Node): Exact | null {
  if (end === null) return null;
  const counted = !end.inside && measure.scale === 0;
  return counted ? subtract(end.value as Exact, ONE) : (end.value as Exact);
}

function priceMistake(each: ValueType, measure: ValueType): string | null {
  if (each.kind === 'rate') {
    return each.per === measure.kind ? null : 'This rate is not for what the table measures.';
  }
  if (measure.kind === 'money') {
    return each.kind === 'percent'
      ? null
      : 'A layer of money is charged by a percentage or a rate.';
  }
  return each.kind === 'money' || each.kind === 'percent'
    ? null
    : 'A layer of things is charged by an amount for each.';
}

function layersNode(head: TableHead, use: Use, measure: Node, layers: readonly Layer[]): Node {
  const [first] = layers;
  const each = first?.each.type as ValueType;
  const type: ValueType =
    each.kind === 'rate'
      ? { kind: each.amount }
      : measure.type.kind === 'money'
        ? measure.type
        : each;
  const bottoms = layers.map((layer, index) =>
    index === 0 ? NOUGHT : (layers[index - 1]?.to ?? layer.from),
  );
  const nodes = layers.map((layer, index) =>
    layerNode(head, measure, layer, bottoms[index] as Exact, type, index),
  );
  return makeNode(
    {
      type,
      at: use.at,
      scale: null,
      show: { as: 'computed', words: (operands) => sumWords(head, operands) },
    },
    (c) => {
      const { trace } = c;
      c.trace = null;
      const value = measure.run(c) as Exact;
      c.trace = trace;
      let total: Exact = NOUGHT;
      for (const [index, node] of nodes.entries()) {
        if (compare(value, bottoms[index] as Exact) <= 0) break;
        total = add(total, node.run(c) as Exact);
      }
      return total;
    },
  );
}

function layerNode(
  head: TableHead,
  measure: Node,
  layer: Layer,
  bottom: Exact,
  type: ValueType,
  index: number,
): Node {
  const { each, to } = layer;
  return makeNode(
    {
      type,
      at: head.at,
      scale: null,
      show: {
        as: 'computed',
        words: (operands, traced) => layerWords(measure, layer, bottom, index, operands, traced),
      },
    },
    (c) => {
      const slice = part(measure.run(c) as Exact, bottom, to);
      const price = each.run(c);
      return each.type.kind === 'rate'
        ? chargeRate(price as Rate, slice)
        : multiply(price as Exact, slice);
    },
  );
}

function part(value: Exact, bottom: Exact, to: Exact | null): Exact {
  const top = to === null ? value : lesser(value, to);
  return compare(top, bottom) > 0 ? subtract(top, bottom) : NOUGHT;
}

/** "First 10 × $21.00", "next $40,000.00 at 0.24%". */
function layerWords(
  measure: Node,
  layer: Layer,
  bottom: Exact,
  index: number,
  operands: readonly Localized[],
  traced: Traced,
): Localized {
  const value = traced.parts[0]?.value as Exact;
  const slice = formatValue(measure.type, part(value, bottom, layer.to));
  const label = measure.show.as === 'named' ? measure.show.label : { en: '', es: '' };
  const price = operands[1];
  const [first, next] = [
    { en: 'the first', es: 'los primeros' },
    { en: 'the next', es: 'los siguientes' },
  ];
  const lead = index === 0 ? first : next;
  const sign = layer.each.type.kind === 'money' ? '×' : null;
  const en = `${lead?.en} ${slice} of ${label.en}`.replace(/ of $/, '');
  const es = `${lead?.es} ${slice} de ${label.es}`.replace(/ de $/, '');
  return {
    en: `${en} ${sign ?? 'at'} ${price?.en}`,
    es: `${es} ${sign ?? 'a'} ${price?.es}`,
  };
}

function sumWords(head: TableHead, operands: readonly Localized[]): Localized {
  if (operands.length === 0) return head.label;
  return {
    en: operands.map((each) => each.en).join(' + '),
    es: operands.map((each) => each.es).join(' + '),
  };
}
