import { z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import {
  insertWorkstation,
  listWorkstations,
  updateWorkstation,
} from '../../db/repositories/workstations.ts';
import { refusal } from '../../shared/failures/wording.ts';
import {
  nameSchema,
  passwordSchema,
  sessionSchema,
  workstationCodeSchema,
  workstationKindSchema,
  workstationSchema,
} from '../contract/session.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { setWorkstationCookie } from '../http/cookies.ts';
import { granted, HttpRefusal } from '../http/http-refusal.ts';
import { idParam, jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { describeSession } from '../services/describe-session.ts';
import { mayRegister, registerWorkstation } from '../services/register-workstation.ts';
import { identifyVisitor } from '../services/visitor.ts';

const tags = ['Workstations'];
const list = route(
  'anyone',
  { method: 'get', path: '/api/workstations', tags },
  z.array(workstationSchema),
);
const add = route(
  'workstation.manage',
  {
    method: 'post',
    path: '/api/workstations',
    tags,
    request: {
      body: jsonBody(
        z.object({ code: workstationCodeSchema, name: nameSchema, kind: workstationKindSchema }),
      ),
    },
  },
  workstationSchema,
  201,
);
const change = route(
  'workstation.manage',
  {
    method: 'patch',
    path: '/api/workstations/{id}',
    tags,
    request: {
      params: idParam,
      body: jsonBody(
        z.object({
          name: nameSchema.optional(),
          printerId: z.uuid().nullable().optional(),
          active: z.boolean().optional(),
        }),
      ),
    },
  },
  workstationSchema,
);
const register = route(
  'anyone',
  {
    method: 'post',
    path: '/api/workstations/{id}/register',
    tags,
    request: {
      params: idParam,
      body: jsonBody(
        z.object({
          signInName: z.string().max(60).optional(),
          password: passwordSchema.optional(),
        }),
      ),
    },
  },
  sessionSchema,
);

/** The counter's positions, and which browser is which. */
export const workstationRoutes = (context: ServerContext) =>
  router()
    .openapi(list, async (c) => {
      // A new browser chooses which it is to be: codes and names are no secret, and stand on signs.
      const rows = await listWorkstations(context.database.sql);
      const manages = c.get('visitor').staff?.permissions.includes('workstation.manage') === true;
      return c.json(manages ? rows : rows.filter((row) => row.active), 200);
    })
    .openapi(add, async (c) => {
      const station = { id: uuidv7(), ...c.req.valid('json') };
      const row = await insertWorkstation(context.database.sql, station, clerkOf(c).staff.id);
      if (row === null) throw new HttpRefusal(refusal('code-taken', {}, 'code'));
      return c.json(row, 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      const { name, printerId, active } = c.req.valid('json');
      const row = await updateWorkstation(
        context.database.sql,
        id,
        {
          ...(name === undefined ? {} : { name }),
          ...(printerId === undefined ? {} : { printerId }),
          ...(active === undefined ? {} : { active }),
        },
        clerkOf(c).staff.id,
      );
      if (row === null) throw new HttpRefusal(refusal('not-found'));
      return c.json(row, 200);
    })
    .openapi(register, async (c) => {
      const { signInName, password } = c.req.valid('json');
      const vouched =
        signInName === undefined || password === undefined ? null : { signInName, password };
      const by = granted(await mayRegister(context, c.get('visitor'), vouched));
      const { id } = c.req.valid('param');
      const credential = granted(await registerWorkstation(context, id, by));
      setWorkstationCookie(c, credential);
      const visitor = await identifyVisitor(context, {
        workstationToken: credential,
        sessionToken: null,
      });
      return c.json(await describeSession(context, visitor), 200);
    });
