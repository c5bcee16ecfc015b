import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { describe, expect, test } from 'vitest';
import { decodeEscPos } from '../../../hardware/decoder/decode.ts';
import { code128 } from '../../../hardware/escpos/code128.ts';
import { encodeCommands } from '../../../hardware/escpos/driver.ts';

const ROOMY = 1_000;
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

const readBack = (data: Uint8Array): string[] =>
  decodeEscPos(encodeCommands([{ kind: 'code128', data, heightDots: 64, moduleDots: 2 }])).flatMap(
    (item) => (item.kind === 'barcode' ? [item.data] : []),
  );

describe('CODE128', () => {
  test.each(['C2-FY27-004166', 'A', '4471092', 'x{y}z {B', '~!"#$%&'])('%s reads back', (text) => {
    const symbol = code128(text, ROOMY);
    expect(symbol).not.toBeNull();
    expect(readBack(symbol?.data ?? new Uint8Array())).toEqual([text]);
  });

  test('code set B while there is room', () => {
    expect(hex(code128('C2-FY27-004166', ROOMY)?.data)).toBe(`7b42${ascii('C2-FY27-004166')}`);
  });

  test('digits in pairs where the paper is narrow: 58 mm, 192 modules', () => {
    const symbol = code128('C2-FY27-004166', 192);
    expect(hex(symbol?.data)).toBe(`7b42${ascii('C2-FY27-')}7b43002942`);
    expect(symbol?.widthModules).toBeLessThanOrEqual(192);
    expect(readBack(symbol?.data ?? new Uint8Array())).toEqual(['C2-FY27-004166']);
  });

  test.each([
    ['too wide in either way', 'X'.repeat(40), 192],
    ['pairs that would be DLE EOT', 'C2-FY27-001604', 192],
    ['pairs that would be DLE DC4', 'C2-FY27-001620', 192],
    ['a letter outside of ASCII', 'C2-FY27-É', ROOMY],
    ['a control', 'C2\u001b', ROOMY],
    ['nothing', '', ROOMY],
  ])('no symbol: %s', (_why, text, room) => {
    expect(code128(text, room)).toBeNull();
  });

  test('a second opinion: the same bytes as another encoder', () => {
    const other = new ReceiptPrinterEncoder({ language: 'esc-pos' })
      .barcode('C2-FY27-004166', 'code128', { height: 64, width: 2, text: true })
      .encode();
    const ours = code128('C2-FY27-004166', ROOMY)?.data ?? new Uint8Array();
    const command = Buffer.from([0x1d, 0x6b, 73, ours.length, ...ours]);
    expect(Buffer.from(other).includes(command)).toBe(true);
  });
});
