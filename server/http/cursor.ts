import { refusal } from '../../shared/failures/wording.ts';
import { HttpRefusal } from './http-refusal.ts';

/** The place after a row of a list: the value that it is sorted by, and its id. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

export const writeCursor = ({ at, id }: Place): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** Reads a cursor that we wrote; anything else is refused. */
export function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [at, id] = parsed as unknown[];
      const uuid = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
      if (typeof at === 'string' && uuid && !at.includes('\u0000') && at.isWellFormed()) {
        return { at, id };
      }
    }
  } catch {
    // Refused below.
  }
  throw new HttpRefusal(refusal('bad-input', { path: 'cursor', problem: 'is not ours' }, 'cursor'));
}
