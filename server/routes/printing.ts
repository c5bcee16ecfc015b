import { z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { answerPrintJob, insertTestPage, listPrintJobs } from '../../db/repositories/print-jobs.ts';
import { listPrinters } from '../../db/repositories/printers.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { jobStateSchema, printerSchema, printJobSchema } from '../contract/printing.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import { idParam, jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { describePrinter, describePrintJob } from '../services/describe-printer.ts';

const tags = ['Printing'];
const printers = route(
  'staff',
  { method: 'get', path: '/api/printers', tags },
  z.array(printerSchema),
);
const jobs = route(
  'staff',
  {
    method: 'get',
    path: '/api/print-jobs',
    tags,
    request: { query: z.object({ state: jobStateSchema.default('unknown') }) },
  },
  z.array(printJobSchema),
);
const answer = route(
  'printing.answer',
  {
    method: 'post',
    path: '/api/print-jobs/{id}/answer',
    tags,
    request: { params: idParam, body: jsonBody(z.object({ printed: z.boolean() })) },
  },
  printJobSchema,
);

const testPage = route(
  'workstation.manage',
  { method: 'post', path: '/api/printers/{id}/test-page', tags, request: { params: idParam } },
  printJobSchema,
  201,
);

/** How the printers are, and what became of the jobs. */
export const printingRoutes = (context: ServerContext) =>
  router()
    .openapi(printers, async (c) => {
      const rows = await listPrinters(context.database.sql);
      return c.json(rows.map(describePrinter), 200);
    })
    .openapi(jobs, async (c) => {
      const { state } = c.req.valid('query');
      const rows = await listPrintJobs(context.database.sql, clerkOf(c).workstation.id, state);
      return c.json(rows.map(describePrintJob), 200);
    })
    .openapi(answer, async (c) => {
      const { workstation, staff } = clerkOf(c);
      const row = await answerPrintJob(context.database.sql, {
        id: c.req.valid('param').id,
        printed: c.req.valid('json').printed,
        workstationId: workstation.id,
        staffId: staff.id,
      });
      if (row === null) throw new HttpRefusal(refusal('print-job-settled'));
      return c.json(describePrintJob(row), 200);
    })
    .openapi(testPage, async (c) => {
      const { workstation, staff } = clerkOf(c);
      const row = await insertTestPage(context.database.sql, {
        id: uuidv7(),
        printerId: c.req.valid('param').id,
        workstationId: workstation.id,
        staffId: staff.id,
      });
      if (row === null) throw new HttpRefusal(refusal('not-found'));
      return c.json(describePrintJob(row), 201);
    });
