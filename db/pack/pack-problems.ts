import { BootRefusal } from '../boot-refusal.ts';

/** Something wrong in a city pack: the file, the line (from 1; null for a whole file), and what to do. */
export interface PackProblem {
  readonly file: string;
  readonly line: number | null;
  readonly message: string;
}

/** The city pack cannot be used. The message lists every problem as `file:line: what to do`. */
export class PackRefusal extends BootRefusal {
  override name = 'PackRefusal';
  readonly problems: readonly PackProblem[];

  constructor(directory: string, problems: readonly PackProblem[]) {
    const lines = problems.map(
      ({ file, line, message }) => `  ${file}${line === null ? '' : `:${line}`}: ${message}`,
    );
    super(
      'bad-setting',
      `The city pack in ${directory} cannot be used. Mend this, then start again:\n${lines.join('\n')}`,
    );
    this.problems = problems;
  }
}
