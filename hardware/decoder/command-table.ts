import type { DecodedItem } from './decoded-item.ts';
import { powerOnState, type DecoderState } from './decoder-state.ts';
import { readBarcode } from './read-barcode.ts';

/**
 * One command of the reference: how many bytes it takes (`null`: not known until more have come),
 * and what it does. `bytes` holds the whole command from its first byte on.
 */
export interface CommandRule {
  readonly length: (bytes: Uint8Array) => number | null;
  readonly read: (bytes: Uint8Array, state: DecoderState) => DecodedItem;
}

const fixed = (length: number, read: CommandRule['read']): CommandRule => ({
  length: () => length,
  read,
});

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const word = (bytes: Uint8Array, index: number): number =>
  at(bytes, index) + at(bytes, index + 1) * 256;

/** A one-parameter command that only changes the state. */
const setting = (name: string, apply: (state: DecoderState, value: number) => void): CommandRule =>
  fixed(3, (bytes, state) => {
    const value = at(bytes, 2);
    apply(state, value);
    return { kind: 'setting', name, value };
  });

const ALIGNS = ['left', 'center', 'right'] as const;
const BOTH_ASCII_AND_BINARY = 0x30;

/** `0` and `'0'` mean the same in many commands. */
const digit = (value: number): number => value % BOTH_ASCII_AND_BINARY;

/** Commands by their first two bytes, in hexadecimal. */
export const COMMANDS: Readonly<Record<string, CommandRule>> = {
  // ESC
  '1b40': fixed(2, (_bytes, state) => {
    Object.assign(state, powerOnState());
    return { kind: 'reset' };
  }),
  '1b52': setting('character-set', () => undefined),
  '1b74': setting('code-table', (state, value) => (state.page = value)),
  '1b33': setting('line-height', (state, value) => (state.lineHeightDots = value)),
  '1b45': setting('bold', (state, value) => {
    state.style = { ...state.style, bold: (value & 1) === 1 };
  }),
  '1b2d': setting('underline', (state, value) => {
    state.style = { ...state.style, underlined: digit(value) > 0 };
  }),
  '1b4d': setting('font', (state, value) => {
    state.style = { ...state.style, font: digit(value) === 1 ? 'B' : 'A' };
  }),
  '1b61': setting('align', (state, value) => (state.align = ALIGNS[digit(value)] ?? 'left')),
  '1b32': fixed(2, (_bytes, state) => {
    state.lineHeightDots = 30;
    return { kind: 'setting', name: 'line-height', value: 30 };
  }),
  '1b4a': fixed(3, (bytes) => ({ kind: 'feed', dots: at(bytes, 2) })),
  '1b64': fixed(3, (bytes, state) => ({
    kind: 'feed',
    dots: at(bytes, 2) * state.lineHeightDots,
  })),
  '1b70': fixed(5, (bytes) => ({
    kind: 'pulse',
    connector: digit(at(bytes, 2)),
    onMs: at(bytes, 3) * 2,
    offMs: at(bytes, 4) * 2,
  })),
  // FS
  '1c2e': fixed(2, () => ({ kind: 'setting', name: 'kanji-mode', value: 0 })),
  // GS
  '1d21': setting('size', (state, value) => {
    const [widthFactor, heightFactor] = [(value >> 4) + 1, (value & 15) + 1];
    state.style = { ...state.style, widthFactor, heightFactor };
  }),
  '1d42': setting('inverted', (state, value) => {
    state.style = { ...state.style, inverted: (value & 1) === 1 };
  }),
  '1d48': setting('barcode-text', (state, value) => {
    state.barcodeTextBelow = (digit(value) & 2) === 2;
  }),
  '1d61': fixed(3, (bytes) => ({ kind: 'auto-status', mask: at(bytes, 2) })),
  '1d66': setting('barcode-font', () => undefined),
  '1d68': setting('barcode-height', (state, value) => (state.barcodeHeightDots = value)),
  '1d77': setting('barcode-module', (state, value) => (state.barcodeModuleDots = value)),
  '1d72': fixed(3, (bytes) => ({
    kind: 'status-request',
    of: digit(at(bytes, 2)) === 2 ? 'drawer' : 'paper',
  })),
  '1d56': {
    length: (bytes) => (bytes.length < 3 ? null : at(bytes, 2) >= 65 ? 4 : 3),
    read: (bytes) => ({
      kind: 'cut',
      cut: [0, 48, 65].includes(at(bytes, 2)) ? 'full' : 'partial',
    }),
  },
  '1d76': {
    length: (bytes) => (bytes.length < 8 ? null : 8 + word(bytes, 4) * word(bytes, 6)),
    read: (bytes, state) => ({
      kind: 'image',
      align: state.align,
      widthDots: word(bytes, 4) * 8,
      heightDots: word(bytes, 6),
      base64: Buffer.from(bytes.subarray(8)).toString('base64'),
    }),
  },
  '1d6b': {
    length: (bytes) => {
      const system = bytes[2];
      if (system === undefined) return null;
      if (system >= 65) return bytes.length < 4 ? null : 4 + at(bytes, 3);
      const end = bytes.indexOf(0, 3);
      return end === -1 ? null : end + 1;
    },
    read: readBarcode,
  },
  '1d28': {
    length: (bytes) => (bytes.length < 5 ? null : 5 + word(bytes, 3)),
    read: (bytes) =>
      at(bytes, 2) === 0x48 && at(bytes, 5) === 48 && bytes.length === 11
        ? {
            kind: 'process-id-request',
            id: Buffer.from(bytes.subarray(7, 11)).toString('latin1'),
          }
        : unexplained('a function of GS ( that is not in use here', bytes),
  },
  // DLE: the printer has obeyed these on receipt; here they are only reported
  '1004': fixed(3, (bytes) => ({ kind: 'real-time', command: `DLE EOT ${at(bytes, 2)}` })),
  '1005': fixed(3, (bytes) => ({ kind: 'real-time', command: `DLE ENQ ${at(bytes, 2)}` })),
  '1014': {
    length: (bytes) => (bytes.length < 3 ? null : at(bytes, 2) === 8 ? 10 : 5),
    read: (bytes) => ({ kind: 'real-time', command: `DLE DC4 ${at(bytes, 2)}` }),
  },
};

export function unexplained(reason: string, bytes: Uint8Array): DecodedItem {
  return { kind: 'error', reason, hex: Buffer.from(bytes).toString('hex') };
}
