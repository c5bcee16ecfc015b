import { compare, type Exact } from '../../money/exact.ts';
import { BOOLEAN, isNumeric, isOrdinal, typeWords, type ValueType } from './types.ts';
import { alike } from './arithmetic.ts';
import { expectKind, mistake, type Compiler } from './compiler.ts';
import { makeNode, PricingRefusal, type Context, type Node, type Value } from './node.ts';
import { matchWords } from './words.ts';
import type { Comparison, Expression } from './syntax.ts';

const WORDS: Readonly<Record<Comparison, { en: string; es: string }>> = {
  '=': { en: 'is', es: 'es' },
  '!=': { en: 'is not', es: 'no es' },
  '<': { en: 'is less than', es: 'es menor que' },
  '<=': { en: 'is at most', es: 'es a lo más' },
  '>': { en: 'is more than', es: 'es mayor que' },
  '>=': { en: 'is at least', es: 'es al menos' },
};

export function compileComparison(
  expression: Expression & { kind: 'compare' },
  compiler: Compiler,
): Node {
  const { operator, at } = expression;
  const [left, right] = alike(
    compiler.compile(expression.left),
    compiler.compile(expression.right),
  );
  checkComparable(operator, left, right, at);
  const words = WORDS[operator];
  const equality = (operator === '=' || operator === '!=') && !isNumeric(left.type);
  return makeNode(
    {
      type: BOOLEAN,
      at,
      scale: 0,
      show: {
        as: 'computed',
        words: ([a, b], traced) =>
          (equality ? matchWords(traced) : null) ?? {
            en: `${a?.en} ${words.en} ${b?.en}`,
            es: `${a?.es} ${words.es} ${b?.es}`,
          },
      },
    },
    comparer(operator, left, right),
  );
}

function comparer(operator: Comparison, left: Node, right: Node): Node['run'] {
  if (!isNumeric(left.type)) {
    const a = left.run;
    const b = right.run;
    switch (operator) {
      case '=':
        return (c) => a(c) === b(c);
      case '!=':
        return (c) => a(c) !== b(c);
      case '<':
        return (c) => a(c) < b(c);
      case '<=':
        return (c) => a(c) <= b(c);
      case '>':
        return (c) => a(c) > b(c);
      case '>=':
        return (c) => a(c) >= b(c);
    }
  }
  const order = (c: Context): number => compare(left.run(c) as Exact, right.run(c) as Exact);
  switch (operator) {
    case '=':
      return (c) => order(c) === 0;
    case '!=':
      return (c) => order(c) !== 0;
    case '<':
      return (c) => order(c) < 0;
    case '<=':
      return (c) => order(c) <= 0;
    case '>':
      return (c) => order(c) > 0;
    case '>=':
      return (c) => order(c) >= 0;
  }
}

function checkComparable(operator: Comparison, left: Node, right: Node, at: number): void {
  checkChoice(left, right);
  checkChoice(right, left);
  const a = left.type;
  const b = right.type;
  const words = (type: ValueType): boolean => type.kind === 'choice' || type.kind === 'text';
  const sameKind = a.kind === b.kind || (words(a) && words(b));
  const ordered = (isNumeric(a) || isOrdinal(a)) && a.kind === b.kind;
  const equality = operator === '=' || operator === '!=';
  if (ordered || (equality && sameKind && (words(a) || a.kind === 'boolean'))) return;
  const hint = a.kind === 'money' || b.kind === 'money' ? ' Write amounts with a dollar sign.' : '';
  mistake(`${typeWords(a)} cannot be compared with ${typeWords(b)}.${hint}`.replace(/^a/, 'A'), at);
}

/** A word compared with a choice must be one of its values: a misspelt one would never match. */
export function checkChoice(choice: Node, word: Node): void {
  if (choice.type.kind !== 'choice' || word.type.kind !== 'text') return;
  const value = word.constant;
  if (typeof value !== 'string' || choice.type.values.includes(value)) return;
  const values = choice.type.values.map((each) => `"${each}"`).join(', ');
  mistake(`"${value}" is not one of the choices: ${values}.`, word.at);
}

export function compileLogic(expression: Expression & { kind: 'logic' }, compiler: Compiler): Node {
  const { operator, at } = expression;
  const left = expectKind(
    compiler.compile(expression.left),
    'boolean',
    `What stands by "${operator}"`,
  );
  const right = expectKind(
    compiler.compile(expression.right),
    'boolean',
    `What stands by "${operator}"`,
  );
  const es = operator === 'and' ? 'y' : 'o';
  return makeNode(
    {
      type: BOOLEAN,
      at,
      scale: 0,
      show: {
        as: 'computed',
        words: ([a, b]) =>
          b === undefined
            ? { en: `${a?.en}`, es: `${a?.es}` }
            : { en: `${a?.en} ${operator} ${b.en}`, es: `${a?.es} ${es} ${b.es}` },
      },
    },
    operator === 'and'
      ? (c) => (left.run(c) as boolean) && right.run(c)
      : (c) => left.run(c) || right.run(c),
  );
}

