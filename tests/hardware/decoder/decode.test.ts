import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { describe, expect, test } from 'vitest';
import { createEscPosDecoder, decodeEscPos } from '../../../hardware/decoder/decode.ts';
import type { DecodedItem } from '../../../hardware/decoder/decoded-item.ts';

const decode = (hex: string): DecodedItem[] =>
  decodeEscPos(new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex')));

describe('one command at a time, by the references', () => {
  test.each<[string, string, Partial<DecodedItem>]>([
    ['reset', '1b40', { kind: 'reset' }],
    ['line feed', '0a', { kind: 'line-feed', heightDots: 30 }],
    ['drawer pulse', '1b70 00 3c 78', { kind: 'pulse', connector: 0, onMs: 120, offMs: 240 }],
    ['drawer pulse, the other pin', '1b70 31 19 fa', { kind: 'pulse', connector: 1 }],
    ['full cut', '1d5600', { kind: 'cut', cut: 'full' }],
    ['partial cut after feeding', '1d564208', { kind: 'cut', cut: 'partial' }],
    ['paper status', '1d7201', { kind: 'status-request', of: 'paper' }],
    ['drawer status', '1d7232', { kind: 'status-request', of: 'drawer' }],
    ['process id', '1d284806003030 61626364', { kind: 'process-id-request', id: 'abcd' }],
    ['automatic status', '1d61ff', { kind: 'auto-status', mask: 255 }],
    ['a real-time question', '100401', { kind: 'real-time', command: 'DLE EOT 1' }],
    ['clear buffer', '10140801031401060208', { kind: 'real-time', command: 'DLE DC4 8' }],
    ['padding', '000000', { kind: 'padding', length: 3 }],
    ['a picture', '1d763000 0100 0200 80ff', { kind: 'image', widthDots: 8, heightDots: 2 }],
    ['a barcode', '1d6b49 05 7b42 4132 21', { kind: 'barcode', data: 'A2!' }],
    ['digits in pairs', '1d6b49 04 7b43 0c22', { kind: 'barcode', data: '1234' }],
  ])('%s', (_name, hex, item) => {
    expect(decode(hex)).toMatchObject([item]);
  });

  test('letters take the table that was selected', () => {
    const texts = decode('1b7410 e9 0a 1b7411 82 0a 1b7400 82 0a').flatMap((item) =>
      item.kind === 'text' ? [item.text] : [],
    );
    expect(texts).toEqual(['é', 'В', 'é']);
  });

  test('letters carry the style in which they were printed', () => {
    const [text] = decode('1b4501 1d2111 1b6101 41 0a').filter((item) => item.kind === 'text');
    expect(text).toMatchObject({
      align: 'center',
      style: { bold: true, widthFactor: 2, heightFactor: 2 },
    });
  });
});

describe('what no reference explains is an error, never skipped', () => {
  test.each([
    ['an unknown escape', '1b7e', '1b7e'],
    ['an unknown control', '07', '07'],
    ['a letter of an unknown table', '1b7463 e9', 'e9'],
    ['a cut off command', '1b70 00', '1b7000'],
    ['a cut off picture', '1d763000 0100 0200 80', '1d7630000100020080'],
    ['CODE128 without a code set', '1d6b49 02 4132', '1d6b49024132'],
    ['another barcode', '1d6b04 4100', '1d6b044100'],
    ['another function of GS (', '1d284802003130', '1d284802003130'],
  ])('%s', (_name, hex, bytes) => {
    const errors = decode(hex).flatMap((item) => (item.kind === 'error' ? [item.hex] : []));
    expect(errors).toEqual([bytes]);
  });

  test('letters without a line end are reported', () => {
    expect(decode('41')).toMatchObject([{ kind: 'text', text: 'A' }]);
  });
});

test('a stream in single bytes decodes as in one piece', () => {
  const hex = '1b40 41e9 0a 1d763000 0100 0200 8010 1d6b49 05 7b42 4132 21 1d564208 100401 1d7201';
  const bytes = new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  const decoder = createEscPosDecoder();
  const items = [...bytes].flatMap((byte) => decoder.push(Uint8Array.of(byte)));
  expect(items).toEqual(decodeEscPos(bytes));
});

test("it reads another encoder's receipt, too", () => {
  const bytes = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 42 })
    .initialize()
    .bold(true)
    .line('City of Alder Bay')
    .bold(false)
    .barcode('C2-FY27-004166', 'code128', { height: 64, width: 2, text: true })
    .encode();
  const items = decodeEscPos(new Uint8Array(bytes));
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'barcode', data: 'C2-FY27-004166' }),
  );
  expect(items).toContainEqual(expect.objectContaining({ text: 'City of Alder Bay' }));
});
