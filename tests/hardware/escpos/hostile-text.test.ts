import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEscPos } from '../../../hardware/decoder/decode.ts';
import type { DecodedItem } from '../../../hardware/decoder/decoded-item.ts';
import { encodeReceipt } from '../../../hardware/escpos/encode-receipt.ts';
import { layOut, layoutText } from '../../../hardware/escpos/layout.ts';
import type { SaleReceipt } from '../../../shared/receipt/sale-receipt.ts';
import { saleReceiptDocument } from '../../../shared/receipt/sale-receipt.ts';
import { SAMPLE_RECEIPT } from '../sample-receipt.ts';
import { profileNamed } from '../spool/worker-bench.ts';

const PROFILES = ['epson-tm-t88v', 'generic-80mm', 'generic-58mm', 'star-escpos'].map(profileNamed);

/** The receipt with one text in every field that is printed. */
function receiptOf(text: string): SaleReceipt {
  const line = SAMPLE_RECEIPT.lines.slice(0, 1).map((sample) => ({
    ...sample,
    title: text,
    detail: text,
    programLabel: text,
    recordNumber: text,
    accountLabel: text,
  }));
  return {
    ...SAMPLE_RECEIPT,
    city: { name: text, addressLines: [text, text] },
    receiptNumber: text,
    issuedAtLocal: text,
    workstation: text,
    clerk: text,
    payerName: text,
    lines: line,
    totalCents: line[0]?.amountCents ?? SAMPLE_RECEIPT.totalCents,
    tenders: [{ label: text, amountCents: SAMPLE_RECEIPT.totalCents }],
  };
}

/** Everything that a receipt may make a printer do; one cut, no pulse, one pair of requests. */
function expectOnlyPlannedCommands(text: string): void {
  for (const profile of PROFILES) {
    const bytes = encodeReceipt(saleReceiptDocument(receiptOf(text)), {
      profile,
      processId: 'abcd',
    });
    const items = decodeEscPos(bytes);
    const count = (kind: DecodedItem['kind']): number =>
      items.filter((item) => item.kind === kind).length;
    expect(items.filter((item) => item.kind === 'error')).toEqual([]);
    expect({
      pulses: count('pulse'),
      realTime: count('real-time'),
      padding: count('padding'),
    }).toEqual({ pulses: 0, realTime: 0, padding: 0 });
    expect(count('cut')).toBe(profile.cutter === 'none' ? 0 : 1);
    expect(count('reset')).toBe(2);
    expect(count('auto-status')).toBe(0);
    const tail = profile.status.processId ? 2 : 1;
    expect(items.slice(-tail).map((item) => item.kind)).toEqual(
      ['status-request', 'process-id-request'].slice(0, tail),
    );
    expect(count('status-request') + count('process-id-request')).toBe(tail);
    for (const item of items) {
      if (item.kind === 'text') expect(item.text).not.toMatch(/[\p{C}]/u);
    }
    expectNoRealTimeBytes(bytes);
  }
}

/** By the bytes alone, whatever a decoder thinks of them: DLE before EOT, ENQ or DC4. */
function expectNoRealTimeBytes(bytes: Uint8Array): void {
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0x10) expect([0x04, 0x05, 0x14]).not.toContain(bytes[at + 1]);
  }
}

describe('no text commands the printer (G22, G31, G37)', () => {
  test.each(Array.from({ length: 256 }, (_, byte) => byte))('byte %i in every field', (byte) => {
    const letter = String.fromCharCode(byte);
    expectOnlyPlannedCommands(`Ann${letter}p${letter}\u0000${letter}Lee`);
  });

  test.each([
    ['opens the drawer', 'Ann\u001bp\u0000\u0019\u00fa'],
    ['opens the drawer in real time', 'Ann\u0010\u0014\u0001\u0000\u0001'],
    ['cuts', 'Ann\u001dV\u0000'],
    ['resets', '\u001b@'],
    ['bidi override', 'Ann \u202egnp.exe\u202c \u2067x\u2069'],
    ['zero width', 'A\u200bn\u200cn\u200d \ufeffLee\u2060'],
    ['tags and selectors', 'flag \u{e0041}\u{e007f} \ufe0f\u{1f3f4}'],
    ['lone surrogates', '\ud800 and \udc00'],
    ['markup of receipt languages', '{command:\\x1bp0} |"bold"| <b>x</b> ^^^ {b:x} [C]{{'],
    ['a pile of marks', `Z${'\u0301\u0323'.repeat(200)}algo`],
    ['line ends', 'Ann\r\nTOTAL $0.00\u2028x\u0085y\u000bz'],
    ['overlong word', 'W'.repeat(20_000)],
    ['overlong words', 'word '.repeat(20_000)],
    ['overlong wide letters', '陳'.repeat(5_000)],
    ['nothing to see', '\u200b\u200b'],
    ['empty', ''],
  ])('%s', (_what, text) => {
    expectOnlyPlannedCommands(text);
  });

  test('any Unicode at all', { timeout: 120_000 }, () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    fc.assert(fc.property(text, expectOnlyPlannedCommands), { numRuns: 100 });
  });

  test('a name is never printed with a question mark that it does not have', () => {
    const names = [
      'José',
      'Nguyễn Thị Hồng',
      '陳大文',
      'Владимир',
      'Σωκράτης',
      'Łukasz 🐕',
      'Zoë ☃ 𝒜',
    ];
    for (const profile of PROFILES) {
      for (const name of names) {
        const document = saleReceiptDocument(receiptOf(name));
        const items = decodeEscPos(encodeReceipt(document, { profile, processId: 'abcd' }));
        const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
        expect(texts.join('')).not.toContain('?');
        expect(layoutText(layOut(document, profile.columns))).toContain(name.normalize('NFC'));
      }
    }
  });
});
