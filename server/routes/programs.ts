import { z } from '@hono/zod-openapi';
import { search } from '../../db/repositories/search.ts';
import { programSchema, searchResultSchema } from '../contract/program.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { describeProgram } from '../services/describe-program.ts';

const programs = route(
  'counter.view',
  { method: 'get', path: '/api/programs', tags: ['Programs'] },
  z.array(programSchema),
);
const find = route(
  'counter.view',
  {
    method: 'get',
    path: '/api/search',
    tags: ['Programs'],
    request: { query: z.object({ q: z.string().max(100).default('') }) },
  },
  z.object({ results: z.array(searchResultSchema) }),
);

/** What is sold here, and the one search box. */
export const programRoutes = (context: ServerContext) =>
  router()
    .openapi(programs, async (c) => {
      const sold = await context.fees.programs(clerkOf(c).today);
      return c.json(sold.map(describeProgram), 200);
    })
    .openapi(find, async (c) => {
      const results = await search(context.database.sql, c.req.valid('query').q, { limit: 20 });
      return c.json({ results: [...results] }, 200);
    });
