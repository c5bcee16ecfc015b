import { z } from '@hono/zod-openapi';
import { drawerSessionSchema } from '../contract/session.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { granted } from '../http/http-refusal.ts';
import { jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { describeDrawer } from '../services/describe-session.ts';
import { openDrawer } from '../services/open-drawer.ts';

/** US coins and notes in circulation, in cents. */
const DENOMINATIONS = [1, 5, 10, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

const open = route(
  'drawer.open',
  {
    method: 'post',
    path: '/api/drawer-sessions',
    tags: ['Drawer'],
    request: {
      body: jsonBody(
        z.object({
          drawerCode: z
            .string()
            .regex(/^[A-Z0-9-]{1,12}$/)
            .optional(),
          denominations: z
            .array(
              z.object({
                valueCents: z
                  .number()
                  .int()
                  .refine((value) => DENOMINATIONS.includes(value), 'is no US coin or note'),
                count: z.number().int().min(0).max(9999),
              }),
            )
            .max(30),
        }),
      ),
    },
  },
  drawerSessionSchema,
  201,
);

/** Custody of a cash drawer. */
export const drawerRoutes = (context: ServerContext) =>
  router().openapi(open, async (c) => {
    const clerk = clerkOf(c);
    const drawer = granted(await openDrawer(context, clerk, c.req.valid('json')));
    return c.json(describeDrawer(drawer, clerk.staff.name), 201);
  });
