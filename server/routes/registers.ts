import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { RECEIPT_SORTS } from '../../db/repositories/receipt-register.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { cursorSchema, daySchema } from '../contract/receipts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { csvResponse } from '../http/csv.ts';
import { readCursor } from '../http/cursor.ts';
import { granted, HttpRefusal } from '../http/http-refusal.ts';
import { route, router } from '../http/route.ts';
import { plainRoute } from '../http/plain-route.ts';
import type { ServerContext } from '../server-context.ts';
import {
  exportReceipts,
  RECEIPT_HEADING,
  showReceiptRegister,
  type ReceiptOrder,
} from '../services/receipt-register.ts';
import { exportRegister, showRegister } from '../services/record-register.ts';

const tags = ['Registers'];
const receiptQuery = z.object({
  date: daySchema.optional(),
  workstation: z.uuid().optional(),
  staff: z.uuid().optional(),
  sort: z
    .enum([...RECEIPT_SORTS, ...RECEIPT_SORTS.map((sort) => `-${sort}` as const)])
    .default('-issuedAt'),
  cursor: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});
const recordQuery = z.object({
  state: z.enum(['pending', 'active', 'ended', 'held', 'void']).optional(),
  species: z.string().max(40).optional(),
  endsFrom: daySchema.optional(),
  endsTo: daySchema.optional(),
  sort: z.string().max(60).default('number'),
  cursor: cursorSchema,
});
const totalsSchema = z.record(z.string(), z.number());

const receipts = route(
  'register.view',
  { method: 'get', path: '/api/registers/receipts', tags, request: { query: receiptQuery } },
  z.object({
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
    totals: totalsSchema,
    nextCursor: z.string().nullable(),
  }),
);
const records = route(
  'register.view',
  {
    method: 'get',
    path: '/api/registers/{program}',
    tags,
    request: { params: z.object({ program: z.string().max(60) }), query: recordQuery },
  },
  z.object({
    rows: z.array(z.record(z.string(), z.string().nullable())),
    totals: totalsSchema,
    nextCursor: z.string().nullable(),
  }),
);

type ReceiptQuery = z.infer<typeof receiptQuery>;

function receiptOrder({ sort }: ReceiptQuery): ReceiptOrder {
  const column = RECEIPT_SORTS.find((each) => each === sort.replace(/^-/, ''));
  return { sort: column ?? 'issuedAt', descending: sort.startsWith('-') };
}

const receiptFilter = (query: ReceiptQuery, today: string) => ({
  date: query.date ?? today,
  workstationId: query.workstation,
  staffId: query.staff,
});

function queryOf<T>(c: Context<AppEnv>, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(c.req.query());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? 'query';
  throw new HttpRefusal(refusal('bad-input', { path, problem: issue?.message ?? '' }, path));
}

/** The periodic lists: what was sold today, and who is licensed. */
export function registerRoutes(context: ServerContext) {
  const routes = router()
    .openapi(receipts, async (c) => {
      const query = c.req.valid('query');
      const { today } = c.get('visitor');
      return c.json(
        await showReceiptRegister(
          context,
          receiptFilter(query, today),
          receiptOrder(query),
          Number(query.cursor ?? 0),
        ),
        200,
      );
    })
    .openapi(records, async (c) => {
      const { cursor, ...query } = c.req.valid('query');
      const question = { ...query, program: c.req.valid('param').program };
      return c.json(
        granted(await showRegister(context, question, c.get('visitor').today, readCursor(cursor))),
        200,
      );
    });
  const csv = { tags, contentType: 'text/csv', description: 'All rows, as CSV' };
  plainRoute(
    routes,
    'register.view',
    { ...csv, path: '/api/registers/receipts/csv', query: receiptQuery },
    (c) => {
      const query = queryOf(c, receiptQuery);
      const filter = receiptFilter(query, c.get('visitor').today);
      const rows = exportReceipts(context, filter, receiptOrder(query));
      return csvResponse(`receipts-${filter.date}.csv`, RECEIPT_HEADING, rows);
    },
  );
  plainRoute(
    routes,
    'register.view',
    { ...csv, path: '/api/registers/{program}/csv', query: recordQuery },
    async (c) => {
      const question = { ...queryOf(c, recordQuery), program: c.req.param('program') ?? '' };
      const { heading, rows } = granted(
        await exportRegister(context, question, c.get('visitor').today),
      );
      return csvResponse(`${question.program}.csv`, heading, rows);
    },
  );
  return routes;
}
