import type { Localized } from '../../kernel/language.ts';
import type { FactDeclaration } from '../facts.ts';
import { compilerFor } from '../language/compile.ts';
import { ExpressionMistake, mistake, type Compiler, type Names } from '../language/compiler.ts';
import { makeNode, PricingRefusal, type Node, type Value } from '../language/node.ts';
import { parseExpression } from '../language/parser.ts';
import type { Expression } from '../language/syntax.ts';
import { DATE, isNumeric, MONEY, type ValueType } from '../language/types.ts';
import { dollarsOf, type Exact } from '../../money/exact.ts';
import { cents } from '../../money/cents.ts';
import { factNode } from './fact-node.ts';
import { distance, type Item, type Reader } from './reader.ts';
import { wordsOfName } from './read-facts.ts';

/** What compiled text leans on: the last line it reads, and whether it reads the running total. */
interface Uses {
  lastLine: number;
  subtotal: boolean;
}

/** A name of the file that is compiled when it is first used: a figure, a table, an amount. */
export interface Definition {
  readonly kind: 'amount' | 'figure' | 'table';
  readonly at: number;
  /** Compiles a use: bare, with a column, or (a table) with keys. */
  readonly compile: (use: Use) => Node;
}

export interface Use {
  readonly field: string | null;
  readonly args: readonly Node[] | null;
  readonly at: number;
}

/** The names of one schedule and the compiling of its expressions. */
export class Scope {
  readonly reader: Reader;
  readonly facts = new Map<string, { declaration: FactDeclaration; slot: number }>();
  readonly definitions = new Map<string, Definition>();
  readonly lines = new Map<string, number>();
  readonly lineLabels = new Map<string, Localized>();
  readonly groups = new Map<string, readonly string[]>();
  readonly usedFacts = new Set<string>();
  figureCount = 0;
  /** Lines from this one on are not yet priced where the expression stands. */
  private currentLine = 0;
  private readonly uses: Uses[] = [];
  private readonly open = new Set<string>();
  private readonly done = new Map<string, Uses>();

  constructor(reader: Reader, facts: readonly FactDeclaration[]) {
    this.reader = reader;
    facts.forEach((declaration, slot) => this.facts.set(declaration.name, { declaration, slot }));
  }

  /** Compiles the expression in a scalar; null (and a problem) when it is wrong. */
  compileText(item: Item, what: string, items: readonly LoopItem[] = []): Node | null {
    const text = this.reader.text(item, what);
    return text === null ? null : this.compileString(text, this.reader.textAt(item), items);
  }

  compileString(text: string, at: number, items: readonly LoopItem[] = []): Node | null {
    const parsed = parseExpression(text);
    if (!parsed.ok) {
      this.reader.problems.add(at + parsed.at, parsed.message);
      return null;
    }
    return this.guarded(at, () => this.compiler(items, at).compile(parsed.expression));
  }

