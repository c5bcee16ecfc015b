import { describe, expect, test } from 'vitest';
import type { PrinterCommand } from '../../../hardware/escpos/command.ts';
import { encodeCommands } from '../../../hardware/escpos/driver.ts';

const hex = (...commands: PrinterCommand[]): string =>
  Buffer.from(encodeCommands(commands)).toString('hex');

const style = { bold: true, inverted: true, widthFactor: 2, heightFactor: 2 } as const;

describe('exact bytes, by the ESC/POS reference', () => {
  test.each<[string, PrinterCommand, string]>([
    [
      'ESC @, ESC R 0, ESC t 16, ESC 3 30',
      { kind: 'initialize', lineHeightDots: 30, page: 16 },
      '1b40 1b5200 1b7410 1b331e',
    ],
    ['FS .', { kind: 'cancel-kanji-mode' }, '1c2e'],
    ['GS ! 11h, ESC E 1, GS B 1', { kind: 'style', style }, '1d2111 1b4501 1d4201'],
    ['ESC a 1', { kind: 'align', align: 'center' }, '1b6101'],
    [
      'ESC t n before each table, LF at the end',
      {
        kind: 'text-line',
        runs: [
          { page: 16, bytes: Uint8Array.of(0x41, 0xe9) },
          { page: 17, bytes: Uint8Array.of(0x82) },
        ],
      },
      '1b7410 41e9 1b7411 82 0a',
    ],
    [
      'GS v 0, lengths as bytes, dots above 7Fh as they are',
      {
        kind: 'raster',
        bitmap: { widthDots: 16, heightDots: 2, bytes: Uint8Array.of(0xff, 0x80, 0x7f, 0xa2) },
      },
      '1d763000 0200 0200 ff807fa2',
    ],
    [
      'GS k 73 with its length and code set; a height of 162 is one byte',
      {
        kind: 'code128',
        data: Uint8Array.of(0x7b, 0x42, 0x43, 0x32),
        heightDots: 162,
        moduleDots: 2,
      },
      '1d68a2 1d7702 1d6600 1d4802 1d6b4904 7b424332',
    ],
    ['GS V 66 n', { kind: 'cut', cut: 'partial', feedDots: 8 }, '1d564208'],
    ['GS V 65 n', { kind: 'cut', cut: 'full', feedDots: 0 }, '1d564100'],
    [
      'ESC p with both times',
      { kind: 'pulse', connector: 1, onTime: 60, offTime: 200 },
      '1b70013cc8',
    ],
    ['GS r 1', { kind: 'request-paper-status' }, '1d7201'],
    ['GS ( H, function 48', { kind: 'request-process-id', id: 'a~ !' }, '1d28480600 3030 617e2021'],
    ['DLE DC4 8', { kind: 'clear-buffer' }, '10140801031401060208'],
    ['ESC J n', { kind: 'feed', dots: 30 }, '1b4a1e'],
    ['NULs', { kind: 'pad', length: 3 }, '000000'],
  ])('%s', (_name, command, expected) => {
    expect(hex(command)).toBe(expected.replaceAll(' ', ''));
  });

  test('commands follow each other without anything between', () => {
    expect(hex({ kind: 'feed', dots: 1 }, { kind: 'request-paper-status' })).toBe('1b4a011d7201');
  });
});

describe('what cannot be said is a bug, not a guess', () => {
  test.each<[string, PrinterCommand]>([
    ['a number above a byte', { kind: 'feed', dots: 300 }],
    ['a fraction', { kind: 'feed', dots: 1.5 }],
    ['a process id with a control', { kind: 'request-process-id', id: 'ab\u0010c' }],
    ['a process id of five letters', { kind: 'request-process-id', id: 'abcde' }],
    [
      'a pulse whose times spell a real-time command',
      { kind: 'pulse', connector: 0, onTime: 16, offTime: 4 },
    ],
    [
      'letters that spell one',
      { kind: 'text-line', runs: [{ page: 16, bytes: Uint8Array.of(0x10, 0x14) }] },
    ],
  ])('%s', (_name, command) => {
    expect(() => encodeCommands([command])).toThrow();
  });
});