export function compileNot(
  expression: Expression & { kind: 'not' | 'negative' },
  compiler: Compiler,
): Node {
  const operand = expectKind(compiler.compile(expression.operand), 'boolean', 'What follows "not"');
  return makeNode(
    {
      type: BOOLEAN,
      at: expression.at,
      scale: 0,
      show: {
        as: 'computed',
        words: ([a], traced) => {
          const asked = traced.parts[0]?.node.show;
          if (asked?.as === 'named')
            return { en: `not ${asked.label.en}`, es: `no ${asked.label.es}` };
          return { en: `not (${a?.en})`, es: `no (${a?.es})` };
        },
      },
    },
    (c) => !(operand.run(c) as boolean),
  );
}

/** The two nodes as one type; a mistake when they cannot both be an answer to the same question. */
export function unified(left: Node, right: Node, what: string): readonly [Node, Node] {
  const [a, b] = alike(left, right);
  const words = (node: Node): boolean => node.type.kind === 'choice' || node.type.kind === 'text';
  if (a.type.kind !== b.type.kind && !(words(a) && words(b))) {
    mistake(
      `${what} must be of one kind, not ${typeWords(a.type)} and ${typeWords(b.type)}.`,
      b.at,
    );
  }
  return [a, b];
}

export const widest = (a: Node, b: Node): number | null =>
  a.scale === null || b.scale === null ? null : Math.max(a.scale, b.scale);

export function compileIf(expression: Expression & { kind: 'if' }, compiler: Compiler): Node {
  const condition = expectKind(
    compiler.compile(expression.condition),
    'boolean',
    'What follows "if"',
  );
  const [then, otherwise] = unified(
    compiler.compile(expression.then),
    compiler.compile(expression.otherwise),
    'What follows "then" and "else"',
  );
  return makeNode(
    {
      type: then.type,
      at: expression.at,
      scale: widest(then, otherwise),
      show: { as: 'choice' },
    },
    (c) => ((condition.run(c) as boolean) ? then.run(c) : otherwise.run(c)),
  );
}

/** `x is given`: the only question one may ask of a fact that is not there. */
export function compileGiven(expression: Expression & { kind: 'given' }, compiler: Compiler): Node {
  const operand = compiler.compile(expression.operand);
  const { negated } = expression;
  if (expression.operand.kind !== 'name') {
    return mistake('Only a fact can be asked whether it is given.', expression.at);
  }
  const label = operand.show.as === 'named' ? operand.show.label : { en: '', es: '' };
  return makeNode(
    {
      type: BOOLEAN,
      at: expression.at,
      scale: 0,
      show: {
        as: 'computed',
        words: () => ({
          en: `${label.en} is ${negated ? 'not ' : ''}given`,
          es: `${label.es}: ${negated ? 'no consta' : 'consta'}`,
        }),
      },
    },
    (c) => (valueIfGiven(operand, c) === undefined) === negated,
  );
}

/** The node's value, or undefined when the fact itself is missing. */
export function valueIfGiven(operand: Node, context: Context): Value | undefined {
  const { trace } = context;
  context.trace = null;
  try {
    return operand.run(context);
  } catch (error) {
    if (error instanceof PricingRefusal && error.code === 'missing-fact') return undefined;
    throw error;
  } finally {
    context.trace = trace;
  }
}

export function compileFallback(
  expression: Expression & { kind: 'fallback' },
  compiler: Compiler,
): Node {
  if (expression.operand.kind !== 'name') {
    return mistake(
      'Before "or else" stands the name of a fact that may be missing.',
      expression.at,
    );
  }
  const [operand, otherwise] = unified(
    compiler.compile(expression.operand),
    compiler.compile(expression.otherwise),
    'What stands by "or else"',
  );
  return makeNode(
    {
      type: operand.type,
      at: expression.at,
      scale: widest(operand, otherwise),
      show: { as: 'computed', words: ([a]) => ({ en: `${a?.en}`, es: `${a?.es}` }) },
    },
    (c) => (valueIfGiven(operand, c) === undefined ? otherwise.run(c) : operand.run(c)),
  );
}

/** `class is one of ("senior", "junior")`. */
export function compileAmong(expression: Expression & { kind: 'among' }, compiler: Compiler): Node {
  const operand = compiler.compile(expression.operand);
  const { negated } = expression;
  const equal = expression.options.map((option) => {
    const node = compiler.compile(option);
    const [a, b] = alike(operand, node);
    checkComparable('=', a, b, node.at);
    return comparer('=', a, b);
  });
  return makeNode(
    {
      type: BOOLEAN,
      at: expression.at,
      scale: 0,
      show: {
        as: 'computed',
        words: ([a]) => ({
          en: `${a?.en} is ${negated ? 'not ' : ''}one of those named`,
          es: `${a?.es} ${negated ? 'no ' : ''}es de los nombrados`,
        }),
      },
    },
    (c) => {
      const { trace } = c;
      operand.run(c);
      c.trace = null;
      const found = equal.some((is) => is(c));
      c.trace = trace;
      return found !== negated;
    },
  );
}
