import type { Localized } from '../kernel/language.ts';
import { formatValue } from './language/format.ts';
import type { Traced } from './language/node.ts';
import type { Step } from './quote.ts';
import { compare, type Exact } from '../money/exact.ts';

/** The explanation of one evaluation: a tree of steps in both languages. */
export function toStep(traced: Traced): Step {
  const { node, value, parts } = traced;
  const { show } = node;
  if (show.as === 'limit' && isUnchanged(traced) && parts[0] !== undefined) return toStep(parts[0]);
  if (show.as === 'choice') return choiceStep(traced);
  return {
    text: wordsOf(traced),
    value: formatValue(node.type, value),
    parts: parts.filter((part) => part.node.show.as !== 'literal').map(toStep),
  };
}

/** A cap, floor or rounding that changed nothing is not worth a word. */
function isUnchanged(traced: Traced): boolean {
  const [first] = traced.parts;
  return first !== undefined && compare(first.value as Exact, traced.value as Exact) === 0;
}

/** What a step did, its operands put in: "$36.09 × employees (8)". */
function wordsOf(traced: Traced): Localized {
  const { node, parts } = traced;
  const { show } = node;
  switch (show.as) {
    case 'literal': {
      const text = formatValue(node.type, traced.value);
      return { en: text, es: text };
    }
    case 'named':
      return show.label;
    case 'choice':
      return choiceWords(traced);
    case 'computed':
    case 'limit':
      return show.words(parts.map(asOperand), traced);
  }
}

/** A traced value inside another step's words. */
function asOperand(traced: Traced): Localized {
  const { node, value } = traced;
  const text = formatValue(node.type, value);
  if (node.show.as !== 'named') return { en: text, es: text };
  const { label } = node.show;
  return { en: `${label.en} (${text})`, es: `${label.es} (${text})` };
}

/** The last question asked that was answered yes, and what was therefore taken. */
function choiceWords(traced: Traced): Localized {
  const taken = traced.parts.at(-1);
  const asked = traced.parts.at(-2);
  if (taken === undefined) return { en: '', es: '' };
  const what = taken.node.show.as === 'literal' ? asOperand(taken) : wordsOf(taken);
  if (asked === undefined || asked.value !== true) return what;
  const why = wordsOf(asked);
  return { en: `${what.en}, because ${why.en}`, es: `${what.es}, porque ${why.es}` };
}

function choiceStep(traced: Traced): Step {
  const taken = traced.parts.at(-1);
  const asked = traced.parts.at(-2);
  const inner = [asked, taken].filter(
    (part): part is Traced => part !== undefined && part.node.show.as !== 'literal',
  );
  return {
    text: choiceWords(traced),
    value: formatValue(traced.node.type, traced.value),
    parts: inner.map(toStep),
  };
}
