import { z } from '@hono/zod-openapi';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import type { ReceiptDocument } from '../../shared/receipt/document.ts';
import { printJobSchema } from './printing.ts';

const MOST_CENTS = 100_000_000_000;

export const paymentSchema = z
  .object({
    cartId: z.uuid(),
    cartVersion: z.number().int(),
    totalSeenCents: z.number().int(),
    tenders: z
      .array(
        z.object({
          kind: z.literal('cash'),
          tenderedCents: z.number().int().min(0).max(MOST_CENTS),
        }),
      )
      .max(1),
    language: z.enum(LANGUAGES).optional(),
  })
  .openapi('Payment');

export const paidReceiptSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    issuedAt: z.string(),
    businessDate: z.string(),
    totalCents: z.number().int(),
    tenderedCents: z.number().int(),
    changeCents: z.number().int(),
    printJobs: z.array(z.object({ id: z.string(), kind: z.string() })),
  })
  .openapi('PaidReceipt');

export const receiptRowSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    issuedAt: z.string(),
    businessDate: z.string(),
    workstation: z.string(),
    staffName: z.string(),
    payerName: z.string().nullable(),
    itemCount: z.number().int(),
    totalCents: z.number().int(),
    summary: z.string(),
  })
  .openapi('ReceiptRow');
export type ReceiptRowAnswer = z.infer<typeof receiptRowSchema>;

export const receiptPageSchema = receiptRowSchema
  .extend({
    document: z.custom<ReceiptDocument>().openapi({
      type: 'object',
      description: 'What is printed (shared/receipt/document.ts)',
    }),
    printJobs: z.array(printJobSchema),
  })
  .openapi('ReceiptPage');
export type ReceiptPageAnswer = z.infer<typeof receiptPageSchema>;

export const daySchema = z.iso.date();

/** Where a list goes on: opaque to whoever sends it back. */
export const cursorSchema = z.string().max(400).optional();
