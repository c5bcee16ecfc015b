import { compare, type Exact } from '../money/exact.ts';
import type { Traced } from './language/node.ts';
import { becauseOf, printed, wordsOf } from './language/words.ts';
import type { Step } from './quote.ts';

/** The explanation of one evaluation: a tree of steps in both languages. */
export function toStep(traced: Traced): Step {
  return (traced.step ??= makeStep(traced));
}

function makeStep(traced: Traced): Step {
  const { parts } = traced;
  const { show } = traced.node;
  const [first] = parts;
  if (show.as === 'limit' && first !== undefined && isUnchanged(first, traced))
    return toStep(first);
  if (show.as === 'choice') return choiceStep(traced);
  return {
    text: wordsOf(traced),
    value: printed(traced),
    parts: stepsOf(parts),
  };
}

function stepsOf(parts: readonly Traced[]): readonly Step[] {
  const steps: Step[] = [];
  for (const part of parts) if (part.node.show.as !== 'literal') steps.push(toStep(part));
  return steps;
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
    text: inner === null ? { en: '', es: '' } : becauseOf(inner.text, asked),
    value: printed(traced),
    parts: [...stepsOf(asked === undefined ? [] : [asked]), ...(inner?.parts ?? [])],
  };
}
