import type { Localized } from '../../kernel/language.ts';
import { formatValue } from './format.ts';
import type { Traced } from './node.ts';

const YES: Localized = { en: 'yes', es: 'sí' };
const NO: Localized = { en: 'no', es: 'no' };

/** The printed value of a traced node. */
export function printed(traced: Traced): string {
  return (traced.text ??= formatValue(traced.node.type, traced.value));
}

/** A value as a sentence says it: "yes", "30 days", "$18.00". */
function spokenValue(traced: Traced): Localized {
  const { type } = traced.node;
  if (type.kind === 'boolean') return traced.value === true ? YES : NO;
  const text = printed(traced);
  const one = text === '1';
  if (type.kind === 'days') {
    return { en: `${text} ${one ? 'day' : 'days'}`, es: `${text} ${one ? 'día' : 'días'}` };
  }
  if (type.kind === 'months') {
    return { en: `${text} ${one ? 'month' : 'months'}`, es: `${text} ${one ? 'mes' : 'meses'}` };
  }
  return { en: text, es: text };
}

/** The value of a traced node; a choice by its label. */
function ownValue(traced: Traced): Localized {
  const { node, value } = traced;
  const { show } = node;
  const chosen = show.as === 'named' ? show.choices?.get(value as string) : undefined;
  return chosen ?? spokenValue(traced);
}

/** What a traced node did, in words; its operands put in. */
export function wordsOf(traced: Traced): Localized {
  return (traced.words ??= makeWords(traced));
}

function makeWords(traced: Traced): Localized {
  const { show } = traced.node;
  switch (show.as) {
    case 'literal':
      return ownValue(traced);
    case 'named':
      return show.label;
    case 'choice':
      return choiceWords(traced);
    case 'computed':
    case 'limit':
      return show.words(traced.parts.map(asOperand), traced);
  }
}

/** A traced value inside another step's words: "gross receipts ($80,000.00)"; a question by its
 * own words. */
function asOperand(traced: Traced): Localized {
  const { node } = traced;
  const { show } = node;
  const computed = show.as === 'computed' || show.as === 'choice';
  if (computed && node.type.kind === 'boolean') return wordsOf(traced);
  const value = ownValue(traced);
  if (show.as !== 'named') return value;
  if (node.type.kind === 'boolean' && traced.value === true) return show.label;
  return {
    en: `${show.label.en} (${plain(value.en, show.label.en)})`,
    es: `${show.label.es} (${plain(value.es, show.label.es)})`,
  };
}

/** "months late (3)" rather than "months late (3 months)". */
function plain(value: string, label: string): string {
  const space = value.indexOf(' ');
  if (space < 0) return value;
  return label.includes(value.slice(space + 1)) ? value.slice(0, space) : value;
}

/** "altered: yes", as the keys of a table are said. */
export function keyWords(traced: Traced): Localized {
  const { show } = traced.node;
  const value = ownValue(traced);
  if (show.as !== 'named') return value;
  return { en: `${show.label.en}: ${value.en}`, es: `${show.label.es}: ${value.es}` };
}

/** What was taken, and the question that was answered yes before. */
function choiceWords(traced: Traced): Localized {
  const taken = traced.parts.at(-1);
  if (taken === undefined) return { en: '', es: '' };
  return becauseOf(wordsOf(taken), traced.parts.at(-2));
}

/** Adds the reason to what was taken, where a question led to it. */
export function becauseOf(what: Localized, asked: Traced | undefined): Localized {
  if (asked === undefined || asked.value !== true) return what;
  const why = wordsOf(asked);
  return { en: `${what.en}, because ${why.en}`, es: `${what.es}, porque ${why.es}` };
}

/** "kind of business is retail" where a fact is compared with one of its values; null otherwise. */
export function matchWords(traced: Traced): Localized | null {
  const [fact, wanted] = traced.parts;
  if (fact?.node.show.as !== 'named' || wanted?.node.show.as !== 'literal') return null;
  const { label, choices } = fact.node.show;
  const found = ownValue(fact);
  const sought = choices?.get(wanted.value as string) ?? ownValue(wanted);
  if (fact.value === wanted.value) {
    return { en: `${label.en} is ${found.en}`, es: `${label.es} es ${found.es}` };
  }
  return {
    en: `${label.en} is ${found.en}, not ${sought.en}`,
    es: `${label.es} es ${found.es}, no ${sought.es}`,
  };
}
