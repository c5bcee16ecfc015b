import { describe, expect, it } from 'vitest';
import { code128Widths } from '../../web/devices/code128.ts';

const SYMBOL = 11;
const STOP = 13;

describe('CODE128 on the screen’s paper', () => {
  it('begins with start B and ends with the stop pattern', () => {
    const widths = code128Widths('AB-104277') ?? [];
    expect(widths.slice(0, 6).join('')).toBe('211214');
    expect(widths.slice(-7).join('')).toBe('2331112');
  });
  it('has eleven modules for each symbol', () => {
    const text = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
    const total = (code128Widths(text) ?? []).reduce((sum, width) => sum + width, 0);
    expect(total).toBe((text.length + 2) * SYMBOL + STOP);
  });
  it('weighs the check symbol by position', () => {
    // 104 + 1·48 (P) + 2·42 (J) + 3·42 + 4·17 (1) + 5·18 (2) + 6·19 (3) + 7·35 (C) = 879; 879 mod 103 = 55
    const widths = code128Widths('PJJ123C') ?? [];
    expect(widths.slice(48, 54).join('')).toBe('311321');
  });
  it('refuses a letter that code set B lacks', () => {
    expect(code128Widths('ñ')).toBeNull();
  });
});
