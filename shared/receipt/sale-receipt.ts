import { invariant } from '../kernel/invariant.ts';
import type { Language, Localized } from '../kernel/language.ts';
import { formatCents, sumCents, type Cents } from '../money/cents.ts';
import type { MoneyRow, ReceiptBlock, ReceiptDocument } from './document.ts';

export interface SaleReceiptLine {
  /** What was bought: "Dog license renewal, 1 year". */
  readonly title: string;
  /** What it is about: "Rex, spayed, tag 1042". */
  readonly detail: string | null;
  readonly programLabel: string;
  readonly recordNumber: string | null;
  readonly accountLabel: string;
  readonly amountCents: Cents;
}

/** Everything a receipt of a sale says: the fields that Washington's BARS 3.6.1 asks of a public
 * receipt (number, entity, payer, amount, mode, purpose, employee), and the day. */
export interface SaleReceipt {
  readonly city: { readonly name: string; readonly addressLines: readonly string[] };
  /** As people say it: `C2-FY27-004166`. */
  readonly receiptNumber: string;
  /** Date and time in the city's zone, printed as given. */
  readonly issuedAtLocal: string;
  readonly workstation: string;
  readonly clerk: string;
  readonly payerName: string;
  readonly lines: readonly SaleReceiptLine[];
  readonly totalCents: Cents;
  /** Each mode of payment by itself, with the amount handed over. */
  readonly tenders: readonly { readonly label: string; readonly amountCents: Cents }[];
  readonly changeCents: Cents;
  /** `null` on the original, else which copy this is: 1 for the first reprint. */
  readonly duplicate: number | null;
  /** The resident's language. */
  readonly language: Language;
}

const WORDS = {
  receipt: { en: 'RECEIPT', es: 'RECIBO' },
  duplicate: { en: 'DUPLICATE', es: 'DUPLICADO' },
  number: { en: 'Receipt', es: 'Recibo' },
  date: { en: 'Date', es: 'Fecha' },
  workstation: { en: 'Workstation', es: 'Ventanilla' },
  clerk: { en: 'Clerk', es: 'Cajero' },
  payer: { en: 'Received from', es: 'Recibido de' },
  total: { en: 'TOTAL', es: 'TOTAL' },
  change: { en: 'Change', es: 'Cambio' },
  thanks: { en: 'Thank you. Keep this receipt.', es: 'Gracias. Conserve este recibo.' },
} as const satisfies Record<string, Localized>;

/**
 * The receipt of a sale as a document. The legal record is English; a resident who chose another
 * language reads the headings in both.
 */
export function saleReceiptDocument(receipt: SaleReceipt): ReceiptDocument {
  invariant(
    sumCents(receipt.lines.map((line) => line.amountCents)) === receipt.totalCents,
    'the total of a receipt is the sum of its lines',
  );
  const word = (text: Localized): string => bilingual(text, receipt.language);
  const duplicate = duplicateBanner(receipt, word);
  return {
    language: receipt.language,
    blocks: [
      { kind: 'seal' },
      { kind: 'heading', text: receipt.city.name, size: 'large' },
      ...receipt.city.addressLines.map((text): ReceiptBlock => ({
        kind: 'text',
        text,
        align: 'center',
      })),
      ...duplicate,
      { kind: 'heading', text: word(WORDS.receipt), size: 'normal' },
      { kind: 'rule' },
      { kind: 'row', label: word(WORDS.number), value: receipt.receiptNumber },
      { kind: 'row', label: word(WORDS.date), value: receipt.issuedAtLocal },
      { kind: 'row', label: word(WORDS.workstation), value: receipt.workstation },
      { kind: 'row', label: word(WORDS.clerk), value: receipt.clerk },
      { kind: 'row', label: word(WORDS.payer), value: receipt.payerName },
      { kind: 'rule' },
      ...receipt.lines.map(saleLine),
      { kind: 'rule' },
      { kind: 'totals', rows: totals(receipt, word) },
      { kind: 'rule' },
      ...thanks(receipt.language),
      ...duplicate,
      { kind: 'barcode', data: receipt.receiptNumber },
      { kind: 'cut' },
    ],
  };
}

/** English first, then the resident's language where it says it otherwise. */
function bilingual(text: Localized, language: Language): string {
  return text[language] === text.en ? text.en : `${text.en} / ${text[language]}`;
}

function thanks(language: Language): ReceiptBlock[] {
  const languages = new Set<Language>(['en', language]);
  return Array.from(languages, (each) => ({
    kind: 'text',
    text: WORDS.thanks[each],
    align: 'center',
  }));
}

/** A copy says so at both ends, so that neither half can pass for an original. */
function duplicateBanner(
  { duplicate }: SaleReceipt,
  word: (text: Localized) => string,
): ReceiptBlock[] {
  if (duplicate === null) return [];
  return [{ kind: 'banner', text: `${word(WORDS.duplicate)} ${duplicate}` }];
}

function saleLine(line: SaleReceiptLine): MoneyRow {
  const program = [line.programLabel, line.recordNumber].filter((part) => part !== null);
  return {
    kind: 'money',
    label: line.title,
    amount: formatCents(line.amountCents),
    details: [line.detail, program.join(' '), line.accountLabel].filter((part) => part !== null),
    emphasis: false,
  };
}

function totals(receipt: SaleReceipt, word: (text: Localized) => string): MoneyRow[] {
  const row = (label: string, amount: Cents, emphasis = false, sign = ''): MoneyRow => ({
    kind: 'money',
    label,
    amount: `${sign}${formatCents(amount)}`,
    details: [],
    emphasis,
  });
  return [
    row(word(WORDS.total), receipt.totalCents, true, '$'),
    ...receipt.tenders.map((tender) => row(tender.label, tender.amountCents)),
    ...(receipt.changeCents === 0 ? [] : [row(word(WORDS.change), receipt.changeCents)]),
  ];
}
