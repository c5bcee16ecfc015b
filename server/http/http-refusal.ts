import type { Outcome } from '../../shared/failures/outcome.ts';
import type { Refusal } from '../../shared/failures/refusal.ts';

/**
 * Ends a request with a refusal. Services return refusals; only routes and middleware turn them
 * into this, for the one place that answers them (`http/answer-failure.ts`).
 */
export class HttpRefusal extends Error {
  override name = 'HttpRefusal';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The value of an outcome; a refusal ends the request. */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new HttpRefusal(outcome.refusal);
  return outcome.value;
}
