import { uuidv7 } from 'uuidv7';
import { findOpenDrawer, insertDrawerSession } from '../../db/repositories/drawer-sessions.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { cents, parseCents, type Cents } from '../../shared/money/cents.ts';
import type { ServerContext } from '../server-context.ts';
import type { Clerk, OpenDrawer } from './visitor.ts';

/** One kind of coin or note, and how many of it lie in the drawer. */
export interface Denomination {
  readonly valueCents: number;
  readonly count: number;
}

/** Adds up a float in whole cents. */
function floatOf(denominations: readonly Denomination[]): Cents {
  let total = 0;
  for (const { valueCents, count } of denominations) total = cents(total + valueCents * count);
  return cents(total);
}

/** Opens a drawer with its float, counted coin by coin. One drawer a person, one person a drawer;
 * without a code it is the workstation's own. */
export async function openDrawer(
  context: ServerContext,
  clerk: Clerk,
  input: { drawerCode?: string | undefined; denominations: readonly Denomination[] },
): Promise<Outcome<OpenDrawer>> {
  const drawerCode = input.drawerCode ?? clerk.workstation.code;
  const counted = input.denominations.filter(({ count }) => count > 0);
  const row = await insertDrawerSession(context.database.sql, {
    id: uuidv7(),
    drawerCode,
    workstationId: clerk.workstation.id,
    staffId: clerk.staff.id,
    floatCents: floatOf(counted),
    floatCount: counted,
  });
  if (row !== null) return done({ ...row, floatCents: parseCents(row.floatCents) });
  const open = await findOpenDrawer(context.database.sql, { drawerCode, staffId: clerk.staff.id });
  return refused(
    refusal('drawer-already-open', {
      who: open?.staffName ?? '',
      drawerCode: open === null ? drawerCode : `${open.drawerCode} (${open.workstationName})`,
    }),
  );
}
