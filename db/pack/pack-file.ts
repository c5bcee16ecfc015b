import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { PackProblem } from './pack-problems.ts';

type Path = readonly PropertyKey[];

/** A YAML file of a pack, read and checked, that can still say on which line each part stands. */
export interface PackFile<T> {
  readonly value: T | null;
  readonly problems: readonly PackProblem[];
  problem(path: Path, message: string): PackProblem;
}

/** Reads `text` as YAML (1.2: a day stays text) and checks it against `schema`. */
export function readPackFile<T>(text: string, file: string, schema: z.ZodType<T>): PackFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = (path: Path, message: string): PackProblem => ({
    file,
    line: lineOf(document, lines, path),
    message,
  });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: `This is not YAML: ${error.message}.`,
    }));
    return { value: null, problems, problem };
  }
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, problems: [], problem };
  const problems = checked.error.issues.map((issue) =>
    problem(issue.path, wording(issue, document.hasIn(issue.path))),
  );
  return { value: null, problems, problem };
}

/** The line of the part at `path`, or of the nearest part around it that is there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as
      { range?: readonly [number, number, number] | null } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

function wording(issue: z.core.$ZodIssue, present: boolean): string {
  const where = issue.path.filter((step) => typeof step === 'string').join('.');
  const what = where === '' ? 'This file' : `"${where}"`;
  switch (issue.code) {
    case 'invalid_type':
      return present
        ? `${what} must be ${kindInWords(issue.expected)}.`
        : `${what} is missing: it must be ${kindInWords(issue.expected)}.`;
    case 'unrecognized_keys':
      return `${what} knows nothing called ${issue.keys.map((key) => `"${key}"`).join(', ')}: take it out or correct its spelling.`;
    case 'invalid_value':
      return `${what} must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `${what} must be at least ${String(issue.minimum)}${issue.origin === 'string' ? ' characters' : ''}.`;
    case 'too_big':
      return `${what} must be at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}.`;
    case 'invalid_format':
    case 'custom':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return `${what} ${issue.message}.`;
  }
}

function kindInWords(kind: string): string {
  const words: Record<string, string> = {
    string: 'text (put a number that is a code in quotation marks)',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a set of "name: value" lines',
  };
  return words[kind] ?? kind;
}
