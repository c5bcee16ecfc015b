import { z } from '@hono/zod-openapi';
import { refusal } from '../../shared/failures/wording.ts';
import { printJobSchema } from '../contract/printing.ts';
import {
  cursorSchema,
  daySchema,
  paidReceiptSchema,
  paymentSchema,
  receiptPageSchema,
  receiptRowSchema,
} from '../contract/receipts.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { readCursor } from '../http/cursor.ts';
import { granted, HttpRefusal } from '../http/http-refusal.ts';
import { idParam, jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { reprint } from '../services/reprint.ts';
import { showReceipt, showReceipts } from '../services/show-receipts.ts';
import { takePayment } from '../services/take-payment.ts';

const tags = ['Receipts'];
const pay = route(
  'counter.sell',
  {
    method: 'post',
    path: '/api/receipts',
    tags,
    description:
      'Takes a payment. The same Idempotency-Key with the same body answers the same receipt, for ever.',
    request: {
      headers: z.object({ 'idempotency-key': z.string().optional() }),
      body: jsonBody(paymentSchema),
    },
  },
  z.object({ receipt: paidReceiptSchema }),
  201,
);
const list = route(
  'receipt.view',
  {
    method: 'get',
    path: '/api/receipts',
    tags,
    request: {
      query: z.object({
        q: z.string().max(100).optional(),
        from: daySchema.optional(),
        to: daySchema.optional(),
        workstation: z.uuid().optional(),
        cursor: cursorSchema,
      }),
    },
  },
  z.object({ rows: z.array(receiptRowSchema), nextCursor: z.string().nullable() }),
);
const read = route(
  'receipt.view',
  { method: 'get', path: '/api/receipts/{id}', tags, request: { params: idParam } },
  receiptPageSchema,
);
const reprintRoute = route(
  'receipt.reprint',
  { method: 'post', path: '/api/receipts/{id}/reprint', tags, request: { params: idParam } },
  z.object({ printJob: printJobSchema }),
  201,
);

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function idempotencyKey(given: string | undefined): string {
  if (given === undefined || !KEY.test(given)) throw new HttpRefusal(refusal('key-missing'));
  return given.toLowerCase();
}

/** Taking payments, and what was taken. */
export const receiptRoutes = (context: ServerContext) =>
  router()
    .openapi(pay, async (c) => {
      const key = idempotencyKey(c.req.valid('header')['idempotency-key']);
      const body = c.req.valid('json');
      const { receiptId, ...reply } = granted(await takePayment(context, clerkOf(c), key, body));
      return c.json({ receipt: { id: receiptId, ...reply } }, 201);
    })
    .openapi(list, async (c) => {
      const { workstation, cursor, ...filter } = c.req.valid('query');
      const after = readCursor(cursor);
      return c.json(
        await showReceipts(context, { ...filter, workstationId: workstation, after }),
        200,
      );
    })
    .openapi(read, async (c) => {
      const page = await showReceipt(context, c.req.valid('param').id);
      if (page === null) throw new HttpRefusal(refusal('not-found'));
      return c.json(page, 200);
    })
    .openapi(reprintRoute, async (c) => {
      const printJob = granted(await reprint(context, clerkOf(c), c.req.valid('param').id));
      return c.json({ printJob }, 201);
    });
