import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printableText } from '../../../hardware/escpos/printable-text.ts';

describe('text on its way to a printer', () => {
  test.each([
    ['nothing to mend', 'Imogen Testerly', 'Imogen Testerly'],
    ['controls', 'A\u0000n\u001bn\u007f\u0090', 'Ann'],
    ['line ends and tabs become one space', ' Ann\r\n\tLee\u2028x\u00a0y ', 'Ann Lee x y'],
    ['bidi controls', 'a\u202ec\u2066b\u200fd\u061c', 'acbd'],
    ['zero width', 'a\u200bb\u200cc\u200dd\ufeffe\u2060', 'abcde'],
    ['variation selectors, tags, fillers, soft hyphen', 'a\ufe0f\u{e0041}\u3164\u00adb', 'ab'],
    ['composed', 'Jose\u0301', 'José'],
    ['piles of marks keep three', `q${'\u0323'.repeat(9)}`, 'q\u0323\u0323\u0323'],
    ['broken Unicode is shown, not dropped', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_name, text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  test('an overlong text is cut, and shows it', () => {
    const cut = printableText('🐕'.repeat(2_000));
    expect(cut.length).toBeLessThanOrEqual(601);
    expect(cut).toMatch(/^(🐕)+…$/u);
  });

  test('whatever comes in, nothing invisible comes out', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const printable = printableText(text);
        expect(printable).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
        expect(printable).not.toMatch(/^ | $| {2}/);
      }),
      { numRuns: 2_000 },
    );
  });
});
