import type { Localized } from '../kernel/language.ts';
import type { Cents } from '../money/cents.ts';

/** One step of the computation of a line: what was done, with which numbers, giving what. A tree:
 * the parts of a step are the steps that produced its operands. */
export interface Step {
  /** What was done, in words: "First $100,000.00 of gross receipts at 0.10%". */
  readonly text: Localized;
  /** The result of this step as printed: "100.00", "12 months", "true". */
  readonly value: string;
  readonly parts: readonly Step[];
}

/** A share of a line's amount that goes to one account. */
export interface AccountShare {
  readonly account: string;
  readonly amountCents: Cents;
}

/** One priced line of a quote. */
export interface QuoteLine {
  /** The line's id in the schedule: `license-fee`, `late-penalty`. Unique in a quote
   * (`for each` lines carry their key: `back-tax:2024`). */
  readonly id: string;
  readonly label: Localized;
  readonly amountCents: Cents;
  /** Account shares; they sum to `amountCents`. The first is the line's main account. */
  readonly shares: readonly AccountShare[];
  /** Ordinance or resolution and section that authorizes the line. */
  readonly authority: string;
  readonly steps: readonly Step[];
}

/** The priced lines of one action of one program on one day. */
export interface Quote {
  readonly program: string;
  readonly action: string;
  /** Identifies the schedule version: program, effective date and hash of the source. */
  readonly version: string;
  /** The day the quote was made for, `YYYY-MM-DD`. */
  readonly pricedOn: string;
  readonly lines: readonly QuoteLine[];
  readonly totalCents: Cents;
}
