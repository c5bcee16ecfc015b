/** What CODE128's code set B can say. */
const CODE_SET_B = /^[\x20-\x7e]{1,80}$/;

/** `{A`, `{B`, `{C` choose a code set inside the data; a brace itself is doubled. */
const BRACE = '{'.charCodeAt(0);

/** Start, check and stop symbols, and the light margin that a scanner needs on both sides. */
const FRAME_MODULES = 11 + 11 + 13 + 2 * 10;

interface Code128 {
  /** As `GS k 73` wants it, code set prefixes included. */
  readonly data: Uint8Array;
  readonly widthModules: number;
}

/**
 * Encodes a text for `GS k 73` (Epson ESC/POS reference, GS k function B): everything in code set B,
 * or, where that is too wide for the paper, trailing digits in pairs by code set C. `null` when the
 * text has a character that the symbol cannot hold, or fits no way.
 */
export function code128(text: string, widestModules: number): Code128 | null {
  if (!CODE_SET_B.test(text)) return null;
  const wide = inCodeSetB(text);
  if (wide.widthModules <= widestModules) return wide;
  const narrow = withDigitPairs(text);
  return narrow !== null && narrow.widthModules <= widestModules ? narrow : null;
}

function inCodeSetB(text: string): Code128 {
  return {
    data: Uint8Array.of(BRACE, 0x42, ...codeSetBBytes(text)),
    widthModules: 11 * text.length + FRAME_MODULES,
  };
}

function withDigitPairs(text: string): Code128 | null {
  const digits = /(?:\d\d)+$/.exec(text)?.[0] ?? '';
  const head = text.slice(0, text.length - digits.length);
  const pairs = digits.match(/\d\d/g) ?? [];
  if (pairs.length < 2 || head === '' || holdsRealTimeCommand(pairs.map(Number))) return null;
  return {
    data: Uint8Array.of(BRACE, 0x42, ...codeSetBBytes(head), BRACE, 0x43, ...pairs.map(Number)),
    widthModules: 11 * (head.length + 1 + pairs.length) + FRAME_MODULES,
  };
}

function codeSetBBytes(text: string): number[] {
  return [...Buffer.from(text.replaceAll('{', '{{'), 'latin1')];
}

/** Pairs are sent as their value: `1604` would be `DLE EOT`, and what follows its operand. */
function holdsRealTimeCommand(values: readonly number[]): boolean {
  return values.some((value, at) => value === 0x10 && [4, 5, 20].includes(values[at + 1] ?? 0));
}
