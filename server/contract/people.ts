import { z } from '@hono/zod-openapi';
import { localizedSchema } from './problem.ts';

const line = (longest: number) => z.string().trim().max(longest);

/** A person or organization as it is entered; what is left empty is not known. */
export const partyInputSchema = z.object({
  kind: z.enum(['person', 'organization']),
  name: line(160).min(1),
  phone: line(40).optional(),
  email: line(200).optional(),
  street: line(200).optional(),
  city: line(100).optional(),
  state: line(40).optional(),
  zip: line(20).optional(),
  birthYear: z.number().int().min(1880).max(2200).optional(),
});
export type PartyInput = z.infer<typeof partyInputSchema>;

export const partySchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    kind: z.string(),
    name: z.string(),
    phone: z.string().optional(),
    email: z.string().optional(),
    street: z.string().optional(),
    city: z.string().optional(),
    state: z.string().optional(),
    zip: z.string().optional(),
    birthYear: z.number().int().optional(),
  })
  .openapi('Party');
export type PartyAnswer = z.infer<typeof partySchema>;

export const recordSummarySchema = z
  .object({
    recordId: z.string(),
    program: z.string(),
    number: z.string(),
    title: localizedSchema,
    detail: localizedSchema,
    tone: z.enum(['overdue', 'due', 'soon', 'fine', 'held', 'ended']),
    group: z.enum(['due', 'has']),
    amountCents: z.number().int().nullable(),
    primaryAction: z.string().nullable(),
    actions: z.array(z.string()),
    inCart: z.boolean(),
  })
  .openapi('RecordSummary');
export type RecordSummaryAnswer = z.infer<typeof recordSummarySchema>;

export const recordPageSchema = z
  .object({
    record: z.object({
      id: z.string(),
      program: z.string(),
      number: z.string(),
      state: z.string(),
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      version: z.number().int(),
      details: z.record(z.string(), z.unknown()),
    }),
    holder: partySchema.nullable(),
    summary: recordSummarySchema,
    /** By action: what the form begins with, so that it shows what would be charged. */
    suggestions: z.record(z.string(), z.record(z.string(), z.unknown())),
    events: z.array(z.object({ at: z.string(), text: localizedSchema })),
  })
  .openapi('RecordPage');
export type RecordPageAnswer = z.infer<typeof recordPageSchema>;
