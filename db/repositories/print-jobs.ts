import type { PoolSql } from '../client.ts';

export interface PrintJobRow {
  id: string;
  kind: string;
  state: string;
  problem: string | null;
  receiptNumber: string | null;
}

const ROW = `
  SELECT j.id, j.kind, j.state, j.problem, t.number AS "receiptNumber"
  FROM print_job j LEFT JOIN receipt t ON t.id = j.receipt_id`;

/** The newest jobs of a workstation in one state. */
export async function listPrintJobs(
  sql: PoolSql,
  workstationId: string,
  state: string,
): Promise<PrintJobRow[]> {
  return await sql.unsafe<PrintJobRow[]>(
    `${ROW} WHERE j.workstation_id = $1 AND j.state = $2 AND j.answer IS NULL
      ORDER BY j.seq DESC LIMIT 20`,
    [workstationId, state],
  );
}

export async function printJobsOfReceipt(sql: PoolSql, receiptId: string): Promise<PrintJobRow[]> {
  return await sql.unsafe<PrintJobRow[]>(`${ROW} WHERE j.receipt_id = $1 ORDER BY j.seq`, [
    receiptId,
  ]);
}

/** Notes what the clerk saw of a job whose fate was unknown; null when it was settled already. */
export async function answerPrintJob(
  sql: PoolSql,
  given: { id: string; printed: boolean; workstationId: string; staffId: string },
): Promise<PrintJobRow | null> {
  const [row] = await sql<PrintJobRow[]>`
    WITH answered AS (
      UPDATE print_job SET state = CASE WHEN ${given.printed} THEN 'confirmed' ELSE 'failed' END,
        answer = CASE WHEN ${given.printed} THEN 'printed' ELSE 'not-printed' END,
        finished_at = city_now()
      WHERE id = ${given.id} AND state = 'unknown' AND workstation_id = ${given.workstationId}
      RETURNING *)
    SELECT j.id, j.kind, j.state, j.problem, t.number AS "receiptNumber",
      audit_note(${given.workstationId}::uuid, 'print.answered', ${given.staffId}::uuid, j.id::text,
        jsonb_build_object('answer', j.answer))
    FROM answered j LEFT JOIN receipt t ON t.id = j.receipt_id`;
  return row ?? null;
}

/** Queues one more copy of a receipt: a duplicate, which never opens the drawer. */
export async function insertReprint(
  sql: PoolSql,
  job: {
    id: string;
    receiptId: string;
    printerId: string;
    workstationId: string;
    staffId: string;
  },
): Promise<PrintJobRow | null> {
  const [row] = await sql<PrintJobRow[]>`
    WITH added AS (
      INSERT INTO print_job (id, printer_id, workstation_id, kind, receipt_id, copy, language,
        reason, staff_id)
      SELECT ${job.id}::uuid, ${job.printerId}::uuid, ${job.workstationId}::uuid, 'receipt', t.id,
        coalesce((SELECT max(copy) FROM print_job
          WHERE receipt_id = t.id AND kind = 'receipt'), 0) + 1,
        coalesce((SELECT language FROM print_job WHERE receipt_id = t.id LIMIT 1), 'en'),
        'reprint', ${job.staffId}::uuid
      FROM receipt t WHERE t.id = ${job.receiptId} RETURNING *)
    SELECT a.id, a.kind, a.state, a.problem, t.number AS "receiptNumber",
      audit_note(${job.workstationId}::uuid, 'print.duplicate', ${job.staffId}::uuid, t.id::text,
        jsonb_build_object('number', t.number, 'copy', a.copy))
    FROM added a JOIN receipt t ON t.id = a.receipt_id`;
  return row ?? null;
}

/** Queues a test page; null when there is no such printer. */
export async function insertTestPage(
  sql: PoolSql,
  job: { id: string; printerId: string; workstationId: string; staffId: string },
): Promise<PrintJobRow | null> {
  const [row] = await sql<PrintJobRow[]>`
    WITH added AS (
      INSERT INTO print_job (id, printer_id, workstation_id, kind, reason, staff_id)
      SELECT ${job.id}::uuid, p.id, ${job.workstationId}::uuid, 'test-page', 'test',
        ${job.staffId}::uuid
      FROM printer p WHERE p.id = ${job.printerId} RETURNING *)
    SELECT id, kind, state, problem, NULL AS "receiptNumber",
      audit_note(workstation_id, 'print.test-page', staff_id, printer_id::text, '{}')
    FROM added`;
  return row ?? null;
}
