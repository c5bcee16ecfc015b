/**
 * A belief of ours that must hold; when it does not, that is a bug, never the user's mistake.
 * The server answers it with a bland 500 and a request id.
 */
export class InvariantError extends Error {
  override name = 'InvariantError';
}

/** Throws {@link InvariantError} unless `condition` holds. State one belief a line, positively. */
export function invariant(condition: unknown, belief: string): asserts condition {
  if (!condition) throw new InvariantError(belief);
}

/** For the `default` of a switch over a union: will not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new InvariantError(`unexpected value ${JSON.stringify(value)}`);
}
