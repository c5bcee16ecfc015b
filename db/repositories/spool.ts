import type { PoolSql } from '../client.ts';

/** How long a lease lives without being renewed: then another server may drive the printer. */
const LEASE_SECONDS = 15;

export interface SpoolJobRow {
  id: string;
  seq: string;
  kind: 'receipt' | 'drawer-kick' | 'test-page';
  state: string;
  attempts: number;
  due: boolean;
  receiptId: string | null;
  copy: number;
  language: string;
}

/** A held lease. Whoever takes it over gets a higher token, and nobody writes with an older one. */
export interface Lease {
  printerId: string;
  holder: string;
  token: string;
}

/** Takes or renews the lease of a printer; null while another holds it. */
export async function takeLease(
  sql: PoolSql,
  printerId: string,
  holder: string,
): Promise<Lease | null> {
  const [row] = await sql<{ token: string }[]>`
    UPDATE printer SET
      lease_token = CASE WHEN lease_holder = ${holder} THEN lease_token ELSE lease_token + 1 END,
      lease_holder = ${holder}, lease_until = city_now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE id = ${printerId}
      AND (lease_holder = ${holder} OR lease_until IS NULL OR lease_until < city_now())
    RETURNING lease_token AS token`;
  return row === undefined ? null : { printerId, holder, token: row.token };
}

export async function releaseLease(sql: PoolSql, lease: Lease): Promise<void> {
  await sql`UPDATE printer SET lease_holder = NULL, lease_until = NULL
    WHERE id = ${lease.printerId} AND lease_token = ${lease.token}`;
}

/** The oldest unfinished job of a printer, whether due or not; null when there is none. */
export async function oldestJob(sql: PoolSql, printerId: string): Promise<SpoolJobRow | null> {
  const [row] = await sql<SpoolJobRow[]>`
    SELECT id, seq, kind, state, attempts, receipt_id AS "receiptId", copy, language,
      (not_before IS NULL OR not_before <= city_now()) AS due
    FROM print_job WHERE printer_id = ${printerId} AND state IN ('queued', 'sending')
    ORDER BY seq LIMIT 1`;
  return row ?? null;
}

/** `queued → sending`; false when the job or the lease is not ours any more. */
export async function beginSending(sql: PoolSql, lease: Lease, jobId: string): Promise<boolean> {
  const rows = await sql`
    UPDATE print_job SET state = 'sending', attempts = attempts + 1, lease_token = ${lease.token}
    WHERE id = ${jobId} AND state = 'queued' AND EXISTS (SELECT FROM printer p
      WHERE p.id = ${lease.printerId} AND p.lease_token = ${lease.token}
        AND p.lease_until > city_now())
    RETURNING id`;
  return rows.length > 0;
}

/** Ends a job that was sent under this lease. */
export async function settleSent(
  sql: PoolSql,
  lease: Lease,
  jobId: string,
  end: { state: 'confirmed' | 'unknown'; problem: string | null },
): Promise<void> {
  await sql`UPDATE print_job SET state = ${end.state}, problem = ${end.problem},
      finished_at = CASE WHEN ${end.state} = 'confirmed' THEN city_now() END
    WHERE id = ${jobId} AND state = 'sending' AND lease_token = ${lease.token}`;
}

/** Nothing was sent: back into the queue until `retryAfterMs` has passed, or failed for good. */
export async function settleUnsent(
  sql: PoolSql,
  jobId: string,
  problem: string,
  retryAfterMs: number | null,
): Promise<void> {
  await sql`UPDATE print_job SET problem = ${problem},
      state = CASE WHEN ${retryAfterMs === null} THEN 'failed' ELSE 'queued' END,
      not_before = city_now() + make_interval(secs => ${(retryAfterMs ?? 0) / 1000}),
      finished_at = CASE WHEN ${retryAfterMs === null} THEN city_now() END
    WHERE id = ${jobId} AND state IN ('queued', 'sending')`;
}

/**
 * What an earlier holder left half sent: only a person can say what became of it. Answers how many
 * jobs may have left something in the printer: these, or the last one sent if its fate is unknown.
 */
export async function abandonSent(sql: PoolSql, lease: Lease): Promise<number> {
  const rows = await sql`
    UPDATE print_job SET state = 'unknown', problem = 'SERVER_STOPPED'
    WHERE printer_id = ${lease.printerId} AND state = 'sending'
      AND lease_token IS DISTINCT FROM ${lease.token} RETURNING id`;
  if (rows.length > 0) return rows.length;
  const [last] = await sql<{ state: string }[]>`
    SELECT state FROM print_job WHERE printer_id = ${lease.printerId} AND attempts > 0
    ORDER BY seq DESC LIMIT 1`;
  return last?.state === 'unknown' ? 1 : 0;
}
