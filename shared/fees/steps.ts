import type { Localized } from '../kernel/language.ts';
import { compare, type Exact } from '../money/exact.ts';
import type { Traced } from './language/node.ts';
import { becauseOf, printed, wordsOf } from './language/words.ts';
import type { Step } from './quote.ts';

/** The explanation of one evaluation: a tree of steps in both languages. The words of a step are
 * made when somebody reads them, so that a quote which nobody asks about costs no prose. */
export function toStep(traced: Traced): Step {
  return (traced.step ??= makeStep(traced));
}

function makeStep(traced: Traced): Step {
  const { as } = traced.node.show;
  const [first] = traced.parts;
  if (as === 'limit' && first !== undefined && isUnchanged(first, traced)) return toStep(first);
  return new LazyStep(traced);
}

/** A cap, floor or rounding that changed nothing is not worth a word. */
function isUnchanged(before: Traced, after: Traced): boolean {
  return compare(before.value as Exact, after.value as Exact) === 0;
}

class LazyStep implements Step {
  readonly #traced: Traced;
  #parts: readonly Step[] | null = null;

  constructor(traced: Traced) {
    this.#traced = traced;
  }

  get text(): Localized {
    const { node, parts } = this.#traced;
    const taken = parts.at(-1);
    if (node.show.as !== 'choice' || taken === undefined) return wordsOf(this.#traced);
    return becauseOf(toStep(taken).text, parts.at(-2));
  }

  get value(): string {
    return printed(this.#traced);
  }

  get parts(): readonly Step[] {
    return (this.#parts ??= partsOf(this.#traced));
  }

  /** Own properties only for those who write it out. */
  toJSON(): Step {
    const { text, value, parts } = this;
    return { text, value, parts };
  }
}

/** A choice is told as what was taken; the question that led there is its first part. */
function partsOf({ node, parts }: Traced): readonly Step[] {
  const taken = parts.at(-1);
  if (node.show.as !== 'choice' || taken === undefined) return stepsOf(parts);
  return [...stepsOf(parts.slice(-2, -1)), ...toStep(taken).parts];
}

function stepsOf(parts: readonly Traced[]): readonly Step[] {
  const steps: Step[] = [];
  for (const part of parts) if (part.node.show.as !== 'literal') steps.push(toStep(part));
  return steps;
}
