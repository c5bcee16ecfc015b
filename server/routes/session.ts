import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { endSession, setSessionLock } from '../../db/repositories/staff-sessions.ts';
import {
  doneSchema,
  nameSchema,
  passwordSchema,
  pinSchema,
  sessionSchema,
  signInNameSchema,
  workstationCodeSchema,
  type SessionAnswer,
} from '../contract/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import {
  clearSessionCookie,
  readSessionCookie,
  readWorkstationCookie,
  setSessionCookie,
  setWorkstationCookie,
} from '../http/cookies.ts';
import { granted } from '../http/http-refusal.ts';
import { jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { changeOwnSecret } from '../services/change-secret.ts';
import { describeSession } from '../services/describe-session.ts';
import { setUp } from '../services/set-up.ts';
import { signIn, unlock } from '../services/sign-in.ts';
import { identifyVisitor } from '../services/visitor.ts';
import { clerkOf, workstationOf } from '../http/clerk-of.ts';

const session = route(
  'anyone',
  { method: 'get', path: '/api/session', tags: ['Session'] },
  sessionSchema,
);

const setup = route(
  'anyone',
  {
    method: 'post',
    path: '/api/setup',
    tags: ['Session'],
    request: {
      body: jsonBody(
        z.object({
          cityName: nameSchema.optional(),
          displayName: nameSchema,
          signInName: signInNameSchema,
          password: passwordSchema,
          pin: pinSchema,
          workstation: z.object({ code: workstationCodeSchema, name: nameSchema }),
        }),
      ),
    },
  },
  sessionSchema,
);

const signInRoute = route(
  'workstation',
  {
    method: 'post',
    path: '/api/sign-in',
    tags: ['Session'],
    request: {
      body: jsonBody(z.object({ signInName: z.string().trim().max(60), password: passwordSchema })),
    },
  },
  sessionSchema,
);

const signOut = route(
  'anyone',
  { method: 'post', path: '/api/sign-out', tags: ['Session'] },
  sessionSchema,
);
const lock = route(
  'signed-in',
  { method: 'post', path: '/api/lock', tags: ['Session'] },
  sessionSchema,
);
const unlockRoute = route(
  'signed-in',
  {
    method: 'post',
    path: '/api/unlock',
    tags: ['Session'],
    request: { body: jsonBody(z.object({ pin: z.string().max(200) })) },
  },
  sessionSchema,
);
const password = route(
  'staff',
  {
    method: 'post',
    path: '/api/me/password',
    tags: ['Session'],
    request: { body: jsonBody(z.object({ current: passwordSchema, next: passwordSchema })) },
  },
  doneSchema,
);
const pin = route(
  'staff',
  {
    method: 'post',
    path: '/api/me/pin',
    tags: ['Session'],
    request: { body: jsonBody(z.object({ password: passwordSchema, pin: pinSchema })) },
  },
  doneSchema,
);

/** The session after this request changed it: identified anew by the cookies of now. */
async function sessionNow(
  context: ServerContext,
  c: Context<AppEnv>,
  cookies: { credential?: string; token?: string | null } = {},
): Promise<SessionAnswer> {
  const visitor = await identifyVisitor(context, {
    workstationToken: cookies.credential ?? readWorkstationCookie(c),
    sessionToken: cookies.token === undefined ? readSessionCookie(c) : cookies.token,
  });
  return await describeSession(context, visitor);
}

/** Who is where: signing in and out, locking, one's own secrets, the first run. */
export const sessionRoutes = (context: ServerContext) =>
  router()
    .openapi(session, async (c) => c.json(await describeSession(context, c.get('visitor')), 200))
    .openapi(setup, async (c) => {
      const body = c.req.valid('json');
      const made = granted(await setUp(context, body));
      setWorkstationCookie(c, made.credential);
      setSessionCookie(c, made.token);
      return c.json(await sessionNow(context, c, made), 200);
    })
    .openapi(signInRoute, async (c) => {
      const { signInName, password: secret } = c.req.valid('json');
      const token = granted(await signIn(context, workstationOf(c), signInName, secret));
      setSessionCookie(c, token);
      return c.json(await sessionNow(context, c, { token }), 200);
    })
    .openapi(signOut, async (c) => {
      const { staff } = c.get('visitor');
      if (staff !== null) await endSession(context.database.sql, staff.sessionId);
      clearSessionCookie(c);
      return c.json(await sessionNow(context, c, { token: null }), 200);
    })
    .openapi(lock, async (c) => {
      await setSessionLock(context.database.sql, clerkOf(c).staff.sessionId, true);
      return c.json(await sessionNow(context, c), 200);
    })
    .openapi(unlockRoute, async (c) => {
      granted(await unlock(context, clerkOf(c).staff, c.req.valid('json').pin));
      return c.json(await sessionNow(context, c), 200);
    })
    .openapi(password, async (c) => {
      const { current, next } = c.req.valid('json');
      const change = { secret: 'password', password: current, next } as const;
      granted(await changeOwnSecret(context, clerkOf(c), change));
      return c.json({ done: true as const }, 200);
    })
    .openapi(pin, async (c) => {
      const { password: vouching, pin: next } = c.req.valid('json');
      const change = { secret: 'pin', password: vouching, next } as const;
      granted(await changeOwnSecret(context, clerkOf(c), change));
      return c.json({ done: true as const }, 200);
    });
