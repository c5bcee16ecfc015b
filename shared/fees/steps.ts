import { compare, type Exact } from '../money/exact.ts';
import { formatValue } from './language/format.ts';
import type { Traced } from './language/node.ts';
import { choiceWords, wordsOf } from './language/words.ts';
import type { Step } from './quote.ts';

/** The explanation of one evaluation: a tree of steps in both languages. */
export function toStep(traced: Traced): Step {
  const { node, value, parts } = traced;
  const { show } = node;
  const [first] = parts;
  if (show.as === 'limit' && first !== undefined && isUnchanged(first, traced))
    return toStep(first);
  if (show.as === 'choice') return choiceStep(traced);
  return {
    text: wordsOf(traced),
    value: formatValue(node.type, value),
    parts: stepsOf(parts),
  };
}

function stepsOf(parts: readonly Traced[]): readonly Step[] {
  return parts.filter((part) => part.node.show.as !== 'literal').map(toStep);
}

/** A cap, floor or rounding that changed nothing is not worth a word. */
function isUnchanged(before: Traced, after: Traced): boolean {
  return compare(before.value as Exact, after.value as Exact) === 0;
}

/** A choice is told as what was taken; the question that led there is its first part. */
function choiceStep(traced: Traced): Step {
  const taken = traced.parts.at(-1);
  const asked = traced.parts.at(-2);
  const inner = taken === undefined ? null : toStep(taken);
  return {
    text: choiceWords(traced),
    value: formatValue(traced.node.type, traced.value),
    parts: [...stepsOf(asked === undefined ? [] : [asked]), ...(inner?.parts ?? [])],
  };
}
