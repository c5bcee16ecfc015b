import { z } from '@hono/zod-openapi';
import { listPrinters } from '../../db/repositories/printers.ts';
import { router } from '../http/route.ts';
import { plainRoute } from '../http/plain-route.ts';
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

/** Whether this server works, for a monitor: 200, or 503 while the database is away. */
export function healthRoutes(context: ServerContext) {
  const routes = router();
  const config = {
    path: '/api/health',
    tags: ['Health'],
    contentType: 'application/json',
    description: 'Version, database, migrations and printers; 503 while the database is away',
    answer: healthSchema,
  };
  plainRoute(routes, 'anyone', config, async (c) => {
    const { version, migrations } = context;
    try {
      const rows = await listPrinters(context.database.sql);
      const printers = rows
        .map(describePrinter)
        .map(({ name, state }) => ({ name, online: state.online }));
      return c.json({ ok: true, version, database: 'up', migrations, printers });
    } catch {
      return c.json({ ok: false, version, database: 'down', migrations, printers: [] }, 503);
    }
  });
  return routes;
}
