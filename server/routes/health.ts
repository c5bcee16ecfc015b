import { z } from '@hono/zod-openapi';
import { listPrinters } from '../../db/repositories/printers.ts';
import { route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { describePrinter } from '../services/describe-printer.ts';

const healthSchema = z
  .object({
    ok: z.boolean(),
    version: z.string(),
    database: z.enum(['up', 'down']),
    migrations: z.number().int(),
    printers: z.array(z.object({ name: z.string(), online: z.boolean() })),
  })
  .openapi('Health');

const health = route(
  'anyone',
  { method: 'get', path: '/api/health', tags: ['Health'] },
  healthSchema,
);

/** Whether this server works, for a monitor. Answers even while the database is away. */
export const healthRoutes = (context: ServerContext) =>
  router().openapi(health, async (c) => {
    const { version, migrations } = context;
    try {
      const rows = await listPrinters(context.database.sql);
      const printers = rows
        .map(describePrinter)
        .map(({ name, state }) => ({ name, online: state.online }));
      return c.json({ ok: true, version, database: 'up' as const, migrations, printers }, 200);
    } catch {
      const down = { ok: false, database: 'down' as const, printers: [] };
      return c.json({ version, migrations, ...down }, 200);
    }
  });
