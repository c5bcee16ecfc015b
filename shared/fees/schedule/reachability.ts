import { add, fraction, NOUGHT, subtract, type Exact } from '../../money/exact.ts';
import { cityCalendar } from '../calendar.ts';
import { PricingRefusal, type Context, type Node, type Value } from '../language/node.ts';
import type { Expression } from '../language/syntax.ts';
import { isNumeric, isOrdinal, type ValueType } from '../language/types.ts';
import { typeOfFact } from './fact-types.ts';
import type { Scope } from './scope.ts';

/** A compiled condition with the expression it was compiled from. */
export interface Condition {
  readonly node: Node;
  readonly expression: Expression;
}

/** A fact or figure that conditions ask about, and the values worth trying. */
interface Variable {
  readonly place: 'facts' | 'figures';
  readonly slot: number;
  readonly samples: readonly (Value | undefined)[];
}

const MOST_TRIES = 20_000;

/**
 * The first condition of a choice that can never be the one taken, because those above it take all
 * its cases; null when each has its turn. Tries every choice and truth, and numbers and dates at
 * and beside each edge that is named: complete for conditions that compare, and silent about any
 * that calculate.
 */
export function neverTaken(scope: Scope, conditions: readonly Condition[]): number | null {
  const variables = variablesOf(scope, conditions);
  if (variables === null) return null;
  const tries = variables.reduce((product, { samples }) => product * samples.length, 1);
  if (tries > MOST_TRIES) return null;
  const reached = new Set<number>();
  for (let index = 0; index < tries; index += 1) {
    const context = contextOf(variables, index);
    for (const [place, { node }] of conditions.entries()) {
      const answer = ask(node, context);
      if (answer === 'refused') break;
      if (answer !== false) reached.add(place);
      if (answer === true) break;
    }
    if (reached.size === conditions.length) return null;
  }
  const lost = conditions.findIndex((_, place) => !reached.has(place));
  return lost < 0 ? null : lost;
}

/** True, false, `refused` where a fact is missing (no price is made at all), or null where the
 * facts tried do not tell. */
function ask(node: Node, context: Context): boolean | 'refused' | null {
  try {
    return node.run(context) as boolean;
  } catch (error) {
    if (error instanceof PricingRefusal) return error.code === 'missing-fact' ? 'refused' : null;
    throw error;
  }
}

const NO_HOLIDAYS = cityCalendar([]);

function contextOf(variables: readonly Variable[], index: number): Context {
  const facts: (Value | undefined)[] = [];
  const figures: (Value | undefined)[] = [];
  let rest = index;
  for (const { place, slot, samples } of variables) {
    const value = samples[rest % samples.length];
    rest = Math.floor(rest / samples.length);
    if (place === 'facts') facts[slot] = value;
    else figures[slot] = value;
  }
  const calendar = NO_HOLIDAYS;
  return {
    facts,
    figures,
    calendar,
    on: 0,
    figureTraces: [],
    lines: [],
    subtotal: NOUGHT,
    loop: [],
    trace: null,
  };
}

/** What the conditions ask about; null when one of them does more than compare. */
function variablesOf(scope: Scope, conditions: readonly Condition[]): readonly Variable[] | null {
  const names = new Set<string>();
  const constants: { type: ValueType; value: Value }[] = [];
  for (const { expression } of conditions) {
    if (!collect(scope, expression, names, constants)) return null;
  }
  const variables: Variable[] = [];
  for (const name of names) {
    const variable = variableOf(scope, name, constants);
    if (variable === null) return null;
    variables.push(variable);
  }
  return variables;
}

function collect(
  scope: Scope,
  expression: Expression,
  names: Set<string>,
  constants: { type: ValueType; value: Value }[],
): boolean {
  const into = (...parts: readonly Expression[]): boolean =>
    parts.every((part) => collect(scope, part, names, constants));
  switch (expression.kind) {
    case 'literal': {
      const { type, value } = expression.literal;
      constants.push({ type: { kind: type }, value });
      return true;
    }
    case 'duration':
      return ['days', 'months'].includes(expression.unit) && into(expression.amount);
    case 'name': {
      const amount = expression.field === null ? scope.constantOf(expression.name) : null;
      if (amount !== null) constants.push(amount);
      else names.add(expression.name);
      return expression.field === null;
    }
    case 'compare':
      // Two facts compared with each other have more cases than their values beside edges.
      if (isVariable(scope, expression.left) && isVariable(scope, expression.right)) return false;
      return into(expression.left, expression.right);
    case 'logic':
      return into(expression.left, expression.right);
    case 'not':
    case 'given':
      return into(expression.operand);
    case 'among':
      return into(expression.operand, ...expression.options);
    case 'call':
    case 'binary':
    case 'negative':
    case 'if':
    case 'fallback':
    case 'includes':
    case 'slice':
    case 'rate':
    case 'round':
    case 'span':
    case 'businessDay':
    case 'total':
      return false;
  }
}

const isVariable = (scope: Scope, { kind, ...rest }: Expression): boolean =>
  kind === 'name' && 'name' in rest && scope.constantOf(rest.name) === null;

function variableOf(
  scope: Scope,
  name: string,
  constants: readonly { type: ValueType; value: Value }[],
): Variable | null {
  const fact = scope.facts.get(name);
  if (fact !== undefined) {
    const samples = samplesOf(typeOfFact(fact.declaration), constants);
    if (samples === null) return null;
    const { slot } = fact;
    // A fact may always be left out; then only "is given" has an answer.
    const all = [...samples, undefined];
    return { place: 'facts', slot, samples: all };
  }
  const figure = scope.figureOf(name);
  if (figure === null) return null;
  const samples = samplesOf(figure.type, constants);
  return samples === null ? null : { place: 'figures', slot: figure.slot, samples };
}

/** Each value at which an answer may change, and its neighbors. */
function samplesOf(
  type: ValueType,
  constants: readonly { type: ValueType; value: Value }[],
): readonly Value[] | null {
  if (type.kind === 'boolean') return [true, false];
  if (type.kind === 'choice') return type.values;
  const own = constants.filter((each) => each.type.kind === type.kind).map((each) => each.value);
  if (type.kind === 'text') return [...own, '\u0000'];
  if (isOrdinal(type)) {
    return [0, ...(own as number[]).flatMap((value) => [value - 1, value, value + 1])];
  }
  if (!isNumeric(type)) return null;
  // A bare number beside days or months was read as days or months.
  const plain = constants.filter((each) => each.type.kind === 'number').map((each) => each.value);
  return [NOUGHT, ...[...own, ...plain].flatMap((value) => beside(value as Exact))];
}

const HAIR = fraction(1, 1_000_000);

function beside(value: Exact): readonly Exact[] {
  return [subtract(value, HAIR), value, add(value, HAIR)];
}
