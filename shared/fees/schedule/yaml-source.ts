import { LineCounter, parseAllDocuments, type Document, type ParsedNode } from 'yaml';
import { ProblemList } from './problems.ts';

/** Characters of the largest schedule file that is read: some 25,000 lines. */
const MAX_SIZE = 1_000_000;
/** Deepest nesting; a schedule needs six. */
const MAX_DEPTH = 30;
const MAX_INDENT = 200;

export interface YamlSource {
  readonly documents: readonly ParsedNode[];
  readonly problems: ProblemList;
}

/** Parses the YAML of a schedule file without trusting it: bounded in size and depth, no aliases,
 * anchors, tags or duplicate keys, every scalar plain text. What is wrong is in `problems`. */
export function readYaml(source: string, file: string): YamlSource {
  const lines = new LineCounter();
  const problems = new ProblemList(file, lines);
  const bad = firstHazard(source);
  if (bad !== null) {
    indexLines(source, bad.at, lines);
    problems.add(bad.at, bad.message);
    return { documents: [], problems };
  }
  const documents = parse(source, lines, problems);
  const nodes: ParsedNode[] = [];
  for (const document of documents) {
    for (const error of document.errors) problems.add(error.pos[0], yamlMessage(error));
    if (document.contents !== null) nodes.push(document.contents);
  }
  if (nodes.length === 0 && problems.problems.length === 0) {
    problems.add(0, 'The file is empty: a schedule begins with "program:".');
  }
  return { documents: problems.problems.length > 0 ? [] : nodes, problems };
}

function parse(
  source: string,
  lineCounter: LineCounter,
  problems: ProblemList,
): readonly Document.Parsed[] {
  try {
    const documents = parseAllDocuments(source, {
      schema: 'failsafe',
      lineCounter,
      uniqueKeys: true,
      merge: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return 'empty' in documents ? [] : documents;
  } catch {
    // The parser throws on no input that we know; whatever it meets, the file is refused.
    problems.add(0, 'The file cannot be read as YAML.');
    return [];
  }
}

interface Hazard {
  readonly at: number;
  readonly message: string;
}

/** Control characters, broken letters, and those that hide or turn what a reviewer reads. */
const UNREADABLE = new RegExp(
  '[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\u200a\\u2010-\\u2027\\u202f-\\u205f\\u2070-\\ud7ff' +
    '\\ue000-\\ufefe\\uff00-\\ufffc\\u{10000}-\\u{10ffff}]',
  'u',
);

/** What must not reach the YAML parser, which follows any nesting as deep as it goes. */
function firstHazard(source: string): Hazard | null {
  if (source.length > MAX_SIZE) {
    return { at: 0, message: 'The file is larger than 1,000,000 characters: split it by program.' };
  }
  const control = UNREADABLE.exec(source);
  if (control !== null && !(control.index === 0 && control[0] === '\ufeff')) {
    const message =
      control[0] === '\ufffd'
        ? 'The file is not in UTF-8: save it again with that encoding.'
        : 'There is an invisible or broken character here: delete it.';
    return { at: control.index, message };
  }
  return nestingHazard(source);
}

const DEEP_LINE = new RegExp(`^ {${MAX_INDENT},}\\S|^(?:\\s*[-?:]\\s){${MAX_DEPTH},}`, 'm');

function nestingHazard(source: string): Hazard | null {
  const message = `The parts are nested deeper than ${MAX_DEPTH} levels.`;
  const line = DEEP_LINE.exec(source);
  if (line !== null) return { at: line.index, message };
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    // Brackets inside words and comments count too: no honest text opens thirty and closes none.
    if (code === 91 || code === 123) {
      depth += 1;
      if (depth > MAX_DEPTH) return { at, message };
    } else if ((code === 93 || code === 125) && depth > 0) {
      depth -= 1;
    }
  }
  return null;
}

function indexLines(source: string, upTo: number, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let at = source.indexOf('\n'); at >= 0 && at < upTo; at = source.indexOf('\n', at + 1)) {
    lines.addNewLine(at + 1);
  }
}

function yamlMessage(error: { code: string; message: string }): string {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return 'This key is written twice; keep one of the two.';
    case 'TAB_AS_INDENT':
      return 'There is a tab here: indent with spaces.';
    case 'BAD_INDENT':
      return 'The indentation does not fit the lines above.';
    case 'MISSING_CHAR':
      return 'A colon, comma, bracket or quotation mark is missing here, or the indentation is wrong.';
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return 'Aliases (*name) are not read in a schedule: write the value out.';
    default:
      return `This is not YAML: ${error.message}.`;
  }
}
