import type { PoolSql } from '../client.ts';

/** A published schedule: its source is the truth, kept whole. */
export interface FeeScheduleRow {
  id: string;
  program: string;
  effectiveOn: string;
  source: string;
  sha256: string;
}

/** Every program that has a published schedule. */
export async function publishedPrograms(sql: PoolSql): Promise<string[]> {
  const rows = await sql<{ program: string }[]>`
    SELECT DISTINCT program FROM fee_schedule WHERE withdrawn_at IS NULL ORDER BY program`;
  return rows.map((row) => row.program);
}

/** The schedules of a program that are not withdrawn, earliest first. */
export async function publishedSchedules(sql: PoolSql, program: string): Promise<FeeScheduleRow[]> {
  return await sql<FeeScheduleRow[]>`
    SELECT id, program, effective_on AS "effectiveOn", source, source_sha256 AS sha256
    FROM fee_schedule WHERE program = ${program} AND withdrawn_at IS NULL
    ORDER BY effective_on`;
}

/** Publishes a schedule and tells every server; false when its day has a version already. */
export async function insertSchedule(
  sql: PoolSql,
  schedule: FeeScheduleRow & { publishedBy: string },
): Promise<boolean> {
  const rows = await sql`
    WITH added AS (
      INSERT INTO fee_schedule (id, program, effective_on, source, source_sha256, published_by)
      VALUES (${schedule.id}, ${schedule.program}, ${schedule.effectiveOn}, ${schedule.source},
        ${schedule.sha256}, ${schedule.publishedBy})
      ON CONFLICT (program, effective_on) WHERE withdrawn_at IS NULL DO NOTHING RETURNING *)
    SELECT audit_note(NULL, 'fees.published', NULL, program || '@' || effective_on,
        jsonb_build_object('sha256', source_sha256, 'by', published_by)),
      pg_notify('frontcounter', jsonb_build_object('type', 'fees', 'program', program)::text)
    FROM added`;
  return rows.length > 0;
}

/** Withdraws a schedule that is not in force yet; false when there is none such. */
export async function withdrawSchedule(
  sql: PoolSql,
  given: { program: string; effectiveOn: string; by: string; reason: string },
): Promise<boolean> {
  const rows = await sql`
    WITH changed AS (
      UPDATE fee_schedule SET withdrawn_at = city_now(), withdrawn_by = ${given.by},
        withdrawn_reason = ${given.reason}
      WHERE program = ${given.program} AND effective_on = ${given.effectiveOn}
        AND withdrawn_at IS NULL AND effective_on > business_date_of(city_now())
      RETURNING *)
    SELECT audit_note(NULL, 'fees.withdrawn', NULL, program || '@' || effective_on,
        jsonb_build_object('by', withdrawn_by, 'reason', withdrawn_reason)),
      pg_notify('frontcounter', jsonb_build_object('type', 'fees', 'program', program)::text)
    FROM changed`;
  return rows.length > 0;
}
