import type { LineCounter } from 'yaml';

/** Something wrong (or doubtful) in a schedule file: where, and a sentence that says how to mend
 * it. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** More than this many problems help nobody. */
const MOST = 100;

/** Collects what is wrong with one file. */
export class ProblemList {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  private readonly file: string;
  private readonly lines: LineCounter;

  constructor(file: string, lines: LineCounter) {
    this.file = file;
    this.lines = lines;
  }

  add(offset: number, message: string): void {
    if (this.problems.length >= MOST) return;
    const problem = this.at(offset, message);
    const { line, column } = problem;
    const known = this.problems.some(
      (each) => each.line === line && each.column === column && each.message === message,
    );
    if (!known) this.problems.push(problem);
  }

  warn(offset: number, message: string): void {
    if (this.warnings.length < MOST) this.warnings.push(this.at(offset, message));
  }

  private at(offset: number, message: string): Problem {
    const { line, col } = this.lines.linePos(Math.max(0, offset));
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col), message };
  }
}
