import { z } from '@hono/zod-openapi';
import type { FactDeclaration } from '../../shared/fees/facts.ts';
import { localizedSchema } from './problem.ts';

const fieldsSchema = z.array(
  z.custom<FactDeclaration>().openapi({
    type: 'object',
    description: 'A field of a form (shared/fees/facts.ts)',
  }),
);

export const programSchema = z
  .object({
    id: z.string(),
    label: localizedSchema,
    shortLabel: localizedSchema,
    icon: z.string(),
    record: z.object({
      noun: localizedSchema,
      fields: fieldsSchema,
      addedAtCounter: z.boolean(),
      hasHolder: z.boolean(),
    }),
    actions: z.array(
      z.object({
        id: z.string(),
        label: localizedSchema,
        verb: localizedSchema,
        target: z.enum(['record', 'new-record']),
        fields: fieldsSchema,
      }),
    ),
    register: z.object({
      title: localizedSchema,
      columns: z.array(z.object({ id: z.string(), label: localizedSchema, kind: z.string() })),
    }),
  })
  .openapi('Program');
export type ProgramAnswer = z.infer<typeof programSchema>;

export const searchResultSchema = z
  .object({
    kind: z.enum(['party', 'record', 'receipt']),
    id: z.string(),
    program: z.string().nullable(),
    partyId: z.string().nullable(),
    title: z.string(),
    detail: z.string(),
    number: z.string().nullable(),
    state: z.string().nullable(),
  })
  .openapi('SearchResult');
