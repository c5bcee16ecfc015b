import { describe, expect, test } from 'vitest';
import { cents } from '../../../shared/money/cents.ts';
import { saleReceiptDocument } from '../../../shared/receipt/sale-receipt.ts';
import { SAMPLE_RECEIPT } from '../../hardware/sample-receipt.ts';

const printed = (receipt = SAMPLE_RECEIPT): string =>
  JSON.stringify(saleReceiptDocument(receipt).blocks);

describe('what every receipt says (Washington BARS 3.6.1, G34)', () => {
  test.each([
    ['the entity', 'City of Alder Bay'],
    ['its number', 'C2-FY27-004166'],
    ['date and time', 'Nov 22, 2026 10:14 AM'],
    ['the place', 'Counter 2'],
    ['the employee', 'Ana Ruiz'],
    ['the payer', 'Imogen Testerly'],
    ['the purpose', 'Dog license renewal, 1 year'],
    ['the record', 'AL-2027-00123'],
    ['the account', '100-4210 Animal license fees'],
    ['the amount', '1,234.56'],
    ['the total', '$1,259.56'],
    ['one mode of payment', 'Check 1187'],
    ['and the other, by itself', '260.00'],
    ['the change', '0.44'],
  ])('%s', (_field, text) => {
    expect(printed()).toContain(text);
  });

  test('its number as a barcode', () => {
    expect(saleReceiptDocument(SAMPLE_RECEIPT).blocks).toContainEqual({
      kind: 'barcode',
      data: 'C2-FY27-004166',
    });
  });
});

test('a reprint says so at both ends; an original never does', () => {
  const copy = saleReceiptDocument({ ...SAMPLE_RECEIPT, duplicate: 3 });
  expect(copy.blocks.filter((block) => block.kind === 'banner')).toEqual([
    { kind: 'banner', text: 'DUPLICATE 3' },
    { kind: 'banner', text: 'DUPLICATE 3' },
  ]);
  expect(printed()).not.toContain('DUPLICATE');
});

test('a Spanish receipt keeps the English record', () => {
  const text = printed({ ...SAMPLE_RECEIPT, language: 'es', duplicate: 1 });
  for (const words of [
    'RECEIPT / RECIBO',
    'Received from / Recibido de',
    'DUPLICATE / DUPLICADO',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('Thank you. Keep this receipt.');
  expect(text).toContain('Gracias. Conserve este recibo.');
});

test('no change, no line for it', () => {
  expect(printed({ ...SAMPLE_RECEIPT, changeCents: cents(0) })).not.toContain('Change');
});

test('a total that is not the sum of its lines is a bug', () => {
  expect(() => printed({ ...SAMPLE_RECEIPT, totalCents: cents(1) })).toThrow('sum of its lines');
});
