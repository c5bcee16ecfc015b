import { createMiddleware } from 'hono/factory';
import type { ServerContext } from '../server-context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { readSessionCookie, readWorkstationCookie } from '../http/cookies.ts';
import { identifyVisitor, noteActivity } from '../services/visitor.ts';

/** Requests that a page makes by itself: they do not keep a screen from locking. */
const BY_ITSELF = new Set([
  '/api/session',
  '/api/events',
  '/api/printers',
  '/api/health',
  '/api/devices',
]);

/** Finds out from the two cookies which workstation asks, and who is signed in there. */
export const identify = (context: ServerContext) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const visitor = await identifyVisitor(context, {
      workstationToken: readWorkstationCookie(c),
      sessionToken: readSessionCookie(c),
    });
    c.set('visitor', visitor);
    if (!BY_ITSELF.has(c.req.path)) await noteActivity(context, visitor);
    await next();
  });
