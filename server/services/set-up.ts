import { uuidv7 } from 'uuidv7';
import { renameCity } from '../../db/repositories/city.ts';
import { countAdministrators } from '../../db/repositories/staff.ts';
import {
  insertWorkstation,
  listWorkstations,
  setCredential,
} from '../../db/repositories/workstations.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import type { ServerContext } from '../server-context.ts';
import { addStaff, type StaffInput } from './manage-staff.ts';
import { openSession } from './sign-in.ts';
import { hashToken, newToken } from './tokens.ts';

export interface SetupInput extends Omit<StaffInput, 'level'> {
  cityName?: string | undefined;
  workstation: { code: string; name: string };
}

/**
 * The first run of a city's own database: makes the first administrator and registers this browser
 * as a workstation. Only while there is no administrator, and never in the demo city.
 */
export async function setUp(
  context: ServerContext,
  input: SetupInput,
): Promise<Outcome<{ credential: string; token: string }>> {
  const { sql } = context.database;
  if (context.city.demo || (await countAdministrators(sql, null)) > 0) {
    return refused(refusal('setup-done'));
  }
  const added = await addStaff(context, { ...input, level: 'administrator' }, null);
  if (!added.ok) return added;
  if (input.cityName !== undefined) await renameCity(sql, input.cityName);
  const known = (await listWorkstations(sql)).find((each) => each.code === input.workstation.code);
  const station =
    known ??
    (await insertWorkstation(
      sql,
      { id: uuidv7(), kind: 'counter', ...input.workstation },
      added.value.id,
    ));
  if (station === null) return refused(refusal('code-taken', {}, 'workstation.code'));
  const credential = newToken();
  await setCredential(sql, station.id, hashToken(credential), added.value.id);
  await context.refreshCity();
  return done({ credential, token: await openSession(context, added.value.id, station.id) });
}
