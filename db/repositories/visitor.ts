import type { PoolSql } from '../client.ts';

/** Everything that a request needs to know about who sends it, as stored. */
export interface VisitorRow {
  now: Date;
  businessDate: string;
  workstationId: string | null;
  workstationCode: string | null;
  workstationName: string | null;
  workstationKind: string | null;
  printerId: string | null;
  sessionId: string | null;
  locked: boolean | null;
  staleActivity: boolean | null;
  staffId: string | null;
  staffName: string | null;
  initials: string | null;
  level: string | null;
  drawerId: string | null;
  drawerCode: string | null;
  drawerOpenedAt: Date | null;
  drawerFloatCents: string | null;
}

/**
 * One statement finds workstation, session, person and drawer. A session is good only at its own
 * workstation and for one working day; it is locked by hand or by idleness.
 */
export async function readVisitor(
  sql: PoolSql,
  given: { workstationHash: Buffer | null; sessionHash: Buffer | null; idleLockSeconds: number },
): Promise<VisitorRow> {
  const [row] = await sql<VisitorRow[]>`
    SELECT clock.now, business_date_of(clock.now) AS "businessDate",
      w.id AS "workstationId", w.code AS "workstationCode", w.name AS "workstationName",
      w.kind AS "workstationKind", w.printer_id AS "printerId", s.id AS "sessionId",
      (s.locked_at IS NOT NULL
        OR s.last_seen_at < clock.now - make_interval(secs => ${given.idleLockSeconds})) AS locked,
      s.last_seen_at < clock.now - interval '15 seconds' AS "staleActivity",
      st.id AS "staffId", st.display_name AS "staffName", st.initials, st.level,
      d.id AS "drawerId", d.drawer_code AS "drawerCode", d.opened_at AS "drawerOpenedAt",
      d.float_cents AS "drawerFloatCents"
    FROM (SELECT city_now() AS now) clock
    LEFT JOIN workstation w ON w.credential_hash = ${given.workstationHash} AND w.active
    LEFT JOIN (staff_session s JOIN staff st ON st.id = s.staff_id AND st.active)
      ON s.token_hash = ${given.sessionHash} AND s.ended_at IS NULL AND s.workstation_id = w.id
      AND s.created_at > clock.now - interval '16 hours'
    LEFT JOIN drawer_session d
      ON d.staff_id = st.id AND d.workstation_id = w.id AND d.state = 'open'`;
  if (row === undefined) throw new Error('a query of one row answered none');
  return row;
}

export async function touchSession(sql: PoolSql, sessionId: string): Promise<void> {
  await sql`UPDATE staff_session SET last_seen_at = city_now() WHERE id = ${sessionId}`;
}
