import { changeSecret, secretsById } from '../../db/repositories/staff.ts';
import { endOtherSessions } from '../../db/repositories/staff-sessions.ts';
import { hashSecret } from '../../db/secret-hash.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import type { Refusal } from '../../shared/failures/refusal.ts';
import { refusal } from '../../shared/failures/wording.ts';
import type { ServerContext } from '../server-context.ts';
import { judgeSecret } from './sign-in.ts';
import type { Clerk } from './visitor.ts';

const SHORTEST_PASSWORD = 10;

/** Why a password may not be used, or null. */
export const refusePassword = (password: string): Refusal | null =>
  Array.from(password).length < SHORTEST_PASSWORD
    ? refusal('password-too-short', {}, 'password')
    : null;

/** Why a PIN may not be used, or null: 4 to 8 digits, not one digit all through. */
export const refusePin = (pin: string): Refusal | null =>
  /^\d{4,8}$/.test(pin) && !/^(\d)\1+$/.test(pin) ? null : refusal('pin-too-simple', {}, 'pin');

/** Changes one's own password or PIN; the password in force vouches for it. */
export async function changeOwnSecret(
  context: ServerContext,
  clerk: Clerk,
  change: { secret: 'password' | 'pin'; password: string; next: string },
): Promise<Outcome<true>> {
  const broken = change.secret === 'pin' ? refusePin(change.next) : refusePassword(change.next);
  if (broken !== null) return refused(broken);
  const secrets = await secretsById(context.database.sql, clerk.staff.id);
  const judged = await judgeSecret(
    context,
    `password:${clerk.staff.id}`,
    secrets?.passwordHash ?? null,
    change.password,
    'wrong-password',
  );
  if (!judged.ok) return judged;
  await changeSecret(context.database.sql, {
    id: clerk.staff.id,
    secret: change.secret,
    hash: await hashSecret(change.next),
    by: clerk.staff.id,
    workstationId: clerk.workstation.id,
  });
  if (change.secret === 'password') {
    await endOtherSessions(context.database.sql, clerk.staff.id, clerk.staff.sessionId);
  }
  return done(true);
}

/** Gives somebody else a new password; he is signed out everywhere. */
export async function resetPassword(
  context: ServerContext,
  clerk: Clerk,
  staffId: string,
  password: string,
): Promise<Outcome<true>> {
  const broken = refusePassword(password);
  if (broken !== null) return refused(broken);
  const changed = await changeSecret(context.database.sql, {
    id: staffId,
    secret: 'password',
    hash: await hashSecret(password),
    by: clerk.staff.id,
    workstationId: null,
  });
  if (!changed) return refused(refusal('not-found'));
  await endOtherSessions(context.database.sql, staffId, null);
  return done(true);
}
