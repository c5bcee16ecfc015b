import type { Sql } from 'postgres';
import { auditChecks } from './audit-checks.ts';
import type { Check } from './check.ts';
import { ledgerChecks } from './ledger-checks.ts';
import { receiptChecks } from './receipt-checks.ts';

const checks: readonly Check[] = [...ledgerChecks, ...receiptChecks, ...auditChecks];

/** What a check found: nothing, or the first row that is wrong. */
export interface Finding {
  id: string;
  title: string;
  problem: string | null;
}

/**
 * Asks PostgreSQL about everything that must always hold (ARCHITECTURE.md), one finding at a time.
 * Reads only, may run while the counter is open, and needs no more than the application's own
 * rights.
 */
export async function* verify(sql: Sql): AsyncGenerator<Finding> {
  for (const { id, title, wrong } of checks) {
    // Materialized, because the planner would take LIMIT 1 for a promise that a wrong row is near,
    // and compare every receipt with every line.
    const [first] = await sql<{ problem: string }[]>`
      WITH wrong AS MATERIALIZED (${wrong(sql)})
      SELECT problem FROM wrong ORDER BY place LIMIT 1`;
    yield { id, title, problem: first?.problem ?? null };
  }
}
