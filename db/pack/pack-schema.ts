import { z } from 'zod';
import { parseDay } from '../../shared/fees/days.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';

const words = z.string().trim().min(1).max(200);
const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'must be letters, digits, dots and dashes');
const day = z
  .string()
  .refine((text) => parseDay(text) !== null, 'must be a day that exists, as 2027-03-31');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `city.yaml`. */
export const cityFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and dashes'),
  name: words,
  shortName: words,
  demo: z.boolean().default(false),
  address: z.array(words).min(1).max(4),
  phone: words,
  website: words.optional(),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as America/Los_Angeles'),
  fiscalYearStartMonth: z.int().min(1).max(12),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "must be a color such as '#0f5b53', in quotation marks"),
  // What is sold here, in the order of its tiles; all that has fees when left out.
  programs: z.array(words).default([]),
  idleLockSeconds: z.int().min(30).max(3600).default(300),
  openingFloat: z
    .array(z.strictObject({ valueCents: z.int().min(1), count: z.int().min(0) }))
    .default([]),
  holidays: z.array(z.strictObject({ day, name: words })).min(1),
});

/** `accounts.yaml`: funds and the chart of accounts. */
export const accountsFile = z.strictObject({
  funds: z.array(z.strictObject({ code, name: words })).min(1),
  accounts: z
    .array(
      z.strictObject({
        code,
        fund: code,
        kind: z.enum(['asset', 'liability', 'revenue', 'expense']),
        name: words,
        project: code.optional(),
        holdsTender: z.enum(['cash', 'check', 'money-order', 'card']).optional(),
      }),
    )
    .min(1),
});

/** `staff.yaml`: in a demo city only. */
export const staffFile = z.strictObject({
  staff: z.array(
    z.strictObject({
      signInName: z.string().regex(/^[a-z][a-z0-9._-]*$/, 'must be small letters, digits and dots'),
      name: words,
      initials: z.string().min(1).max(4),
      level: z.enum(['trainee', 'clerk', 'lead', 'supervisor', 'auditor', 'administrator']),
      password: z.string().min(10),
      pin: z.string().regex(/^\d{4,8}$/, "must be 4 to 8 digits in quotation marks, as '2580'"),
    }),
  ),
});

/** `workstations.yaml`. */
export const workstationsFile = z.strictObject({
  workstations: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^[A-Z][A-Z0-9]{0,5}$/, 'must be a capital letter, then letters or digits'),
        name: words,
        kind: z.enum(['counter', 'kiosk', 'mail', 'office']),
        printer: code.optional(),
      }),
    )
    .min(1),
});

/** `printers.yaml`. */
export const printersFile = z.strictObject({
  printers: z.array(
    z.strictObject({
      id: code,
      name: words,
      profile: code,
      transport: z.enum(['tcp', 'virtual']),
      address: z
        .string()
        .regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port, as 10.20.0.31:9100')
        .optional(),
      columns: z.int().min(20).max(96).default(42),
    }),
  ),
});

/** `demo/violations.yaml`: what a demo city's citations are for. */
export const violationsFile = z.strictObject({
  violations: z
    .array(z.strictObject({ code, en: words, es: words, correctable: z.boolean().default(false) }))
    .min(1),
});

const list = z.array(words).min(1);

/** `demo/words.yaml`: what the generator makes names and animals from. */
export const wordsFile = z.strictObject({
  givenNames: list,
  familyNames: z.strictObject({ first: list, last: list }),
  organizations: list,
  streets: list,
  animalNames: list,
  dogBreeds: list,
  catBreeds: list,
  colors: list,
  plateStates: list,
});

export type CityInfo = z.infer<typeof cityFile>;
export type ChartOfAccounts = z.infer<typeof accountsFile>;
export type PackStaff = z.infer<typeof staffFile>['staff'][number];
export type PackWorkstation = z.infer<typeof workstationsFile>['workstations'][number];
export type PackPrinter = z.infer<typeof printersFile>['printers'][number];
export type Violation = z.infer<typeof violationsFile>['violations'][number];
export type DemoWords = z.infer<typeof wordsFile>;
