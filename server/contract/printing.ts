import { z } from '@hono/zod-openapi';
import { localizedSchema } from './problem.ts';

export const printerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    profile: z.string(),
    state: z.object({
      online: z.boolean(),
      paper: z.enum(['ok', 'near-end', 'out']),
      cover: z.enum(['closed', 'open']),
      drawer: z.enum(['closed', 'open']),
      message: localizedSchema.nullable(),
    }),
    queue: z.number().int(),
  })
  .openapi('Printer');
export type PrinterAnswer = z.infer<typeof printerSchema>;

const JOB_STATES = ['queued', 'sending', 'confirmed', 'failed', 'unknown', 'cancelled'] as const;
export const jobStateSchema = z.enum(JOB_STATES);

export const printJobSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: jobStateSchema,
    receiptNumber: z.string().nullable(),
    message: localizedSchema.nullable(),
  })
  .openapi('PrintJob');
export type PrintJobAnswer = z.infer<typeof printJobSchema>;
