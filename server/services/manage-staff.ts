import { uuidv7 } from 'uuidv7';
import {
  countAdministrators,
  insertStaff,
  updateStaff,
  type StaffRow,
} from '../../db/repositories/staff.ts';
import { hashSecret } from '../../db/secret-hash.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import type { Level } from '../../shared/staff/permissions.ts';
import type { ServerContext } from '../server-context.ts';
import { refusePassword, refusePin } from './change-secret.ts';

export interface StaffInput {
  displayName: string;
  signInName: string;
  level: Level;
  password: string;
  pin: string;
}

/** "Rosa Vellum" → "RV": what a narrow place shows of a name. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase()
    .slice(0, 3);

/** Adds a person. `by` is null for the first administrator. */
export async function addStaff(
  context: ServerContext,
  input: StaffInput,
  by: string | null,
): Promise<Outcome<StaffRow>> {
  const broken = refusePassword(input.password) ?? refusePin(input.pin);
  if (broken !== null) return refused(broken);
  const [passwordHash, pinHash] = await Promise.all([
    hashSecret(input.password),
    hashSecret(input.pin),
  ]);
  const row = await insertStaff(
    context.database.sql,
    {
      id: uuidv7(),
      signInName: input.signInName,
      displayName: input.displayName,
      initials: initialsOf(input.displayName),
      level: input.level,
      passwordHash,
      pinHash,
    },
    by,
  );
  return row === null ? refused(refusal('name-taken', {}, 'signInName')) : done(row);
}

/** Changes a person. The last administrator stays one: nobody could make another. */
export async function changeStaff(
  context: ServerContext,
  id: string,
  change: { displayName?: string; level?: Level; active?: boolean },
  by: string,
): Promise<Outcome<StaffRow>> {
  const stepsDown =
    change.active === false || (change.level !== undefined && change.level !== 'administrator');
  if (stepsDown && (await countAdministrators(context.database.sql, id)) === 0) {
    return refused(refusal('last-administrator'));
  }
  const row = await updateStaff(
    context.database.sql,
    id,
    {
      ...change,
      ...(change.displayName === undefined ? {} : { initials: initialsOf(change.displayName) }),
    },
    by,
  );
  return row === null ? refused(refusal('not-found')) : done(row);
}
