import { readVisitor, touchSession } from '../../db/repositories/visitor.ts';
import { parseCents, type Cents } from '../../shared/money/cents.ts';
import { permissionsOf, type Level } from '../../shared/staff/permissions.ts';
import type { ServerContext } from '../server-context.ts';
import { hashToken } from './tokens.ts';

export interface VisitingStaff {
  readonly id: string;
  readonly sessionId: string;
  readonly name: string;
  readonly initials: string;
  readonly level: Level;
  readonly permissions: readonly string[];
  /** By hand, or because nothing was asked for a while. */
  readonly locked: boolean;
}

export interface OpenDrawer {
  readonly id: string;
  readonly drawerCode: string;
  readonly openedAt: Date;
  readonly floatCents: Cents;
}

export interface VisitingWorkstation {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly printerId: string | null;
}

/** Who sends a request, from where, and when by the database's clock. */
export interface Visitor {
  readonly now: Date;
  /** The city's business day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly workstation: VisitingWorkstation | null;
  readonly staff: VisitingStaff | null;
  /** The open drawer of this person at this workstation. */
  readonly drawer: OpenDrawer | null;
  readonly staleActivity: boolean;
}

/** A visitor who passed a permission: at a workstation, signed in, unlocked. */
export interface Clerk extends Visitor {
  readonly workstation: VisitingWorkstation;
  readonly staff: VisitingStaff;
}

export async function identifyVisitor(
  context: ServerContext,
  tokens: { workstationToken: string | null; sessionToken: string | null },
): Promise<Visitor> {
  const row = await readVisitor(context.database.sql, {
    workstationHash: tokens.workstationToken === null ? null : hashToken(tokens.workstationToken),
    sessionHash: tokens.sessionToken === null ? null : hashToken(tokens.sessionToken),
    idleLockSeconds: context.city.idleLockSeconds,
  });
  const level = row.level as Level | null;
  return {
    now: row.now,
    today: row.businessDate,
    workstation:
      row.workstationId === null
        ? null
        : {
            id: row.workstationId,
            code: row.workstationCode ?? '',
            name: row.workstationName ?? '',
            kind: row.workstationKind ?? '',
            printerId: row.printerId,
          },
    staff:
      row.staffId === null || row.sessionId === null || level === null
        ? null
        : {
            id: row.staffId,
            sessionId: row.sessionId,
            name: row.staffName ?? '',
            initials: row.initials ?? '',
            level,
            permissions: permissionsOf(level),
            locked: row.locked === true,
          },
    drawer:
      row.drawerId === null || row.drawerOpenedAt === null
        ? null
        : {
            id: row.drawerId,
            drawerCode: row.drawerCode ?? '',
            openedAt: row.drawerOpenedAt,
            floatCents: parseCents(row.drawerFloatCents ?? '0'),
          },
    staleActivity: row.staleActivity === true,
  };
}

/** Keeps the screen from locking, at most every 15 seconds. A locked screen stays locked. */
export async function noteActivity(context: ServerContext, visitor: Visitor): Promise<void> {
  if (visitor.staff === null || visitor.staff.locked || !visitor.staleActivity) return;
  await touchSession(context.database.sql, visitor.staff.sessionId);
}
