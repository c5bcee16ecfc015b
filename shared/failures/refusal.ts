import type { Localized } from '../kernel/language.ts';

/** A request that a rule does not allow: the code names the broken rule, the message says what
 * happened and what to do next. Returned, never thrown. */
export interface Refusal {
  readonly code: string;
  readonly message: Localized;
  /** The form field that must be mended, when one is at fault. */
  readonly field?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
