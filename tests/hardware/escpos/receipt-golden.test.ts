import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePbm } from '../../../hardware/escpos/bitmap.ts';
import { encodeReceipt } from '../../../hardware/escpos/encode-receipt.ts';
import { layOut, layoutText } from '../../../hardware/escpos/layout.ts';
import { cents } from '../../../shared/money/cents.ts';
import { saleReceiptDocument, type SaleReceipt } from '../../../shared/receipt/sale-receipt.ts';
import { SAMPLE_RECEIPT } from '../sample-receipt.ts';
import { profileNamed } from '../spool/worker-bench.ts';

const PAPERS = [
  ['42', 'epson-tm-t88v'],
  ['48', 'generic-80mm'],
  ['32', 'generic-58mm'],
] as const;

const RECEIPTS: readonly (readonly [string, SaleReceipt])[] = [
  ['plain', SAMPLE_RECEIPT],
  [
    'spanish-duplicate',
    {
      ...SAMPLE_RECEIPT,
      payerName: 'José Ñáñez Pérez',
      language: 'es',
      duplicate: 2,
      tenders: [{ label: 'Cash', amountCents: SAMPLE_RECEIPT.totalCents }],
      changeCents: cents(0),
    },
  ],
  [
    'drawn-names',
    { ...SAMPLE_RECEIPT, payerName: 'Nguyễn Văn 陳大文 Владимир 🐕', clerk: 'Łukasz' },
  ],
];

const seal = parsePbm(readFileSync(new URL('seal.pbm', import.meta.url)));

/** Compares with a file of tests/golden/receipts; a missing file fails. Written only when a person
 * asks for it with UPDATE_GOLDEN=1, and then looked at. */
function expectGolden(name: string, actual: string): void {
  const file = new URL(`../../golden/receipts/${name}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, actual);
  expect(existsSync(file), `tests/golden/receipts/${name} is missing`).toBe(true);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

/** Bytes as lines of hexadecimal with their letters beside, so that a difference can be read. */
function hexDump(bytes: Uint8Array): string {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = Buffer.from(bytes.subarray(at, at + 16));
    const letters = row.toString('latin1').replace(/[^\x20-\x7e]/g, '.');
    lines.push(`${row.toString('hex').padEnd(32)}  ${letters}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

describe.each(PAPERS)('receipts of %s columns', (columns, profileId) => {
  const profile = profileNamed(profileId);

  test('the profile has that many columns', () => {
    expect(String(profile.columns)).toBe(columns);
  });

  test.each(RECEIPTS)('%s: text', (name, receipt) => {
    const items = layOut(saleReceiptDocument(receipt), profile.columns);
    expectGolden(`${name}-${columns}.txt`, layoutText(items));
  });

  test.each(RECEIPTS)('%s: bytes', (name, receipt) => {
    const bytes = encodeReceipt(saleReceiptDocument(receipt), {
      profile,
      processId: '!!!!',
      seal,
    });
    expectGolden(`${name}-${columns}.hex`, hexDump(bytes));
  });
});
