import { countAdministrators } from '../../db/repositories/staff.ts';
import type { SessionAnswer } from '../contract/session.ts';
import type { ServerContext } from '../server-context.ts';
import type { OpenDrawer, Visitor } from './visitor.ts';

/** What a page needs to know about itself: city, workstation, who is signed in, the open drawer. */
export async function describeSession(
  context: ServerContext,
  visitor: Visitor,
): Promise<SessionAnswer> {
  const { city } = context;
  const { workstation, staff, drawer } = visitor;
  const administrators = city.demo ? 1 : await countAdministrators(context.database.sql, null);
  return {
    city: {
      name: city.name,
      shortName: city.shortName,
      sealUrl: city.sealSvg === null ? null : '/city/seal.svg',
      color: city.color,
      timeZone: city.timeZone,
      demo: city.demo,
      languages: [...city.languages],
    },
    setupNeeded: administrators === 0,
    ...(city.demo ? { demoSignIns: [...city.demoSignIns] } : {}),
    businessDate: visitor.today,
    now: visitor.now.toISOString(),
    workstation:
      workstation === null
        ? null
        : {
            id: workstation.id,
            code: workstation.code,
            name: workstation.name,
            kind: workstation.kind,
            printerId: workstation.printerId,
          },
    staff:
      staff === null
        ? null
        : {
            id: staff.id,
            name: staff.name,
            initials: staff.initials,
            level: staff.level,
            permissions: [...staff.permissions],
            locked: staff.locked,
          },
    drawerSession:
      drawer === null || staff === null || staff.locked ? null : describeDrawer(drawer, staff.name),
    idleLockSeconds: city.idleLockSeconds,
    openingFloat: [...city.openingFloat],
  };
}

export const describeDrawer = (
  drawer: OpenDrawer,
  staffName: string,
): NonNullable<SessionAnswer['drawerSession']> => ({
  id: drawer.id,
  drawerCode: drawer.drawerCode,
  openedAt: drawer.openedAt.toISOString(),
  staffName,
  floatCents: drawer.floatCents,
});
