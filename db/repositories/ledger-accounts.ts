import type { PoolSql } from '../client.ts';

export interface LedgerAccountRow {
  code: string;
  fundCode: string;
  name: string;
  holdsTender: string | null;
}

export async function listAccounts(sql: PoolSql): Promise<LedgerAccountRow[]> {
  return await sql<LedgerAccountRow[]>`
    SELECT code, fund_code AS "fundCode", name, holds_tender AS "holdsTender"
    FROM ledger_account`;
}
