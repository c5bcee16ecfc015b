import { unreachable } from '../../kernel/invariant.ts';
import {
  compileBinary,
  compileNegative,
  compileRate,
  compileRound,
  compileSlice,
} from './arithmetic.ts';
import type { Compiler, Names } from './compiler.ts';
import { compileCall } from './functions.ts';
import { compileTotal, compileIncludes } from './lists.ts';
import { compileLiteral } from './literal-node.ts';
import {
  compileAmong,
  compileComparison,
  compileFallback,
  compileGiven,
  compileIf,
  compileLogic,
  compileNot,
} from './logic.ts';
import type { Node } from './node.ts';
import type { Expression } from './syntax.ts';
import { compileBusinessDay, compileDuration, compileSpan } from './time.ts';

/** A compiler for expressions that may use these names. Compiling throws an ExpressionMistake. */
export function compilerFor(names: Names): Compiler {
  const compiler: Compiler = {
    names,
    compile: (expression) => compileExpression(expression, compiler),
    within: (inner) => compilerFor(inner),
  };
  return compiler;
}

function compileExpression(expression: Expression, compiler: Compiler): Node {
  switch (expression.kind) {
    case 'literal':
      return compileLiteral(expression);
    case 'name':
      return compiler.names.resolve(expression);
    case 'call':
      return compileCall(expression, compiler);
    case 'binary':
      return compileBinary(expression, compiler);
    case 'negative':
      return compileNegative(expression, compiler);
    case 'slice':
      return compileSlice(expression, compiler);
    case 'rate':
      return compileRate(expression, compiler);
    case 'round':
      return compileRound(expression, compiler);
    case 'compare':
      return compileComparison(expression, compiler);
    case 'logic':
      return compileLogic(expression, compiler);
    case 'not':
      return compileNot(expression, compiler);
    case 'if':
      return compileIf(expression, compiler);
    case 'given':
      return compileGiven(expression, compiler);
    case 'fallback':
      return compileFallback(expression, compiler);
    case 'among':
      return compileAmong(expression, compiler);
    case 'includes':
      return compileIncludes(expression, compiler);
    case 'total':
      return compileTotal(expression, compiler);
    case 'duration':
      return compileDuration(expression, compiler);
    case 'span':
      return compileSpan(expression, compiler);
    case 'businessDay':
      return compileBusinessDay(expression, compiler);
    default:
      return unreachable(expression);
  }
}
