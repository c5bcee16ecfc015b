import type { Database } from '../../db/client.ts';
import { readReceiptToPrint } from '../../db/repositories/receipts.ts';
import type { Bitmap } from '../../hardware/escpos/bitmap.ts';
import { encodeDrawerKick } from '../../hardware/escpos/encode-drawer-kick.ts';
import { encodeReceipt } from '../../hardware/escpos/encode-receipt.ts';
import type { PrinterProfile } from '../../hardware/profiles/profile.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { CityProfile } from '../services/city-profile.ts';
import { receiptDocument } from '../services/receipt-document.ts';
import type { StoredJob } from './postgres-spool-store.ts';

/** The bytes of a job, made from the committed receipt. */
export async function renderJob(
  database: Database,
  city: CityProfile,
  seal: Bitmap | null,
  profile: PrinterProfile,
  job: StoredJob,
): Promise<Uint8Array> {
  const { processId } = job;
  if (job.kind === 'drawer-kick') return encodeDrawerKick({ profile, processId, connector: 0 });
  invariant(job.receiptId !== null, 'a job that prints refers to its receipt');
  const row = await readReceiptToPrint(database.sql, job.receiptId);
  invariant(row !== null, 'the receipt of a job is there');
  const document = receiptDocument(row, city, {
    duplicate: job.copy === 0 ? null : job.copy,
    language: job.language,
  });
  return encodeReceipt(document, { profile, processId, ...(seal === null ? {} : { seal }) });
}
