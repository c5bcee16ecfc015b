import { readLevel } from '../../db/repositories/staff.ts';
import { setCredential } from '../../db/repositories/workstations.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { permissionsOf, type Level } from '../../shared/staff/permissions.ts';
import type { ServerContext } from '../server-context.ts';
import { judgeNameAndPassword } from './sign-in.ts';
import { hashToken, newToken } from './tokens.ts';
import type { Visitor } from './visitor.ts';

/**
 * Whether this visitor may make a browser one of the workstations: somebody who manages them, signed in or vouching by name and password; in the demo city anyone. Answers the
 * person's id, or null for anyone.
 */
export async function mayRegister(
  context: ServerContext,
  visitor: Visitor,
  vouched: { signInName: string; password: string } | null,
): Promise<Outcome<string | null>> {
  const { staff } = visitor;
  if (staff !== null && !staff.locked && staff.permissions.includes('workstation.manage')) {
    return done(staff.id);
  }
  if (vouched !== null) {
    const judged = await judgeNameAndPassword(context, vouched.signInName, vouched.password);
    if (!judged.ok) return judged;
    const level = await readLevel(context.database.sql, judged.value.id);
    const may = level !== null && permissionsOf(level as Level).includes('workstation.manage');
    return may ? done(judged.value.id) : refused(refusal('not-allowed'));
  }
  if (context.city.demo) return done(null);
  return refused(refusal(staff === null ? 'not-signed-in' : 'not-allowed'));
}

/** Makes a browser the workstation; the result is the credential for its cookie. */
export async function registerWorkstation(
  context: ServerContext,
  id: string,
  by: string | null,
): Promise<Outcome<string>> {
  const credential = newToken();
  const known = await setCredential(context.database.sql, id, hashToken(credential), by);
  return known ? done(credential) : refused(refusal('not-found'));
}