  /** Runs a compilation; a mistake becomes a problem at its place in the file. */
  guarded<T>(at: number, compile: () => T): T | null {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ExpressionMistake)) throw error;
      // An empty message: the mistake lies elsewhere and has been reported there.
      if (error.message !== '') this.reader.problems.add(at + error.at, error.message);
      return null;
    }
  }

  /** Compiles what a line needs; only lines above it may be named. */
  forLine<T>(index: number, compile: () => T): T {
    this.currentLine = index;
    return compile();
  }

  /** Compiles a definition once for its own sake, so that an unused one is checked too. */
  check(name: string, definition: Definition): void {
    this.currentLine = Number.POSITIVE_INFINITY;
    this.guarded(0, () => this.tracked(name, definition, { field: null, args: null, at: 0 }));
  }

  private compiler(items: readonly LoopItem[], offset: number): Compiler {
    return compilerFor(this.names(items, offset));
  }

  private names(items: readonly LoopItem[], offset: number): Names {
    return {
      resolve: (expression) => this.resolve(expression, items),
      callTable: (expression, args) => this.callTable(expression, args),
      withItem: (name, type, at) => {
        if (this.knows(name)) mistake(`"${name}" already means something else here.`, at);
        return this.names([...items, { name, type }], offset);
      },
    };
  }

  knows(name: string): boolean {
    return (
      this.facts.has(name) ||
      this.definitions.has(name) ||
      this.lines.has(name) ||
      this.groups.has(name)
    );
  }

  private resolve(expression: Expression & { kind: 'name' }, items: readonly LoopItem[]): Node {
    const { name, field, at } = expression;
    const depth = items.findIndex((item) => item.name === name);
    const item = items[depth];
    if (item !== undefined) return itemNode(item, depth, field, at);
    const fact = this.facts.get(name);
    if (fact !== undefined) {
      this.usedFacts.add(name);
      if (field !== null) return mistake(`${name} has no parts.`, at);
      return factNode(fact.declaration, fact.slot, at);
    }
    const definition = this.definitions.get(name);
    if (definition !== undefined) {
      return this.tracked(name, definition, { field, args: null, at });
    }
    return this.resolveLine(name, at);
  }

  private resolveLine(name: string, at: number): Node {
    if (name === 'subtotal') {
      for (const use of this.uses) use.subtotal = true;
      return subtotalNode(at);
    }
    if (name === 'paidOn') return paidOnNode(at);
    if (name === 'position')
      return mistake('"position" counts the items of a "for each" line.', at);
    const group = this.groups.get(name);
    if (group !== undefined) {
      const members = group.map((member) => this.lineIndex(member, at));
      return lineNode(this.labelOfLine(name), members, at);
    }
    if (this.lines.has(name))
      return lineNode(this.labelOfLine(name), [this.lineIndex(name, at)], at);
    return mistake(this.unknown(name), at);
  }

  /** What explanations call a line or group; its name's words when the label has blanks. */
  private labelOfLine(name: string): Localized {
    const words = wordsOfName(name);
    return this.lineLabels.get(name) ?? { en: words, es: words };
  }

  private lineIndex(name: string, at: number): number {
    const index = this.lines.get(name);
    if (index === undefined) return mistake(`There is no line ${name}.`, at);
    for (const use of this.uses) use.lastLine = Math.max(use.lastLine, index);
    if (index >= this.currentLine) {
      mistake(`The line ${name} stands below; move it above the line that needs it.`, at);
    }
    return index;
  }

  private callTable(expression: Expression & { kind: 'call' }, args: readonly Node[]): Node | null {
    const [name = '', field = null] = expression.name.split('.');
    const definition = this.definitions.get(name);
    if (definition === undefined) return null;
    if (definition.kind !== 'table') {
      return mistake(`${name} is not a table: it takes no keys.`, expression.at);
    }
    return this.tracked(name, definition, { field, args, at: expression.at });
  }

  private tracked(name: string, definition: Definition, use: Use): Node {
    if (this.open.has(name)) return mistake(`${name} is worked out from itself.`, use.at);
    const uses: Uses = { lastLine: -1, subtotal: false };
    this.open.add(name);
    this.uses.push(uses);
    let node: Node;
    try {
      node = definition.compile(use);
    } finally {
      this.uses.pop();
      this.open.delete(name);
    }
    this.settle(name, definition, uses, use.at);
    return node;
  }

  /** A figure is compiled once, so what it leans on is kept for its later uses. */
  private settle(name: string, definition: Definition, uses: Uses, at: number): void {
    const known = this.done.get(name);
    const all: Uses = {
      lastLine: Math.max(uses.lastLine, known?.lastLine ?? -1),
      subtotal: uses.subtotal || (known?.subtotal ?? false),
    };
    this.done.set(name, all);
    if (definition.kind === 'figure' && all.subtotal) {
      mistake(`${name} cannot use the subtotal, which grows line by line: use it in the line.`, at);
    }
    if (all.lastLine >= this.currentLine) {
      mistake(`${name} is worked out from a line that stands below; move that line up.`, at);
    }
    for (const use of this.uses) {
      use.lastLine = Math.max(use.lastLine, all.lastLine);
      use.subtotal ||= all.subtotal;
    }
  }

  private unknown(name: string): string {
    const known = [
      ...this.facts.keys(),
      ...this.definitions.keys(),
      ...this.lines.keys(),
      ...this.groups.keys(),
    ];
    const near = known.find((each) => distance(each.toLowerCase(), name.toLowerCase()) <= 2);
    if (near !== undefined) return `Nothing here is called ${name}. Did you mean ${near}?`;
    if (/^[a-z]/.test(name) && name.includes('-')) {
      return `Nothing here is called ${name}. A minus sign needs a space on each side.`;
    }
    return `Nothing here is called ${name}. Declare it under facts, amounts, tables or figures; words to compare with stand in quotation marks.`;
  }
}

/** The item of a running `for each`, innermost last. */
export interface LoopItem {
  readonly name: string;
  readonly type: ValueType;
}

function itemNode(item: LoopItem, depth: number, field: string | null, at: number): Node {
  const label = { en: wordsOfName(item.name), es: wordsOfName(item.name) };
  const show = { as: 'named', label } as const;
  const scale = isNumeric(item.type) ? (item.type.kind === 'money' ? 2 : null) : 0;
  if (field === null) {
    return makeNode({ type: item.type, at, scale, show }, (c) => c.loop[depth] as Value);
  }
  const type = item.type.kind === 'record' ? item.type.fields.get(field) : undefined;
  if (type === undefined) return mistake(`${item.name} has no part called ${field}.`, at);
  const words = { en: wordsOfName(field), es: wordsOfName(field) };
  return makeNode(
    { type, at, scale: type.kind === 'money' ? 2 : null, show: { as: 'named', label: words } },
    (c) => {
      const record = c.loop[depth] as ReadonlyMap<string, Value>;
      const value = record.get(field);
      if (value !== undefined) return value;
      const what = `${item.name}.${field}`;
      throw new PricingRefusal('missing-fact', missing(words), what);
    },
  );
}

/** What a person reads when a fact that the price needs is not there. */
export function missing(label: Localized): Localized {
  return {
    en: `The price depends on something that was not given: ${label.en}.`,
    es: `El precio depende de un dato que falta: ${label.es}.`,
  };
}

const SUBTOTAL: Localized = { en: 'the total so far', es: 'el total hasta aquí' };
const PAID_ON: Localized = { en: 'the day of payment', es: 'el día del pago' };

function subtotalNode(at: number): Node {
  return makeNode(
    { type: MONEY, at, scale: 2, show: { as: 'named', label: SUBTOTAL } },
    (c) => c.subtotal,
  );
}

function paidOnNode(at: number): Node {
  return makeNode({ type: DATE, at, scale: 0, show: { as: 'named', label: PAID_ON } }, (c) => c.on);
}

function lineNode(label: Localized, members: readonly number[], at: number): Node {
  const [first] = members;
  const show = { as: 'named', label } as const;
  if (members.length === 1 && first !== undefined) {
    return makeNode({ type: MONEY, at, scale: 2, show }, (c) => c.lines[first] ?? ZERO);
  }
  return makeNode({ type: MONEY, at, scale: 2, show }, (c) =>
    members.reduce<Exact>((sum, index) => addMoney(sum, c.lines[index] ?? ZERO), ZERO),
  );
}

const ZERO = dollarsOf(cents(0));

/** Lines are whole cents, so their sum is a plain sum of cents. */
function addMoney(a: Exact, b: Exact): Exact {
  return dollarsOf(cents(a.n + b.n));
}
