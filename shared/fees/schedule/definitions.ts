import type { Localized } from '../../kernel/language.ts';
import { mistake } from '../language/compiler.ts';
import { makeNode, type Node } from '../language/node.ts';
import { checkName } from './read-facts.ts';
import { wordsOfName } from './words-of-name.ts';
import type { Entry, Item } from './reader.ts';
import type { Definition, Scope } from './scope.ts';
import { neverTaken } from './reachability.ts';
import { readTable } from './tables.ts';

/** Reads the named amounts, tables and figures of a schedule into its scope. */
export function readDefinitions(scope: Scope, sections: ReadonlyMap<string, Item>): void {
  define(scope, sections.get('amounts'), 'amounts', readAmount);
  define(scope, sections.get('tables'), 'tables', readTable);
  define(scope, sections.get('figures'), 'figures', readFigure);
}

function define(
  scope: Scope,
  section: Item | undefined,
  what: string,
  read: (scope: Scope, entry: Entry) => Definition | null,
): void {
  if (section === undefined) return;
  for (const entry of scope.reader.entries(section, what)) {
    if (!checkName(scope.reader, entry)) continue;
    if (scope.knows(entry.key)) {
      scope.reader.problems.add(entry.keyAt, `The name ${entry.key} is used twice.`);
      continue;
    }
    const definition = read(scope, entry);
    if (definition !== null) scope.definitions.set(entry.key, definition);
  }
}

interface Named {
  readonly is: Item | undefined;
  readonly label: Localized;
}

/** `name: value`, or `name: { is: value, label: … }`. */
function readNamed(scope: Scope, entry: Entry, what: string): Named {
  const { reader } = scope;
  const words = wordsOfName(entry.key);
  const label = { en: words, es: words };
  if (!reader.isMap(entry.value)) return { is: entry.value, label };
  const fields = reader.fields(entry.value, `${what} ${entry.key}`, ['is', 'label', 'authority']);
  const is = fields.get('is');
  if (is === undefined) reader.problems.add(entry.keyAt, `${entry.key} needs "is:", its value.`);
  return { is, label: reader.localized(fields.get('label'), 'label') ?? label };
}

function readAmount(scope: Scope, entry: Entry): Definition {
  const { is, label } = readNamed(scope, entry, 'the amount');
  let value: Node | null | undefined;
  return {
    kind: 'amount',
    at: entry.keyAt,
    compile: (use) => {
      if (value === undefined) value = is === undefined ? null : scope.compileText(is, entry.key);
      if (value === null) return mistake('', use.at);
      const { constant, type, scale, low } = value;
      if (constant === undefined) {
        scope.reader.problems.add(
          entry.keyAt,
          `The amount ${entry.key} is not a fixed value; what is worked out belongs under figures.`,
        );
        value = null;
        return mistake('', use.at);
      }
      if (use.field !== null) return mistake(`${entry.key} has no parts.`, use.at);
      const bounds = low === undefined ? {} : { low, high: low };
      const show = { as: 'named', label } as const;
      return makeNode({ type, at: use.at, scale, show, constant, ...bounds }, () => constant);
    },
  };
}

function readFigure(scope: Scope, entry: Entry): Definition {
  const { is, label } = readNamed(scope, entry, 'the figure');
  let figure: Node | null | undefined;
  let slot = -1;
  return {
    kind: 'figure',
    at: entry.keyAt,
    slot: () => slot,
    compile: (use) => {
      if (figure === undefined) {
        figure = is === undefined ? null : readPick(scope, is, entry.key);
        slot = scope.figureCount;
        scope.figureCount += 1;
      }
      if (figure === null) return mistake('', use.at);
      if (use.field !== null) return mistake(`${entry.key} has no parts.`, use.at);
      return figureNode(figure, slot, label, use.at);
    },
  };
}

