import type { SaleReceipt } from '../../shared/receipt/sale-receipt.ts';
import { cents } from '../../shared/money/cents.ts';

/** A receipt of the demo city: a dog license and a parking fine in one cart. */
export const SAMPLE_RECEIPT: SaleReceipt = {
  city: { name: 'City of Alder Bay', addressLines: ['210 Harbor Street', 'Alder Bay, CA 95599'] },
  receiptNumber: 'C2-FY27-004166',
  issuedAtLocal: 'Nov 22, 2026 10:14 AM',
  workstation: 'Counter 2',
  clerk: 'Ana Ruiz',
  payerName: 'Imogen Testerly',
  lines: [
    {
      title: 'Dog license renewal, 1 year',
      detail: 'Biscuit, spayed, tag 1042',
      programLabel: 'Animal licenses',
      recordNumber: 'AL-2027-00123',
      accountLabel: '100-4210 Animal license fees',
      amountCents: cents(2500),
    },
    {
      title: 'Parking citation 4471092: expired meter, downtown zone, with late penalty',
      detail: null,
      programLabel: 'Parking citations',
      recordNumber: '4471092',
      accountLabel: '100-4310 Parking fines',
      amountCents: cents(123456),
    },
  ],
  totalCents: cents(125956),
  tenders: [
    { label: 'Check 1187', amountCents: cents(100000) },
    { label: 'Cash', amountCents: cents(26000) },
  ],
  changeCents: cents(44),
  duplicate: null,
  language: 'en',
};
