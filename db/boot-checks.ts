import type { Sql } from 'postgres';
import { BootRefusal } from './boot-refusal.ts';

const OLDEST_VERSION = 16;

/** Settings without which PostgreSQL may lose, or half keep, a payment that it acknowledged. */
const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/**
 * Refuses a database that could lose money, as the application itself meets it: its own login's
 * settings, not those of an administrator. Throws `BootRefusal`, naming what to change.
 */
export async function checkDatabase(sql: Sql, moneyTables: readonly string[]): Promise<void> {
  await checkServer(sql);
  await checkPrivileges(sql, moneyTables);
}

/** The first question to a server: everything else of ours assumes PostgreSQL 16. */
export async function checkVersion(sql: Sql): Promise<void> {
  const [server] = await sql<{ version: number }[]>`
    SELECT current_setting('server_version_num')::int / 10000 AS version`;
  if (!server || server.version < OLDEST_VERSION) {
    throw unsuitable(
      `PostgreSQL ${OLDEST_VERSION} or later is needed; the server is version ${server?.version}.`,
    );
  }
}

async function checkServer(sql: Sql): Promise<void> {
  await checkVersion(sql);
  const [server] = await sql<{ encoding: string; settings: Record<string, string> }[]>`
    SELECT current_setting('server_encoding') AS encoding,
      (SELECT jsonb_object_agg(name, setting) FROM pg_settings WHERE name IN ${sql(MUST_BE_ON)})
        AS settings`;
  if (server?.encoding !== 'UTF8') {
    throw unsuitable(
      `The database must store UTF8; this one stores ${server?.encoding}. ` +
        "Create it anew with ENCODING 'UTF8'.",
    );
  }
  for (const name of MUST_BE_ON) {
    if (server.settings[name] === 'off') {
      throw unsuitable(
        `${name} is off: a receipt could be lost after it was printed. Set ${name} = on in the ` +
          'server, the database and the role, then start again.',
      );
    }
  }
}

async function checkPrivileges(sql: Sql, moneyTables: readonly string[]): Promise<void> {
  const tooStrong = await sql<{ role: string; table: string; privileges: string[] }[]>`
    SELECT current_user AS role, t.name AS table, array_agg(p.name ORDER BY p.name) AS privileges
    FROM unnest(${[...moneyTables]}::text[]) AS t(name),
      unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p(name)
    WHERE has_table_privilege(t.name, p.name)
      OR (p.name = 'UPDATE' AND has_any_column_privilege(t.name, 'UPDATE'))
    GROUP BY t.name ORDER BY t.name`;
  const [first] = tooStrong;
  if (!first) return;
  throw new BootRefusal(
    'role-too-strong',
    `The application's role "${first.role}" may ${first.privileges.join(', ')} in ` +
      `${tooStrong.map(({ table }) => table).join(', ')}: what was taken must not be changeable. ` +
      'Connect with a login that is neither a superuser nor a member of the owner.',
  );
}

function unsuitable(message: string): BootRefusal {
  return new BootRefusal('postgres-unsuitable', message);
}
