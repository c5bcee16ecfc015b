import type { PoolSql } from '../client.ts';

export interface DrawerSessionRow {
  id: string;
  drawerCode: string;
  openedAt: Date;
  floatCents: string;
}

/** Opens a drawer; null when that drawer, or one of this person, is open already. */
export async function insertDrawerSession(
  sql: PoolSql,
  session: {
    id: string;
    drawerCode: string;
    workstationId: string;
    staffId: string;
    floatCents: number;
    floatCount: readonly { valueCents: number; count: number }[];
  },
): Promise<DrawerSessionRow | null> {
  const [row] = await sql<DrawerSessionRow[]>`
    WITH opened AS (
      INSERT INTO drawer_session (id, drawer_code, workstation_id, staff_id, business_date,
        float_cents, float_count)
      VALUES (${session.id}, ${session.drawerCode}, ${session.workstationId}, ${session.staffId},
        business_date_of(city_now()), ${session.floatCents},
        ${JSON.stringify(session.floatCount)}::jsonb)
      ON CONFLICT DO NOTHING RETURNING *)
    SELECT id, drawer_code AS "drawerCode", opened_at AS "openedAt", float_cents AS "floatCents",
      audit_note(workstation_id, 'drawer.opened', staff_id, id::text,
        jsonb_build_object('drawer', drawer_code, 'floatCents', float_cents)),
      pg_notify('frontcounter', jsonb_build_object('type', 'drawer', 'workstationId',
        workstation_id)::text)
    FROM opened`;
  return row ?? null;
}

/** Who has this drawer open, or which drawer this person has open elsewhere. */
export async function findOpenDrawer(
  sql: PoolSql,
  given: { drawerCode: string; staffId: string },
): Promise<{ drawerCode: string; staffName: string; workstationName: string } | null> {
  const [row] = await sql<{ drawerCode: string; staffName: string; workstationName: string }[]>`
    SELECT d.drawer_code AS "drawerCode", s.display_name AS "staffName",
      w.name AS "workstationName"
    FROM drawer_session d JOIN staff s ON s.id = d.staff_id
    JOIN workstation w ON w.id = d.workstation_id
    WHERE d.state = 'open' AND (d.drawer_code = ${given.drawerCode} OR d.staff_id = ${given.staffId})
    ORDER BY d.staff_id = ${given.staffId} DESC LIMIT 1`;
  return row ?? null;
}
