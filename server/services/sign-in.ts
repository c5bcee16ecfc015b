import { uuidv7 } from 'uuidv7';
import { countAttempt, forgetAttempts } from '../../db/repositories/attempt-limits.ts';
import { secretsById, secretsByName, type Secrets } from '../../db/repositories/staff.ts';
import { setSessionLock, startSession } from '../../db/repositories/staff-sessions.ts';
import { hashSecret, verifySecret } from '../../db/secret-hash.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal, type RefusalCode } from '../../shared/failures/wording.ts';
import type { ServerContext } from '../server-context.ts';
import { hashToken, newToken } from './tokens.ts';
import type { VisitingStaff, VisitingWorkstation } from './visitor.ts';

/** Judged in place of a hash that does not exist, so that an unknown name takes as long. */
let noOnesHash: Promise<string> | null = null;

/** Wrong tries that a person has before each further one costs time. */
const FREE_TRIES = 5;
/** The same for a workstation, whatever names are tried there. */
const FREE_TRIES_AT_WORKSTATION = 20;

/** Counts the try, judges the secret, forgets the tries when it is right. */
export async function judgeSecret(
  context: ServerContext,
  subject: string,
  hash: string | null,
  secret: string,
  code: RefusalCode,
): Promise<Outcome<true>> {
  const retryAfterSeconds = await countAttempt(context.database, subject, FREE_TRIES);
  if (retryAfterSeconds !== null) {
    return refused(refusal('too-many-attempts', { retryAfterSeconds }));
  }
  noOnesHash ??= hashSecret(newToken());
  const right = await verifySecret(hash ?? (await noOnesHash), secret);
  if (!right || hash === null) return refused(refusal(code));
  await forgetAttempts(context.database, subject);
  return done(true);
}

/** Checks a name and a password, within the limits on guessing. */
export async function judgeNameAndPassword(
  context: ServerContext,
  signInName: string,
  password: string,
): Promise<Outcome<Secrets>> {
  const secrets = await secretsByName(context.database.sql, signInName);
  const judged = await judgeSecret(
    context,
    `sign-in:${signInName.toLowerCase()}`,
    secrets?.passwordHash ?? null,
    password,
    'sign-in-failed',
  );
  if (!judged.ok) return judged;
  return secrets === null ? refused(refusal('sign-in-failed')) : done(secrets);
}

/** Signs in at a registered workstation. The result is the token for the session's cookie. */
export async function signIn(
  context: ServerContext,
  workstation: VisitingWorkstation,
  signInName: string,
  password: string,
): Promise<Outcome<string>> {
  const place = `sign-in-at:${workstation.id}`;
  const retryAfterSeconds = await countAttempt(context.database, place, FREE_TRIES_AT_WORKSTATION);
  if (retryAfterSeconds !== null) {
    return refused(refusal('too-many-attempts', { retryAfterSeconds }));
  }
  const judged = await judgeNameAndPassword(context, signInName, password);
  if (!judged.ok) return judged;
  await forgetAttempts(context.database, place);
  return done(await openSession(context, judged.value.id, workstation.id));
}

export async function openSession(
  context: ServerContext,
  staffId: string,
  workstationId: string,
): Promise<string> {
  const token = newToken();
  await startSession(context.database.sql, {
    id: uuidv7(),
    tokenHash: hashToken(token),
    staffId,
    workstationId,
  });
  return token;
}

/** Opens a locked screen again by PIN; who has none gives the password. */
export async function unlock(
  context: ServerContext,
  staff: VisitingStaff,
  pin: string,
): Promise<Outcome<true>> {
  const secrets = await secretsById(context.database.sql, staff.id);
  const judged = await judgeSecret(
    context,
    `pin:${staff.id}`,
    secrets?.pinHash ?? secrets?.passwordHash ?? null,
    pin,
    'wrong-pin',
  );
  if (judged.ok) await setSessionLock(context.database.sql, staff.sessionId, false);
  return judged;
}
