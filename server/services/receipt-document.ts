import type { ReceiptPrintRow } from '../../db/repositories/receipts.ts';
import { LANGUAGES, type Language, type Localized } from '../../shared/kernel/language.ts';
import { cents, parseCents, sumCents } from '../../shared/money/cents.ts';
import { programById } from '../../shared/programs/registry.ts';
import type { ReceiptDocument } from '../../shared/receipt/document.ts';
import { saleReceiptDocument, type SaleReceiptLine } from '../../shared/receipt/sale-receipt.ts';
import type { CityProfile } from './city-profile.ts';

const TENDERS: Readonly<Record<string, Localized>> = {
  cash: { en: 'Cash', es: 'Efectivo' },
  check: { en: 'Check', es: 'Cheque' },
  'money-order': { en: 'Money order', es: 'Giro postal' },
  card: { en: 'Card', es: 'Tarjeta' },
};

/** Date and time as they were in the city: "Nov 23, 2026, 10:42 AM". */
export const cityTime = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone })
    .format(instant)
    .replaceAll(' ', ' ');

/** What a stored receipt says on paper. `duplicate` is null for the original. */
export function receiptDocument(
  row: ReceiptPrintRow,
  city: CityProfile,
  printed: { duplicate: number | null; language: string },
): ReceiptDocument {
  const language: Language = LANGUAGES.find((each) => each === printed.language) ?? 'en';
  return saleReceiptDocument({
    city: { name: city.name, addressLines: city.addressLines },
    receiptNumber: row.number,
    issuedAtLocal: cityTime(row.issuedAt, city.timeZone),
    workstation: `${row.workstationCode} ${row.workstation}`,
    clerk: row.staffName,
    payerName: row.payerName ?? '—',
    lines: saleLines(row),
    totalCents: parseCents(row.totalCents),
    tenders: row.tenders
      .filter((tender) => tender.tenderedCents > 0)
      .map((tender) => ({
        label: (TENDERS[tender.kind] ?? { en: tender.kind }).en,
        amountCents: cents(tender.tenderedCents),
      })),
    changeCents: sumCents(row.tenders.map((tender) => cents(tender.changeCents))),
    duplicate: printed.duplicate,
    language,
  });
}

/** `fees-and-permits` as words: what a program without code of its own is called on paper. */
const wordsOf = (program: string): string =>
  program.charAt(0).toUpperCase() + program.slice(1).replaceAll('-', ' ');

/** A charge's first line says what was sold; its further lines only what they are for. */
function saleLines(row: ReceiptPrintRow): SaleReceiptLine[] {
  const begun = new Set<string>();
  const several = new Set(
    row.lines.map((line) => line.chargeId).filter((id, index, all) => all.indexOf(id) !== index),
  );
  return row.lines.map((line) => {
    const first = !begun.has(line.chargeId);
    begun.add(line.chargeId);
    const accounts = {
      programLabel: programById(line.program)?.label.en ?? wordsOf(line.program),
      recordNumber: line.recordNumber,
      accountLabel: line.accounts.join(' + '),
      amountCents: cents(line.amountCents),
    };
    if (!first) return { title: line.label.en, detail: null, ...accounts };
    // A charge of one line is told by its title already.
    const what = several.has(line.chargeId) ? line.label.en : '';
    const detail = [line.detail.en, what].filter((part) => part !== '').join(' · ');
    return { title: line.title.en, detail: detail === '' ? null : detail, ...accounts };
  });
}
