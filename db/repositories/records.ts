import type { Database, PoolSql } from '../client.ts';

/** A record with its holder, as stored. Days are `YYYY-MM-DD`. */
export interface RecordRow {
  id: string;
  program: string;
  number: string;
  state: string;
  startsOn: string | null;
  endsOn: string | null;
  version: number;
  details: Record<string, unknown>;
  holderId: string | null;
  holderName: string | null;
  holderBirthYear: number | null;
}

export interface RecordEventRow {
  at: Date;
  kind: string;
  staffName: string | null;
  receiptNumber: string | null;
}

export async function readRecord(sql: PoolSql, id: string): Promise<RecordRow | null> {
  const [row] = await sql<RecordRow[]>`
    SELECT r.id, r.program, r.number, r.state, r.starts_on AS "startsOn", r.ends_on AS "endsOn",
      r.version, r.details, p.id AS "holderId", p.name AS "holderName",
      p.birth_year AS "holderBirthYear"
    FROM record r LEFT JOIN party p ON p.id = r.holder_id WHERE r.id = ${id}`;
  return row ?? null;
}

/** What a person holds: the newest two hundred, which is more than anybody has. */
export async function recordsOfHolder(sql: PoolSql, holderId: string): Promise<RecordRow[]> {
  return await sql<RecordRow[]>`
    SELECT r.id, r.program, r.number, r.state, r.starts_on AS "startsOn", r.ends_on AS "endsOn",
      r.version, r.details, p.id AS "holderId", p.name AS "holderName",
      p.birth_year AS "holderBirthYear"
    FROM record r JOIN party p ON p.id = r.holder_id WHERE r.holder_id = ${holderId}
    ORDER BY r.created_at DESC, r.id DESC LIMIT 200`;
}

export async function recordEvents(sql: PoolSql, recordId: string): Promise<RecordEventRow[]> {
  return await sql<RecordEventRow[]>`
    SELECT e.at, e.kind, s.display_name AS "staffName", t.number AS "receiptNumber"
    FROM record_event e LEFT JOIN staff s ON s.id = e.staff_id
    LEFT JOIN receipt t ON t.id = e.receipt_id
    WHERE e.record_id = ${recordId} ORDER BY e.id DESC LIMIT 100`;
}

export interface NewRecord {
  id: string;
  program: string;
  /** Series of its number: `AL-26`. */
  series: string;
  holderId: string;
  details: Readonly<Record<string, unknown>>;
  staffId: string;
  workstationId: string;
}

/** Adds a pending record with the next number of its series that is free. */
export async function insertRecord(database: Database, record: NewRecord): Promise<void> {
  await database.transaction(async (tx) => {
    let added = 0;
    while (added === 0) {
      const rows = await tx`
        WITH counted AS (
          INSERT INTO record_counter (series, last_number) VALUES (${record.series}, 1)
          ON CONFLICT (series) DO UPDATE SET last_number = record_counter.last_number + 1
          RETURNING last_number)
        INSERT INTO record (id, program, number, holder_id, state, details)
        SELECT ${record.id}, ${record.program},
          ${record.series} || '-' || lpad(last_number::text, 6, '0'), ${record.holderId}, 'pending',
          ${JSON.stringify(record.details)}::jsonb
        FROM counted ON CONFLICT (program, number) DO NOTHING RETURNING id`;
      added = rows.length;
    }
    await tx`SELECT audit_note(${record.workstationId}::uuid, 'record.added',
      ${record.staffId}::uuid, ${record.id}, jsonb_build_object('program', ${record.program}::text))`;
  });
}

/** Mends a record's details; null when it is not at `version` any more. */
export async function amendRecord(
  sql: PoolSql,
  change: {
    id: string;
    version: number;
    holderId: string | null;
    details: Readonly<Record<string, unknown>>;
    staffId: string;
    workstationId: string;
  },
): Promise<number | null> {
  const [row] = await sql<{ version: number | null }[]>`
    WITH amended AS MATERIALIZED (
      SELECT amend_record(${change.id}::uuid, ${change.version}::integer,
        ${change.holderId}::uuid, ${JSON.stringify(change.details)}::jsonb,
        ${change.staffId}::uuid) AS version)
    SELECT version, CASE WHEN version IS NOT NULL THEN audit_note(${change.workstationId}::uuid,
      'record.amended', ${change.staffId}::uuid, ${change.id}::text,
      jsonb_build_object('version', version)) END
    FROM amended`;
  return row?.version ?? null;
}
