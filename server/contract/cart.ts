import { z } from '@hono/zod-openapi';
import type { Quote } from '../../shared/fees/quote.ts';
import { localizedSchema } from './problem.ts';

/** Answers to a form's fields; each is checked against its field's declaration. */
export const answersSchema = z.record(z.string().max(100), z.unknown()).openapi('Answers');

const quoteSchema = z.custom<Quote>().openapi('Quote', {
  type: 'object',
  description: 'Priced lines with accounts, authority and steps (shared/fees/quote.ts)',
});

export const explanationSchema = z.array(
  z.object({ lineId: z.string(), paragraph: localizedSchema }),
);

export const pricedActionSchema = z
  .object({ quote: quoteSchema, explanation: explanationSchema })
  .openapi('PricedAction');

export const cartSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    state: z.string(),
    payer: z.object({ id: z.string(), name: z.string() }).nullable(),
    items: z.array(
      z.object({
        id: z.string(),
        program: z.string(),
        action: z.string(),
        recordId: z.string().nullable(),
        title: localizedSchema,
        detail: localizedSchema,
        answers: z.record(z.string(), z.unknown()),
        quote: quoteSchema.nullable(),
        explanation: explanationSchema,
        problem: z.object({ code: z.string(), message: localizedSchema }).nullable(),
      }),
    ),
    totalCents: z.number().int(),
    heldLabel: z.string().nullable(),
  })
  .openapi('Cart');
export type CartAnswer = z.infer<typeof cartSchema>;

export const newItemSchema = z.object({
  program: z.string(),
  action: z.string(),
  recordId: z.uuid().optional(),
  answers: answersSchema,
});
