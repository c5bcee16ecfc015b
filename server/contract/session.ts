import { z } from '@hono/zod-openapi';
import { LEVELS } from '../../shared/staff/permissions.ts';

export const levelSchema = z.enum(LEVELS);
export const passwordSchema = z.string().max(200);
export const pinSchema = z.string().max(20);
export const nameSchema = z.string().trim().min(1).max(120);
export const signInNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}._-]{1,60}$/u, 'may hold letters, digits, dots and hyphens');
export const workstationCodeSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,5}$/, 'is 1 to 6 capital letters and digits');
export const workstationKindSchema = z.enum(['counter', 'kiosk', 'mail', 'office']);

export const drawerSessionSchema = z
  .object({
    id: z.string(),
    drawerCode: z.string(),
    openedAt: z.string(),
    staffName: z.string(),
    floatCents: z.number().int(),
  })
  .openapi('DrawerSession');

export const workstationSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    registered: z.boolean(),
    printerId: z.string().nullable(),
    active: z.boolean(),
  })
  .openapi('Workstation');

export const staffRowSchema = z
  .object({
    id: z.string(),
    displayName: z.string(),
    signInName: z.string(),
    level: z.string(),
    active: z.boolean(),
  })
  .openapi('StaffRow');

export const sessionSchema = z
  .object({
    city: z.object({
      name: z.string(),
      shortName: z.string(),
      sealUrl: z.string().nullable(),
      color: z.string(),
      timeZone: z.string(),
      demo: z.boolean(),
      languages: z.array(z.string()),
    }),
    setupNeeded: z.boolean(),
    demoSignIns: z
      .array(
        z.object({
          signInName: z.string(),
          password: z.string(),
          pin: z.string(),
          name: z.string(),
          level: z.string(),
        }),
      )
      .optional(),
    businessDate: z.string(),
    now: z.string(),
    workstation: z
      .object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        kind: z.string(),
        printerId: z.string().nullable(),
      })
      .nullable(),
    staff: z
      .object({
        id: z.string(),
        name: z.string(),
        initials: z.string(),
        level: z.string(),
        permissions: z.array(z.string()),
        locked: z.boolean(),
      })
      .nullable(),
    drawerSession: drawerSessionSchema.nullable(),
    idleLockSeconds: z.number().int(),
    openingFloat: z.array(z.object({ valueCents: z.number(), count: z.number() })),
  })
  .openapi('Session');
export type SessionAnswer = z.infer<typeof sessionSchema>;

/** For calls that change something and have nothing to tell. */
export const doneSchema = z.object({ done: z.literal(true) });