/** A figure is worked out once a quote, however many lines use it. */
function figureNode(figure: Node, slot: number, label: Localized, at: number): Node {
  const { type, scale, low, high } = figure;
  const bounds = {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  };
  const show = { as: 'named', label } as const;
  return makeNode({ type, at, scale, show, ...bounds }, (c) => {
    const { trace } = c;
    const known = c.figures[slot];
    if (trace === null) {
      if (known !== undefined) return known;
      return (c.figures[slot] = figure.run(c));
    }
    const traced = c.figureTraces[slot];
    if (traced !== undefined) {
      trace.push(traced);
      return traced.value;
    }
    const value = figure.run(c);
    c.figures[slot] = value;
    c.figureTraces[slot] = trace.at(-1);
    return value;
  });
}

/** An expression, or a choice: a list of `{ when, is }` that ends with `{ otherwise }`. */
export function readPick(
  scope: Scope,
  item: Item,
  what: string,
  items: Parameters<Scope['compileText']>[2] = [],
): Node | null {
  const { reader } = scope;
  if (!reader.isList(item)) return scope.compileText(item, what, items);
  const branches: Branch[] = [];
  let otherwise: Node | null = null;
  let broken = false;
  for (const part of reader.list(item, what)) {
    if (otherwise !== null) {
      reader.problems.add(
        part.at,
        'This is never reached: "otherwise" above it takes all that is left.',
      );
    }
    const fields = reader.fields(part, 'a choice', ['when', 'is', 'otherwise']);
    const when = fields.get('when');
    const is = fields.get('is') ?? fields.get('otherwise');
    if (is === undefined || (when === undefined) === (fields.get('otherwise') === undefined)) {
      reader.problems.add(
        part.at,
        'A choice is "when: …" with "is: …", or "otherwise: …" at the end.',
      );
      return null;
    }
    const value = scope.compileText(is, what, items);
    const condition = when === undefined ? null : scope.compileText(when, 'when', items);
    if (value === null || (when !== undefined && condition === null)) broken = true;
    else if (condition === null) otherwise = value;
    else if (condition.type.kind === 'boolean')
      branches.push({ condition, is: value, at: part.at, when });
    else reader.problems.add(part.at, '"when" must be a question that is true or false.');
  }
  if (broken) return null;
  checkReach(scope, branches);
  if (otherwise !== null) return pickNode(scope, item, branches, otherwise);
  reader.problems.add(item.at, `The choice for ${what} needs "otherwise:" at its end.`);
  return null;
}

interface Branch {
  readonly condition: Node;
  readonly is: Node;
  readonly at: number;
  readonly when: Item | undefined;
}

function checkReach(scope: Scope, branches: readonly Branch[]): void {
  const conditions = branches.flatMap(({ condition, when }) => {
    const expression = scope.expressionOf(when);
    return expression === null ? [] : [{ node: condition, expression }];
  });
  const lost = conditions.length === branches.length ? neverTaken(scope, conditions) : null;
  if (lost === null) return;
  scope.reader.problems.add(
    branches[lost]?.at ?? 0,
    'This is never reached: what stands above it takes all its cases, or it cannot be true.',
  );
}

function pickNode(
  scope: Scope,
  item: Item,
  branches: readonly Branch[],
  otherwise: Node,
): Node | null {
  const odd = branches.find(({ is }) => is.type.kind !== otherwise.type.kind);
  if (odd !== undefined) {
    scope.reader.problems.add(item.at, 'The answers of this choice are not all of one kind.');
    return null;
  }
  const nodes = [...branches.map(({ is }) => is), otherwise];
  const scales = nodes.map((node) => node.scale);
  return makeNode(
    {
      type: otherwise.type,
      at: 0,
      scale: scales.includes(null) ? null : Math.max(...(scales as number[])),
      show: { as: 'choice' },
    },
    (c) => {
      for (const { condition, is } of branches) if (condition.run(c) === true) return is.run(c);
      return otherwise.run(c);
    },
  );
}
