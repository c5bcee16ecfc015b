import type { PoolSql } from '../client.ts';

/** What the checkout function answered to a key, as stored with it. */
export interface CheckoutReply {
  receiptId: string;
  number: string;
  issuedAt: string;
  businessDate: string;
  totalCents: number;
  tenderedCents: number;
  changeCents: number;
  printJobs: { id: string; kind: string }[];
}

export interface StoredReply {
  /** In hex. */
  bodySha256: string;
  reply: CheckoutReply;
}

/** The stored reply of an idempotency key; null while there is none. */
export async function readStoredReply(sql: PoolSql, key: string): Promise<StoredReply | null> {
  const [row] = await sql<StoredReply[]>`
    SELECT encode(body_sha256, 'hex') AS "bodySha256", reply FROM idempotency
    WHERE key = ${key} AND reply IS NOT NULL`;
  return row ?? null;
}

/** Everything of a checkout in one statement: see `checkout` in migration 0008. */
export async function callCheckout(sql: PoolSql, request: object): Promise<CheckoutReply> {
  const [row] = await sql<{ reply: CheckoutReply }[]>`
    SELECT checkout(${JSON.stringify(request)}::jsonb) AS reply`;
  if (row === undefined) throw new Error('checkout answered nothing');
  return row.reply;
}
