import {
  fraction,
  greater,
  lesser,
  roundTo,
  sign,
  type Exact,
  type RoundingMode,
} from '../../money/exact.ts';
import { formatMoney } from '../language/format.ts';
import { makeNode, type Node } from '../language/node.ts';
import { parseExpression } from '../language/parser.ts';
import type { Item } from './reader.ts';
import type { Scope } from './scope.ts';

/** How a line is rounded: to the multiple of `step` that `mode` picks. */
export interface Rounding {
  readonly mode: RoundingMode;
  readonly step: Exact;
}

const NEAREST_CENT: Rounding = { mode: 'half-up', step: fraction(1, 100) };
const PREFIX = '$0 rounded ';

/** Reads `to $0.50`, `down to $0.05`, `up to $1.00`; the nearest cent when nothing is said. */
export function readRounding(scope: Scope, item: Item | undefined): Rounding {
  if (item === undefined) return NEAREST_CENT;
  const text = scope.reader.text(item, 'round');
  if (text === null) return NEAREST_CENT;
  const parsed = parseExpression(`${PREFIX}${text}`);
  const expression = parsed.ok ? parsed.expression : null;
  if (expression?.kind === 'round' && expression.step.kind === 'literal') {
    const { literal } = expression.step;
    if (literal.type === 'money' && sign(literal.value) > 0) {
      return { mode: expression.mode, step: literal.value };
    }
  }
  scope.reader.problems.add(
    item.at,
    `"${text}" is not a rounding. Write "to $0.01", "down to $0.05", "up to $1.00", "half down to $0.01" or "half even to $0.01".`,
  );
  return NEAREST_CENT;
}

/** The whole amount of a line: the stated amount, then its cap, then its floor (so that the floor
 * wins), then its rounding. */
export function amountNode(
  amount: Node,
  cap: Node | null,
  floor: Node | null,
  rounding: Rounding,
): Node {
  const capped = cap === null ? amount : limitNode(amount, cap, lesser, AT_MOST);
  const floored = floor === null ? capped : limitNode(capped, floor, greater, AT_LEAST);
  const exact = floored.scale !== null && floored.scale <= 2 && isNearestCent(rounding);
  return exact ? floored : roundNode(floored, rounding);
}

const isNearestCent = ({ mode, step }: Rounding): boolean =>
  mode === 'half-up' && step.n * 100 === step.d;

const AT_MOST = { en: 'limited to', es: 'limitado a' };
const AT_LEAST = { en: 'raised to the minimum of', es: 'elevado al mínimo de' };

function limitNode(
  amount: Node,
  limit: Node,
  pick: (a: Exact, b: Exact) => Exact,
  words: { readonly en: string; readonly es: string },
): Node {
  return makeNode(
    {
      type: amount.type,
      at: limit.at,
      scale:
        amount.scale === null || limit.scale === null ? null : Math.max(amount.scale, limit.scale),
      show: {
        as: 'limit',
        words: ([a, b]) => ({
          en: `${a?.en}, ${words.en} ${b?.en}`,
          es: `${a?.es}, ${words.es} ${b?.es}`,
        }),
      },
    },
    (c) => pick(amount.run(c) as Exact, limit.run(c) as Exact),
  );
}

const MODE_WORDS: Readonly<Record<RoundingMode, { en: string; es: string }>> = {
  'half-up': { en: 'rounded to', es: 'redondeado a' },
  'half-down': { en: 'rounded (half down) to', es: 'redondeado (mitad hacia abajo) a' },
  'half-even': { en: 'rounded (half to even) to', es: 'redondeado (mitad al par) a' },
  up: { en: 'rounded up to a multiple of', es: 'redondeado hacia arriba a un múltiplo de' },
  down: { en: 'rounded down to a multiple of', es: 'redondeado hacia abajo a un múltiplo de' },
};

const CENT = fraction(1, 100);

function roundNode(amount: Node, rounding: Rounding): Node {
  const { mode, step } = rounding;
  const words = MODE_WORDS[mode];
  const place = isNearestCent(rounding)
    ? { en: 'the cent', es: 'el centavo' }
    : { en: formatMoney(step), es: formatMoney(step) };
  return makeNode(
    {
      type: amount.type,
      at: amount.at,
      scale: 2,
      show: {
        as: 'limit',
        words: ([a]) => ({
          en: `${a?.en} ${words.en} ${place.en}`,
          es: `${a?.es} ${words.es} ${place.es}`,
        }),
      },
    },
    (c) => {
      const rounded = roundTo(amount.run(c) as Exact, step, mode);
      // A step such as $0.125 would leave part of a cent: money is whole cents in the end.
      return roundTo(rounded, CENT, 'half-up');
    },
  );
}
