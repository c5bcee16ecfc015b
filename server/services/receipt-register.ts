import {
  receiptRegisterPage,
  receiptRegisterRows,
  receiptRegisterTotals,
  type ReceiptRegisterFilter,
  type ReceiptRegisterRow,
  type ReceiptSort,
} from '../../db/repositories/receipt-register.ts';
import { formatCents, parseCents } from '../../shared/money/cents.ts';
import type { ServerContext } from '../server-context.ts';
import { cityTime } from './receipt-document.ts';

const PAGE = 200;

export interface ReceiptOrder {
  readonly sort: ReceiptSort;
  readonly descending: boolean;
}

const describe = (row: ReceiptRegisterRow) => ({
  id: row.id,
  number: row.number,
  issuedAt: row.issuedAt.toISOString(),
  workstation: row.workstation,
  staffName: row.staffName,
  payerName: row.payerName,
  itemCount: row.itemCount,
  totalCents: parseCents(row.totalCents),
  summary: row.summary ?? '',
});

/**
 * The receipts of a day. It says what was sold and for how much, never how it was paid: over an
 * open drawer that would give away the count (design.md §4.8).
 */
export async function showReceiptRegister(
  context: ServerContext,
  filter: ReceiptRegisterFilter,
  order: ReceiptOrder,
  offset: number,
) {
  const { sql } = context.database;
  const [found, totals] = await Promise.all([
    receiptRegisterPage(sql, filter, order, { offset, limit: PAGE + 1 }),
    receiptRegisterTotals(sql, filter),
  ]);
  return {
    rows: found.slice(0, PAGE).map(describe),
    totals: { count: totals.count, totalCents: parseCents(totals.totalCents) as number },
    nextCursor: found.length > PAGE ? String(offset + PAGE) : null,
  };
}

export const RECEIPT_HEADING = [
  'Receipt',
  'Issued',
  'Workstation',
  'Clerk',
  'Payer',
  'Items',
  'Total',
  'For',
];

export async function* exportReceipts(
  context: ServerContext,
  filter: ReceiptRegisterFilter,
  order: ReceiptOrder,
): AsyncGenerator<(string | number | null)[]> {
  const { timeZone } = context.city;
  for await (const batch of receiptRegisterRows(context.database.sql, filter, order)) {
    for (const row of batch) {
      yield [
        row.number,
        cityTime(row.issuedAt, timeZone),
        row.workstation,
        row.staffName,
        row.payerName,
        row.itemCount,
        formatCents(parseCents(row.totalCents)).replaceAll(',', ''),
        row.summary,
      ];
    }
  }
}
