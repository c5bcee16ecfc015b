import type { PoolSql } from '../client.ts';

export interface StaffRow {
  id: string;
  displayName: string;
  signInName: string;
  level: string;
  active: boolean;
}

export interface Secrets {
  id: string;
  passwordHash: string;
  pinHash: string | null;
}

/** The hashes of an active person, by sign-in name; null when there is none. */
export async function secretsByName(sql: PoolSql, signInName: string): Promise<Secrets | null> {
  const [row] = await sql<Secrets[]>`
    SELECT id, password_hash AS "passwordHash", pin_hash AS "pinHash"
    FROM staff WHERE sign_in_name = lower(${signInName}) AND active`;
  return row ?? null;
}

export async function secretsById(sql: PoolSql, id: string): Promise<Secrets | null> {
  const [row] = await sql<Secrets[]>`
    SELECT id, password_hash AS "passwordHash", pin_hash AS "pinHash"
    FROM staff WHERE id = ${id} AND active`;
  return row ?? null;
}

/** Sets a new password or PIN and notes that it was done, not what. */
export async function changeSecret(
  sql: PoolSql,
  change: {
    id: string;
    secret: 'password' | 'pin';
    hash: string;
    by: string;
    workstationId: string | null;
  },
): Promise<boolean> {
  const rows = await sql`
    WITH changed AS (
      UPDATE staff SET
        password_hash = CASE WHEN ${change.secret === 'password'} THEN ${change.hash}
          ELSE password_hash END,
        pin_hash = CASE WHEN ${change.secret === 'pin'} THEN ${change.hash} ELSE pin_hash END
      WHERE id = ${change.id} RETURNING id)
    SELECT audit_note(${change.workstationId}::uuid, ${`staff.${change.secret}-changed`},
      ${change.by}::uuid, id::text, '{}') FROM changed`;
  return rows.length > 0;
}

export async function listStaff(sql: PoolSql): Promise<StaffRow[]> {
  return await sql<StaffRow[]>`
    SELECT id, display_name AS "displayName", sign_in_name AS "signInName", level, active
    FROM staff ORDER BY active DESC, display_name`;
}

export interface NewStaff {
  id: string;
  signInName: string;
  displayName: string;
  initials: string;
  level: string;
  passwordHash: string;
  pinHash: string | null;
}

/** Adds a person; null when the sign-in name is taken. `by` null: the first set-up. */
export async function insertStaff(
  sql: PoolSql,
  staff: NewStaff,
  by: string | null,
): Promise<StaffRow | null> {
  const [row] = await sql<StaffRow[]>`
    WITH added AS (
      INSERT INTO staff (id, sign_in_name, display_name, initials, level, password_hash, pin_hash)
      VALUES (${staff.id}, lower(${staff.signInName}), ${staff.displayName}, ${staff.initials},
        ${staff.level}, ${staff.passwordHash}, ${staff.pinHash})
      ON CONFLICT (sign_in_name) DO NOTHING RETURNING *)
    SELECT id, display_name AS "displayName", sign_in_name AS "signInName", level, active
    FROM added, LATERAL (SELECT audit_note(NULL, 'staff.added', ${by}::uuid, added.id::text,
      jsonb_build_object('level', added.level))) noted`;
  return row ?? null;
}

/** Changes a person's name, level or standing; ends the sessions of who is not active any more. */
export async function updateStaff(
  sql: PoolSql,
  id: string,
  change: { displayName?: string; initials?: string; level?: string; active?: boolean },
  by: string,
): Promise<StaffRow | null> {
  const [row] = await sql<StaffRow[]>`
    WITH changed AS (
      UPDATE staff SET
        display_name = coalesce(${change.displayName ?? null}, display_name),
        initials = coalesce(${change.initials ?? null}, initials),
        level = coalesce(${change.level ?? null}, level),
        active = coalesce(${change.active ?? null}, active)
      WHERE id = ${id} RETURNING *),
    ended AS (
      UPDATE staff_session s SET ended_at = city_now() FROM changed
      WHERE s.staff_id = changed.id AND s.ended_at IS NULL AND NOT changed.active)
    SELECT id, display_name AS "displayName", sign_in_name AS "signInName", level, active
    FROM changed, LATERAL (SELECT audit_note(NULL, 'staff.changed', ${by}::uuid, changed.id::text,
      jsonb_build_object('level', changed.level, 'active', changed.active))) noted`;
  return row ?? null;
}

/** How many active administrators there are besides `exceptId`. */
export async function countAdministrators(sql: PoolSql, exceptId: string | null): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM staff
    WHERE level = 'administrator' AND active AND id IS DISTINCT FROM ${exceptId}`;
  return row?.count ?? 0;
}

/** The level of an active person; null when there is none. */
export async function readLevel(sql: PoolSql, id: string): Promise<string | null> {
  const [row] = await sql<{ level: string }[]>`SELECT level FROM staff WHERE id = ${id} AND active`;
  return row?.level ?? null;
}
