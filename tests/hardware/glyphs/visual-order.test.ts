import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textColumns } from '../../../hardware/escpos/text-cells.ts';
import { glyphOf } from '../../../hardware/glyphs/glyph-pack.ts';
import { visualOrder } from '../../../hardware/glyphs/visual-order.ts';

describe('the order of letters on paper', () => {
  test.each([
    ['Latin stays', 'José (Pérez) 12', 'José (Pérez) 12'],
    ['Hebrew turns', 'שלום', 'םולש'],
    ['several words turn together', 'דוד לוי', 'יול דוד'],
    ['the rest of the line stays', 'Payer:  דוד לוי', 'Payer:  יול דוד'],
    ['between Latin words', 'A דוד B', 'A דוד B'],
    ['a number keeps its order', 'רחוב 12.5 דוד', 'דוד 12.5 בוחר'],
    ['brackets turn', 'א(ב)ג', 'ג(ב)א'],
  ])('%s', (_name, line, expected) => {
    expect(visualOrder(line)).toBe(expected);
  });

  test('Arabic letters take the forms that join', () => {
    // Muhammad: meem first, hah and meem in the middle, dal last; then from right to left.
    expect(visualOrder('محمد')).toBe('\ufeaa\ufee4\ufea4\ufee3');
    // Daud: none of these letters joins to the one after it.
    expect(visualOrder('داود')).toBe('\ufea9\ufeed\ufe8d\ufea9');
    // Persian pe and gaf.
    expect(visualOrder('پگ')).toBe('\ufb93\ufb58');
  });

  test('every form has a drawing of one column', () => {
    for (const form of '\ufeaa\ufee4\ufea4\ufee3\ufb93\ufb58') {
      expect(glyphOf(form.codePointAt(0) ?? 0)).not.toBe(glyphOf(0x25a1));
      expect(textColumns(form)).toBe(1);
    }
  });

  test('no letter is lost, none added', () => {
    const line = fc.string({ unit: fc.constantFrom(...'aé1 (שמםحمدپ.,۱') });
    fc.assert(
      fc.property(line, (text) => {
        expect(Array.from(visualOrder(text))).toHaveLength(Array.from(text).length);
      }),
      { numRuns: 500 },
    );
  });
});
