import type { PoolSql } from '../client.ts';

export interface WorkstationRow {
  id: string;
  code: string;
  name: string;
  kind: string;
  registered: boolean;
  printerId: string | null;
  active: boolean;
}

export async function listWorkstations(sql: PoolSql): Promise<WorkstationRow[]> {
  return await sql<WorkstationRow[]>`
    SELECT id, code, name, kind, credential_hash IS NOT NULL AS registered,
      printer_id AS "printerId", active
    FROM workstation ORDER BY active DESC, code`;
}

/** Adds a workstation; null when the code is taken. */
export async function insertWorkstation(
  sql: PoolSql,
  station: { id: string; code: string; name: string; kind: string },
  by: string | null,
): Promise<WorkstationRow | null> {
  const [row] = await sql<WorkstationRow[]>`
    WITH added AS (
      INSERT INTO workstation (id, code, name, kind)
      VALUES (${station.id}, ${station.code}, ${station.name}, ${station.kind})
      ON CONFLICT (code) DO NOTHING RETURNING *)
    SELECT id, code, name, kind, false AS registered, printer_id AS "printerId", active
    FROM added, LATERAL (SELECT audit_note(NULL, 'workstation.added', ${by}::uuid, added.id::text,
      jsonb_build_object('code', added.code))) noted`;
  return row ?? null;
}

export async function updateWorkstation(
  sql: PoolSql,
  id: string,
  change: { name?: string; printerId?: string | null; active?: boolean },
  by: string,
): Promise<WorkstationRow | null> {
  const [row] = await sql<WorkstationRow[]>`
    WITH changed AS (
      UPDATE workstation SET name = coalesce(${change.name ?? null}, name),
        printer_id = CASE WHEN ${change.printerId === undefined} THEN printer_id
          ELSE ${change.printerId ?? null}::uuid END,
        active = coalesce(${change.active ?? null}, active)
      WHERE id = ${id} RETURNING *)
    SELECT id, code, name, kind, credential_hash IS NOT NULL AS registered,
      printer_id AS "printerId", active
    FROM changed, LATERAL (SELECT audit_note(NULL, 'workstation.changed', ${by}::uuid,
      changed.id::text, jsonb_build_object('code', changed.code, 'active', changed.active))) noted`;
  return row ?? null;
}

/** Makes a browser this workstation: its credential replaces any earlier one. */
export async function setCredential(
  sql: PoolSql,
  id: string,
  credentialHash: Buffer,
  by: string | null,
): Promise<boolean> {
  const rows = await sql`
    WITH changed AS (
      UPDATE workstation SET credential_hash = ${credentialHash}
      WHERE id = ${id} AND active RETURNING id),
    ended AS (
      UPDATE staff_session s SET ended_at = city_now() FROM changed
      WHERE s.workstation_id = changed.id AND s.ended_at IS NULL)
    SELECT audit_note(id, 'workstation.registered', ${by}::uuid, id::text, '{}') FROM changed`;
  return rows.length > 0;
}
