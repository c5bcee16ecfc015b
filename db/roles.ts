import type { Sql } from 'postgres';
import { BootRefusal } from './boot-refusal.ts';

/**
 * The group that migrations grant to. It cannot log in; whatever login the application uses is a
 * member, so that one set of grants serves every installation.
 */
export const APP_ROLE = 'frontcounter_app_role';

/** What `CREATE ROLE` and `GRANT` may answer when another server did the same at that moment. */
const LOST_RACE = new Set(['42710', '23505', 'XX000', '40001']);

/**
 * Makes sure that {@link APP_ROLE} exists and that `login` may act as it. Roles belong to the
 * whole cluster, so several servers, and the tests' many databases, may do this at once.
 */
export async function ensureAppRole(owner: Sql, login: string): Promise<void> {
  const [group] = await owner`SELECT 1 FROM pg_roles WHERE rolname = ${APP_ROLE}`;
  if (!group) {
    await orRefuse(owner, `CREATE ROLE ${APP_ROLE} NOLOGIN`, login);
  }
  const [member] = await owner<{ ok: boolean }[]>`
    SELECT pg_has_role(${login}, ${APP_ROLE}, 'SET') AND pg_has_role(${login}, ${APP_ROLE}, 'USAGE')
      AS ok`;
  if (member?.ok) return;
  await orRefuse(owner, `GRANT ${APP_ROLE} TO ${quoted(login)} WITH INHERIT TRUE, SET TRUE`, login);
}

async function orRefuse(owner: Sql, statement: string, login: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await owner.unsafe(statement);
      return;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code === '42710' || code === '23505') return;
      if (LOST_RACE.has(code) && attempt < 20) continue;
      throw new BootRefusal(
        'role-missing',
        `The database's owner may not run "${statement}". Have an administrator run\n` +
          `  CREATE ROLE ${APP_ROLE} NOLOGIN;\n` +
          `  GRANT ${APP_ROLE} TO ${quoted(login)} WITH INHERIT TRUE, SET TRUE;\n` +
          'once, then start again.',
        { cause: error },
      );
    }
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
