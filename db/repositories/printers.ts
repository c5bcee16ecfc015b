import type { PoolSql } from '../client.ts';

export interface PrinterRow {
  id: string;
  name: string;
  profile: string;
  transport: 'tcp' | 'virtual';
  address: string | null;
  state: Record<string, unknown>;
  /** Jobs that wait or are being sent. */
  queue: number;
}

export async function listPrinters(sql: PoolSql): Promise<PrinterRow[]> {
  return await sql<PrinterRow[]>`
    SELECT p.id, p.name, p.profile, p.transport, p.address, p.state,
      (SELECT count(*)::integer FROM print_job j
        WHERE j.printer_id = p.id AND j.state IN ('queued', 'sending')) AS queue
    FROM printer p ORDER BY p.name`;
}

/** Keeps what the driver of a printer last learnt of it. */
export async function writePrinterState(
  sql: PoolSql,
  printerId: string,
  state: object,
): Promise<void> {
  await sql`UPDATE printer SET state = ${JSON.stringify(state)}::jsonb, state_at = city_now()
    WHERE id = ${printerId} AND state IS DISTINCT FROM ${JSON.stringify(state)}::jsonb`;
}
