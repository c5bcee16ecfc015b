import type { PoolSql } from '../client.ts';

/** Signs a person in at a workstation: whoever was signed in there, or he elsewhere by the same
 * browser, is signed out. */
export async function startSession(
  sql: PoolSql,
  session: { id: string; tokenHash: Buffer; staffId: string; workstationId: string },
): Promise<void> {
  await sql`
    WITH ended AS (
      UPDATE staff_session SET ended_at = city_now()
      WHERE workstation_id = ${session.workstationId} AND ended_at IS NULL),
    started AS (
      INSERT INTO staff_session (id, token_hash, staff_id, workstation_id)
      VALUES (${session.id}, ${session.tokenHash}, ${session.staffId}, ${session.workstationId})
      RETURNING staff_id)
    SELECT audit_note(${session.workstationId}::uuid, 'session.started', staff_id, staff_id::text,
      '{}') FROM started`;
}

export async function endSession(sql: PoolSql, sessionId: string): Promise<void> {
  await sql`
    WITH ended AS (
      UPDATE staff_session SET ended_at = city_now()
      WHERE id = ${sessionId} AND ended_at IS NULL RETURNING staff_id, workstation_id)
    SELECT audit_note(workstation_id, 'session.ended', staff_id, staff_id::text, '{}') FROM ended`;
}

/** Ends every session of a person but one: his password was changed. */
export async function endOtherSessions(
  sql: PoolSql,
  staffId: string,
  keep: string | null,
): Promise<void> {
  await sql`UPDATE staff_session SET ended_at = city_now()
    WHERE staff_id = ${staffId} AND ended_at IS NULL AND id IS DISTINCT FROM ${keep}`;
}

export async function setSessionLock(
  sql: PoolSql,
  sessionId: string,
  locked: boolean,
): Promise<void> {
  await sql`UPDATE staff_session SET last_seen_at = city_now(),
      locked_at = CASE WHEN ${locked} THEN city_now() END
    WHERE id = ${sessionId} AND ended_at IS NULL`;
}
