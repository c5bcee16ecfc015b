import { z } from '@hono/zod-openapi';
import { listStaff } from '../../db/repositories/staff.ts';
import {
  doneSchema,
  levelSchema,
  nameSchema,
  passwordSchema,
  pinSchema,
  signInNameSchema,
  staffRowSchema,
} from '../contract/session.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { granted } from '../http/http-refusal.ts';
import { idParam, jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { resetPassword } from '../services/change-secret.ts';
import { addStaff, changeStaff } from '../services/manage-staff.ts';

const tags = ['Staff'];
const list = route(
  'staff.manage',
  { method: 'get', path: '/api/staff', tags },
  z.array(staffRowSchema),
);
const add = route(
  'staff.manage',
  {
    method: 'post',
    path: '/api/staff',
    tags,
    request: {
      body: jsonBody(
        z.object({
          displayName: nameSchema,
          signInName: signInNameSchema,
          level: levelSchema,
          password: passwordSchema,
          pin: pinSchema,
        }),
      ),
    },
  },
  staffRowSchema,
  201,
);
const change = route(
  'staff.manage',
  {
    method: 'patch',
    path: '/api/staff/{id}',
    tags,
    request: {
      params: idParam,
      body: jsonBody(
        z.object({
          displayName: nameSchema.optional(),
          level: levelSchema.optional(),
          active: z.boolean().optional(),
        }),
      ),
    },
  },
  staffRowSchema,
);
const reset = route(
  'staff.manage',
  {
    method: 'post',
    path: '/api/staff/{id}/reset-password',
    tags,
    request: { params: idParam, body: jsonBody(z.object({ password: passwordSchema })) },
  },
  doneSchema,
);

/** Who works here. */
export const staffRoutes = (context: ServerContext) =>
  router()
    .openapi(list, async (c) => c.json(await listStaff(context.database.sql), 200))
    .openapi(add, async (c) => {
      const added = await addStaff(context, c.req.valid('json'), clerkOf(c).staff.id);
      return c.json(granted(added), 201);
    })
    .openapi(change, async (c) => {
      const { displayName, level, active } = c.req.valid('json');
      const changed = await changeStaff(
        context,
        c.req.valid('param').id,
        {
          ...(displayName === undefined ? {} : { displayName }),
          ...(level === undefined ? {} : { level }),
          ...(active === undefined ? {} : { active }),
        },
        clerkOf(c).staff.id,
      );
      return c.json(granted(changed), 200);
    })
    .openapi(reset, async (c) => {
      const { id } = c.req.valid('param');
      const { password } = c.req.valid('json');
      granted(await resetPassword(context, clerkOf(c), id, password));
      return c.json({ done: true as const }, 200);
    });
