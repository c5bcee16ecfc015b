import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, layoutText } from '../../../hardware/escpos/layout.ts';
import { textColumns, wrapText } from '../../../hardware/escpos/text-cells.ts';
import type { ReceiptBlock } from '../../../shared/receipt/document.ts';

const lines = (block: ReceiptBlock, columns = 20): string[] =>
  layoutText(layOut({ language: 'en', blocks: [block] }, columns))
    .split('\n')
    .slice(0, -1);

const money = (label: string, amount: string, details: string[] = []): ReceiptBlock => ({
  kind: 'money',
  label,
  amount,
  details,
  emphasis: false,
});

describe('layout', () => {
  test.each<[string, ReceiptBlock, string[]]>([
    ['money stands at the right', money('Cash', '5.00'), ['Cash            5.00']],
    [
      'a long label wraps, the amount on its last line',
      money('Dog license renewal, 1 year', '25.00'),
      ['Dog license', 'renewal, 1', 'year           25.00'],
    ],
    [
      'no room beside: the amount takes its own line',
      money('Hall rental', '9,999,999,999.00'),
      ['Hall rental', '    9,999,999,999.00'],
    ],
    ['details below', money('Tag', '5.00', ['Biscuit']), ['Tag             5.00', '  Biscuit']],
    ['name and value', { kind: 'row', label: 'Clerk', value: 'Ana' }, ['Clerk:           Ana']],
    [
      'a value too long goes below',
      { kind: 'row', label: 'Received from', value: 'Imogen Testerly' },
      ['Received from:', '  Imogen Testerly'],
    ],
    [
      'wide letters take two columns',
      { kind: 'row', label: 'Payer', value: '陳大文' },
      ['Payer:        陳大文'],
    ],
    [
      'a word longer than the paper is broken',
      money('A'.repeat(25), '1.00'),
      ['A'.repeat(14), `${'A'.repeat(11)}     1.00`],
    ],
  ])('%s', (_name, block, expected) => {
    expect(lines(block)).toEqual(expected);
  });

  test('nothing is wider than the paper, and no letter is lost', { timeout: 120_000 }, () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'é', '陳', '🐕', ' ', '한'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, fc.constantFrom(32, 42, 48, 8), (raw, columns) => {
        const text = raw.replace(/ +/g, ' ').trim();
        const wrapped = wrapText(text, columns);
        for (const line of wrapped) expect(textColumns(line)).toBeLessThanOrEqual(columns);
        expect(wrapped.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 500 },
    );
  });
});
