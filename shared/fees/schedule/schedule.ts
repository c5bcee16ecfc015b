import type { Localized } from '../../kernel/language.ts';
import type { FactDeclaration } from '../facts.ts';
import type { Line, Refusal } from './lines.ts';

/** An action that a schedule declares: what one can do in its program. */
export interface ScheduleAction {
  readonly id: string;
  readonly label: Localized;
}

/** A fee schedule that passed every check: what the council adopted, ready to price. */
export interface Schedule {
  readonly program: string;
  /** First day on which it is in force, `YYYY-MM-DD`. */
  readonly effective: string;
  /** Last day, or null while nothing ends it. */
  readonly until: string | null;
  /** `animal-license@2026-07-01#1f0c…`: program, first day and SHA-256 of the source. */
  readonly version: string;
  /** What the program is called, where the schedule says it (data-only programs must). */
  readonly title: Localized | null;
  readonly authority: string | null;
  /** Where the text was taken from. */
  readonly source: string | null;
  /** Actions declared here; empty when the program's TypeScript declares them. */
  readonly actions: readonly ScheduleAction[];
  /** Facts declared here, beyond the program's own. */
  readonly ownFacts: readonly FactDeclaration[];
  /** All facts that may be given: the program's, then its own. */
  readonly facts: readonly FactDeclaration[];
  /** Names of the facts that some line, figure, table or refusal reads. */
  readonly usedFacts: ReadonlySet<string>;
  readonly effectiveDay: number;
  readonly untilDay: number | null;
  /** The date whose day decides the version; null: the day of payment. */
  readonly decidedBy: string | null;
  readonly figureCount: number;
  readonly lines: readonly Line[];
  readonly refusals: readonly Refusal[];
  /** Every action that a line or refusal names, or that is declared. */
  readonly knownActions: readonly string[];
  /** Whether the program asks for the day of payment as a fact of its own. */
  readonly usesPaidOn: boolean;
}
