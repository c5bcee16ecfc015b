import type { Localized } from '../../kernel/language.ts';
import type { FactDeclaration } from '../facts.ts';
import { compilerFor } from '../language/compile.ts';
import { ExpressionMistake, mistake, type Names } from '../language/compiler.ts';
import type { Node, Value } from '../language/node.ts';
import { parseExpression } from '../language/parser.ts';
import type { Expression } from '../language/syntax.ts';
import type { ValueType } from '../language/types.ts';
import { factNode } from './fact-node.ts';
import { itemNode, listFieldNode, type LoopItem } from './item-nodes.ts';
import { lineNode, paidOnNode, subtotalNode } from './name-nodes.ts';
import { nearest, type Item, type Reader } from './reader.ts';
import { wordsOfName } from './words-of-name.ts';

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
  /** Of a figure, once compiled: where a quote keeps it. */
  readonly slot?: () => number;
}

export interface Use {
  readonly field: string | null;
  readonly args: readonly Node[] | null;
  readonly at: number;
  /** True when nobody uses it here and it is compiled only to be checked. */
  readonly checking: boolean;
}

const CHECKING: Use = { field: null, args: null, at: 0, checking: true };

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
  private readonly parsed = new Map<string, Expression>();
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
    const expression = this.parse(text, at);
    if (expression === null) return null;
    return this.guarded(at, () => compilerFor(this.names(items)).compile(expression));
  }

  /** Parses an expression of the file, each text once; null (and a problem) when it is wrong. */
  parse(text: string, at: number): Expression | null {
    const known = this.parsed.get(text);
    if (known !== undefined) return known;
    const parsed = parseExpression(text);
    if (!parsed.ok) {
      this.reader.problems.add(at + parsed.at, parsed.message);
      return null;
    }
    this.parsed.set(text, parsed.expression);
    return parsed.expression;
  }

  /** What was parsed from a scalar that compiled before. */
  expressionOf(item: Item | undefined): Expression | null {
    return this.parsed.get(this.reader.peek(item, '')?.trim() ?? '') ?? null;
  }

  /** The fixed value of a named amount, or null. */
  constantOf(name: string): { readonly type: ValueType; readonly value: Value } | null {
    const definition = this.definitions.get(name);
    if (definition?.kind !== 'amount') return null;
    const node = definition.compile(CHECKING);
    return node.constant === undefined ? null : { type: node.type, value: node.constant };
  }

  /** The type of a compiled figure and where a quote keeps it, or null. */
  figureOf(name: string): { readonly type: ValueType; readonly slot: number } | null {
    const definition = this.definitions.get(name);
    if (definition?.slot === undefined) return null;
    const { type } = definition.compile(CHECKING);
    return { type, slot: definition.slot() };
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
    if (this.done.has(name)) return;
    this.currentLine = Number.POSITIVE_INFINITY;
    this.guarded(definition.at, () => this.tracked(name, definition, CHECKING));
  }

  private names(items: readonly LoopItem[]): Names {
    return {
      resolve: (expression) => this.resolve(expression, items),
      callTable: (expression, args) => this.callTable(expression, args),
      withItem: (name, list, at) => {
        if (this.knows(name)) mistake(`"${name}" already means something else here.`, at);
        if (list.type.kind !== 'list') return this.names(items);
        const item = { name, type: list.type.of, items: list.items ?? null };
        return this.names([...items, item]);
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
      if (field !== null) return listFieldNode(fact.declaration, field, at);
      return factNode(fact.declaration, fact.slot, at);
    }
    const definition = this.definitions.get(name);
    if (definition !== undefined) {
      return this.tracked(name, definition, { field, args: null, at, checking: false });
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
    return this.tracked(name, definition, { field, args, at: expression.at, checking: false });
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
    const near = nearest(name, known);
    if (near !== undefined) return `Nothing here is called ${name}. Did you mean ${near}?`;
    if (/^[a-z]/.test(name) && name.includes('-')) {
      return `Nothing here is called ${name}. A minus sign needs a space on each side.`;
    }
    return `Nothing here is called ${name}. Declare it under facts, amounts, tables or figures; words to compare with stand in quotation marks.`;
  }
}
