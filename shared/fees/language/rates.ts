import {
  divide,
  multiply,
  ONE,
  roundTo,
  toDecimal,
  type Exact,
  type RoundingMode,
} from '../../money/exact.ts';
import type { Localized } from '../../kernel/language.ts';
import { mistake } from './compiler.ts';
import { formatNumber, formatRate, formatValue } from './format.ts';
import { makeNode, type Node, type Rate, type Traced } from './node.ts';
import { typeWords, type ValueType } from './types.ts';

const MODES: Readonly<Record<Exclude<Rate['mode'], 'exact'>, RoundingMode>> = {
  'or fraction': 'up',
  // A major part is more than half: exactly half does not count.
  'or major part': 'half-down',
};

/** How many times the rate is charged for a measure. */
function timesOf(rate: Rate, measure: Exact): Exact {
  const times = divide(measure, rate.per);
  return rate.mode === 'exact' ? times : roundTo(times, ONE, MODES[rate.mode]);
}

/** What a rate charges on a measure. */
export function chargeRate(rate: Rate, measure: Exact): Exact {
  return multiply(rate.amount, timesOf(rate, measure));
}

/** `$0.75 per $1,000 of receipts`. */
export function applyRate(rate: Node, measure: Node, at: number): Node {
  const type = rate.type as ValueType & { kind: 'rate' };
  if (measure.type.kind !== type.per) {
    const [wanted, found] = [typeWords({ kind: type.per }), typeWords(measure.type)];
    return mistake(
      `This rate is charged on ${wanted}, but after "of" stands ${found}.`,
      measure.at,
    );
  }
  return makeNode(
    {
      type: { kind: type.amount },
      at,
      scale: null,
      show: { as: 'computed', words: (operands, traced) => rateWords(type, operands, traced) },
    },
    (c) => chargeRate(rate.run(c) as Rate, measure.run(c) as Exact),
  );
}

function rateWords(
  type: ValueType & { kind: 'rate' },
  [, measure]: readonly Localized[],
  traced: Traced,
): Localized {
  const rate = traced.parts[0]?.value as Rate;
  const times = timesOf(rate, traced.parts[1]?.value as Exact);
  const words = formatRate(type, rate);
  const amount = formatValue({ kind: type.amount }, rate.amount);
  const count = toDecimal(times) === null ? '' : ` (${formatNumber(times)} × ${amount})`;
  return {
    en: `${words.en} of ${measure?.en}${count}`,
    es: `${words.es} de ${measure?.es}${count}`,
  };
}
