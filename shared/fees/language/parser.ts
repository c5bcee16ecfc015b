import { EOF, type IToken } from 'chevrotain';
import { ExpressionParser, TooDeep } from './expression-parser.ts';
import { BadLiteral } from './literals.ts';
import type { Expression } from './syntax.ts';
import { lexer } from './tokens.ts';

let parser: ExpressionParser | null = null;

export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string; readonly at: number };

/** Longest expression that is read. */
const MAX_LENGTH = 4000;

/** Parses one expression; a mistake comes back as a sentence and the offset where it is. */
export function parseExpression(text: string): Parsed {
  if (text.length > MAX_LENGTH) {
    return {
      ok: false,
      message: 'The expression is too long; name parts of it as figures.',
      at: 0,
    };
  }
  try {
    const lexed = lexer.tokenize(text);
    const bad = lexed.errors[0];
    if (bad !== undefined) {
      const sign = text.slice(bad.offset, bad.offset + 1);
      return { ok: false, message: `The sign ${sign} has no meaning here.`, at: bad.offset };
    }
    parser ??= new ExpressionParser();
    const expression = parser.start(lexed.tokens);
    const error = parser.errors[0];
    if (error === undefined) return { ok: true, expression };
    const token = error.token;
    const at = token.tokenType === EOF ? text.length : token.startOffset;
    return { ok: false, message: misreading(text, at, token), at };
  } catch (error) {
    if (error instanceof BadLiteral) return { ok: false, message: error.message, at: error.at };
    if (error instanceof TooDeep) {
      return { ok: false, message: 'Too many nested parts; name some as figures.', at: 0 };
    }
    throw error;
  }
}

function misreading(text: string, at: number, token: IToken): string {
  if (text.trim() === '') return 'An expression is missing here.';
  if (token.tokenType === EOF) return `The expression stops too early, after "${text.trim()}".`;
  return `"${token.image}" cannot stand here, after "${text.slice(0, at).trim()}".`;
}
