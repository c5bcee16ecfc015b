import { printJobsOfReceipt } from '../../db/repositories/print-jobs.ts';
import {
  listReceipts,
  readReceiptToPrint,
  type ReceiptRow,
} from '../../db/repositories/receipts.ts';
import { parseCents } from '../../shared/money/cents.ts';
import type { ReceiptPageAnswer, ReceiptRowAnswer } from '../contract/receipts.ts';
import { writeCursor, type Place } from '../http/cursor.ts';
import type { ServerContext } from '../server-context.ts';
import { describePrintJob } from './describe-printer.ts';
import { receiptDocument } from './receipt-document.ts';

const PAGE = 50;

export const describeReceipt = (row: ReceiptRow): ReceiptRowAnswer => ({
  id: row.id,
  number: row.number,
  issuedAt: row.issuedAt.toISOString(),
  businessDate: row.businessDate,
  workstation: row.workstation,
  staffName: row.staffName,
  payerName: row.payerName,
  itemCount: row.itemCount,
  totalCents: parseCents(row.totalCents),
  summary: row.summary ?? '',
});

/** A page of receipts, newest first. */
export async function showReceipts(
  context: ServerContext,
  filter: {
    q?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
    workstationId?: string | undefined;
    after?: Place | undefined;
  },
): Promise<{ rows: ReceiptRowAnswer[]; nextCursor: string | null }> {
  const q = filter.q?.trim();
  const rows = await listReceipts(context.database.sql, {
    ...filter,
    q: q === '' ? undefined : q,
    limit: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const more = rows.length > PAGE && last !== undefined;
  return {
    rows: page.map(describeReceipt),
    nextCursor: more ? writeCursor({ at: last.issuedAtExact, id: last.id }) : null,
  };
}

/** A receipt as it was printed, and what became of its print jobs; null when there is none. */
export async function showReceipt(
  context: ServerContext,
  id: string,
): Promise<ReceiptPageAnswer | null> {
  const [row, jobs] = await Promise.all([
    readReceiptToPrint(context.database.sql, id),
    printJobsOfReceipt(context.database.sql, id),
  ]);
  if (row === null) return null;
  return {
    ...describeReceipt(row),
    document: receiptDocument(row, context.city, { duplicate: null, language: 'en' }),
    printJobs: jobs.map(describePrintJob),
  };
}
