import type { DecodedItem } from './decoded-item.ts';
import type { DecoderState } from './decoder-state.ts';

/** `GS k`, function B (Epson ESC/POS reference). Only CODE128 is read; its data must be well formed. */
export function readBarcode(bytes: Uint8Array, state: DecoderState): DecodedItem {
  const error = (reason: string): DecodedItem => ({
    kind: 'error',
    reason,
    hex: Buffer.from(bytes).toString('hex'),
  });
  if (bytes[2] !== 73) return error('a barcode other than CODE128');
  const data = readCode128([...bytes.subarray(4)]);
  if (data === null) return error('CODE128 data without a code set, or outside of it');
  return {
    kind: 'barcode',
    symbology: 'CODE128',
    data,
    heightDots: state.barcodeHeightDots,
    moduleDots: state.barcodeModuleDots,
    textBelow: state.barcodeTextBelow,
    align: state.align,
  };
}

const BRACE = 0x7b;

function readCode128(bytes: readonly number[]): string | null {
  let set: 'B' | 'C' | null = null;
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === BRACE) {
      at += 1;
      const selector = bytes[at];
      if (selector === 0x42) set = 'B';
      else if (selector === 0x43) set = 'C';
      else if (selector === BRACE && set === 'B') text += '{';
      else return null;
    } else if (set === 'B' && byte >= 0x20 && byte < 0x7f) text += String.fromCharCode(byte);
    else if (set === 'C' && byte <= 99) text += byte.toString().padStart(2, '0');
    else return null;
  }
  return text === '' ? null : text;
}
