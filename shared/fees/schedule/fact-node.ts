import type { FactDeclaration } from '../facts.ts';
import { makeNode, PricingRefusal, type Node } from '../language/node.ts';
import { isNumeric, isOrdinal } from '../language/types.ts';
import type { Exact } from '../../money/exact.ts';
import { NOUGHT } from '../../money/exact.ts';
import { readFactValue, typeOfFact } from './fact-types.ts';
import { wordsOfName } from './words-of-name.ts';
import { missing } from './name-nodes.ts';

/** The short noun of a fact in explanations. */
export function labelOfFact(fact: FactDeclaration): { en: string; es: string } {
  if (fact.label !== undefined) return fact.label;
  const { en, es } = fact.question;
  // A heading such as "Gross receipts" serves; a whole question does not read inside a sentence.
  if (!`${en}${es}`.includes('?')) return { en: lowerFirst(en), es: lowerFirst(es) };
  const words = wordsOfName(fact.name);
  return { en: words, es: words };
}

const lowerFirst = (text: string): string =>
  /^.[A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** What is known of a declared fact before it has a value. */
export function factShape(
  fact: FactDeclaration,
): Pick<Node, 'type' | 'scale' | 'show' | 'low' | 'high' | 'items'> {
  const type = typeOfFact(fact);
  const label = labelOfFact(fact);
  const labels = fact.choices?.map((each) => [each.value, each.label] as const);
  const choices = labels === undefined ? {} : { choices: new Map(labels) };
  const bound = (value: number | string | undefined): Exact | number | null =>
    value === undefined ? null : (readFactValue(fact.type, value) as Exact | number | null);
  const low = bound(fact.minimum) ?? (isNumeric(type) ? NOUGHT : null);
  const high = bound(fact.maximum);
  const bounded = isNumeric(type) || isOrdinal(type);
  return {
    type,
    scale: scaleOf(fact),
    show: { as: 'named', label, ...choices },
    ...(bounded && low !== null ? { low } : {}),
    ...(bounded && high !== null ? { high } : {}),
    ...(fact.items === undefined ? {} : { items: fact.items }),
  };
}

/** A fact as an expression reads it: its value, or a refusal that asks for it. */
export function factNode(fact: FactDeclaration, slot: number, at: number): Node {
  return makeNode({ ...factShape(fact), at }, (c) => {
    const value = c.facts[slot];
    if (value !== undefined) return value;
    throw new PricingRefusal('missing-fact', missing(labelOfFact(fact)), fact.name);
  });
}

function scaleOf(fact: FactDeclaration): number | null {
  if (fact.type === 'money') return 2;
  return fact.type === 'decimal' || fact.type === 'percent' ? null : 0;
}
