import { z } from 'zod';
import { readCity } from '../../db/repositories/city.ts';
import type { Database } from '../../db/client.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { invariant } from '../../shared/kernel/invariant.ts';

/** A sign-in that a demo city shows on its first screen. */
export interface DemoSignIn {
  readonly signInName: string;
  readonly password: string;
  readonly pin: string;
  readonly name: string;
  readonly level: string;
}

/** What a city pack adds that is not in the database. */
export interface PackExtras {
  readonly sealSvg: string | null;
  /** The seal for receipts, as netpbm P4. */
  readonly sealBitmap: Uint8Array | null;
}

const settingsSchema = z.object({
  addressLines: z.array(z.string()).default([]),
  color: z.string().default('#23415c'),
  languages: z.array(z.enum(LANGUAGES)).default([...LANGUAGES]),
  idleLockSeconds: z.number().int().min(30).default(300),
  openingFloat: z.array(z.object({ valueCents: z.number(), count: z.number() })).default([]),
  holidays: z.array(z.string()).default([]),
  programs: z.array(z.string()).default([]),
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
    .default([]),
});

/** The city as this server knows it. */
export interface CityProfile extends PackExtras {
  readonly name: string;
  readonly shortName: string;
  readonly timeZone: string;
  readonly demo: boolean;
  readonly addressLines: readonly string[];
  readonly color: string;
  readonly languages: readonly string[];
  readonly idleLockSeconds: number;
  readonly openingFloat: readonly { readonly valueCents: number; readonly count: number }[];
  /** `YYYY-MM-DD` each. */
  readonly holidays: readonly string[];
  /** Ids of the programs sold here, in the order of their tiles; empty for all. */
  readonly programs: readonly string[];
  /** Empty unless the city is a demo. */
  readonly demoSignIns: readonly DemoSignIn[];
}

export async function readCityProfile(
  database: Database,
  extras: PackExtras,
): Promise<CityProfile> {
  const row = await readCity(database.sql);
  invariant(row !== null, 'a city is loaded before the server serves it');
  const settings = settingsSchema.parse(row.settings);
  return {
    name: row.name,
    shortName: row.shortName,
    timeZone: row.timeZone,
    demo: row.demo,
    ...settings,
    ...extras,
    demoSignIns: row.demo ? settings.demoSignIns : [],
  };
}
