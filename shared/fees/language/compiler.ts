import type { Expression } from './syntax.ts';
import type { Node } from './node.ts';
import { typeWords, type ValueType } from './types.ts';

/** A mistake in an expression: a sentence that says how to mend it, and where. Caught where the
 * expression is read from the file and turned into a problem with its line. */
export class ExpressionMistake extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** What a name stands for, given the place where it is used. */
export interface Names {
  /** Compiles a name, or `name.field`. Throws {@link ExpressionMistake} when unknown. */
  readonly resolve: (expression: Expression & { kind: 'name' }) => Node;
  /** A table called with its keys: `license(animal.altered, 2)`; null when there is no such
   * table. */
  readonly callTable: (
    expression: Expression & { kind: 'call' },
    args: readonly Node[],
  ) => Node | null;
  /** The names with one more: an item of the list. */
  readonly withItem: (name: string, list: Node, at: number) => Names;
}

/** Turns parsed expressions into checked, runnable nodes. */
export interface Compiler {
  readonly names: Names;
  readonly compile: (expression: Expression) => Node;
  readonly within: (names: Names) => Compiler;
}

export function mistake(message: string, at: number): never {
  throw new ExpressionMistake(message, at);
}

/** The node itself when it is of that kind; else a mistake that names both. */
export function expectKind(node: Node, kind: ValueType['kind'], what: string): Node {
  if (node.type.kind === kind) return node;
  const wanted = typeWords({ kind } as ValueType);
  const hint =
    kind === 'money' && node.type.kind === 'number' && node.constant !== undefined
      ? ' Write it with a dollar sign.'
      : '';
  return mistake(`${what} must be ${wanted}, but this is ${typeWords(node.type)}.${hint}`, node.at);
}
