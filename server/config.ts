import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { BootRefusal } from '../db/boot-refusal.ts';

const PROJECT_DIRECTORY = resolve(import.meta.dirname, '..');
const DEMO_CITY_PACK = join(PROJECT_DIRECTORY, 'db', 'cities', 'alder-bay');

/** A setting that is absent or empty means its default. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const postgresUrl = z
  .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host/db' })
  .optional();

const environmentSchema = z.object({
  HOST: optional(z.string().default('127.0.0.1')),
  PORT: optional(
    z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(8080),
  ),
  DATA_DIR: optional(z.string().default('data')),
  DATABASE_URL: optional(postgresUrl),
  DATABASE_OWNER_URL: optional(postgresUrl),
  CITY_PACK: optional(z.string().default(DEMO_CITY_PACK)),
  WEB_ROOT: optional(z.string().default(join('dist', 'web'))),
});

/** What the environment says, read once. */
export interface Config {
  /** Where to listen: loopback unless the operator says otherwise. */
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Folder of the embedded database and of what else must survive a restart. */
  dataDir: string;
  /** Absent: the embedded PostgreSQL. */
  databaseUrl?: string;
  /** The login that migrates; without it `databaseUrl` does. */
  databaseOwnerUrl?: string;
  /** Folder of the city pack. */
  cityPack: string;
  /** Folder of the built web application. */
  webRoot: string;
}

/** Reads the settings from `environment`; throws `BootRefusal` naming every bad one. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    );
    throw new BootRefusal(
      'bad-setting',
      `Settings that cannot be used:\n  ${problems.join('\n  ')}`,
    );
  }
  const settings = parsed.data;
  if (settings.DATABASE_OWNER_URL !== undefined && settings.DATABASE_URL === undefined) {
    throw new BootRefusal(
      'bad-setting',
      'DATABASE_OWNER_URL is set without DATABASE_URL, the login of the application.',
    );
  }
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataDir: absolute(settings.DATA_DIR),
    cityPack: absolute(settings.CITY_PACK),
    webRoot: absolute(settings.WEB_ROOT),
    ...(settings.DATABASE_URL === undefined ? {} : { databaseUrl: settings.DATABASE_URL }),
    ...(settings.DATABASE_OWNER_URL === undefined
      ? {}
      : { databaseOwnerUrl: settings.DATABASE_OWNER_URL }),
  };
}

/** Relative folders are meant from the project's folder, wherever the program was called from. */
function absolute(path: string): string {
  return isAbsolute(path) ? path : join(PROJECT_DIRECTORY, path);
}
