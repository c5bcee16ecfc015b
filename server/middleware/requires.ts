import { createMiddleware } from 'hono/factory';
import { refusal } from '../../shared/failures/wording.ts';
import type { RefusalCode } from '../../shared/failures/wording.ts';
import type { Access } from '../http/access.ts';
import type { AppEnv } from '../http/app-env.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import type { Visitor } from '../services/visitor.ts';

/** Lets through only whom `access` allows. */
export const requires = (access: Access) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const broken = brokenRule(access, c.get('visitor'));
    if (broken !== null) throw new HttpRefusal(refusal(broken));
    await next();
  });

function brokenRule(access: Access, visitor: Visitor): RefusalCode | null {
  if (access === 'anyone') return null;
  if (visitor.workstation === null) return 'workstation-not-registered';
  if (access === 'workstation') return null;
  if (visitor.staff === null) return 'not-signed-in';
  if (access === 'signed-in') return null;
  if (visitor.staff.locked) return 'locked';
  if (access === 'staff') return null;
  return visitor.staff.permissions.includes(access) ? null : 'not-allowed';
}
