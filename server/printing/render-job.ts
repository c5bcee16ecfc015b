import type { Database } from '../../db/client.ts';
import { readReceiptToPrint } from '../../db/repositories/receipts.ts';
import type { Bitmap } from '../../hardware/escpos/bitmap.ts';
import { encodeDrawerKick } from '../../hardware/escpos/encode-drawer-kick.ts';
import { encodeReceipt } from '../../hardware/escpos/encode-receipt.ts';
import { encodeTestPage } from '../../hardware/escpos/test-page.ts';
import type { PrinterProfile } from '../../hardware/profiles/profile.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { CityProfile } from '../services/city-profile.ts';
import { receiptDocument } from '../services/receipt-document.ts';
import type { StoredJob } from './postgres-spool-store.ts';

/** The printer that a job is for. */
export interface JobPrinter {
  readonly name: string;
  readonly profile: PrinterProfile;
  readonly seal: Bitmap | null;
}

/** The bytes of a job; a receipt's are made from what was committed. */
export async function renderJob(
  database: Database,
  city: CityProfile,
  printer: JobPrinter,
  job: StoredJob,
): Promise<Uint8Array> {
  const { profile, seal } = printer;
  const { processId } = job;
  const printed = { profile, processId, ...(seal === null ? {} : { seal }) };
  switch (job.kind) {
    case 'drawer-kick':
      return encodeDrawerKick({ profile, processId, connector: 0 });
    case 'test-page':
      return encodeTestPage(printer.name, printed);
    case 'receipt': {
      invariant(job.receiptId !== null, 'a receipt to be printed is named by its job');
      const row = await readReceiptToPrint(database.sql, job.receiptId);
      invariant(row !== null, 'the receipt of a job is there');
      const duplicate = job.copy === 0 ? null : job.copy;
      const document = receiptDocument(row, city, { duplicate, language: job.language });
      return encodeReceipt(document, printed);
    }
  }
}
