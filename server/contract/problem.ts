import { z } from '@hono/zod-openapi';

/** A text in both languages. */
export const localizedSchema = z.object({ en: z.string(), es: z.string() }).openapi('Localized');

/** How every refusal and failure is answered. */
export const problemSchema = z
  .object({
    code: z.string().openapi({ example: 'not-enough-cash' }),
    message: localizedSchema,
    field: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string().optional(),
    retryable: z.boolean().optional(),
  })
  .openapi('Problem');
