import { blankBitmap, bytesPerRow, type Bitmap } from '../escpos/bitmap.ts';
import type { TextStyle } from '../escpos/layout.ts';
import { textCells } from '../escpos/text-cells.ts';
import { GLYPH_FORMATS } from './glyph-formats.ts';
import { glyphOf, type Glyph } from './glyph-pack.ts';
import { visualOrder } from './visual-order.ts';

const COLUMN_DOTS = 12;
const LETTER_DOTS = 24;

/**
 * Draws one line of text as wide as the paper, in the same columns that printed text would stand in,
 * with the space below that the printer leaves between lines.
 */
export function drawText(
  text: string,
  style: TextStyle,
  columns: number,
  lineHeightDots: number,
): Bitmap {
  const spacing = lineHeightDots - LETTER_DOTS;
  const bitmap = blankBitmap(columns * COLUMN_DOTS, LETTER_DOTS * style.heightFactor + spacing);
  let column = 0;
  for (const cell of textCells(visualOrder(text))) {
    for (const letter of cell.text) {
      const glyph = glyphOf(letter.codePointAt(0) ?? 0);
      if (letter !== ' ') drawGlyph(bitmap, glyph, column * COLUMN_DOTS * style.widthFactor, style);
    }
    column += cell.columns;
  }
  if (style.inverted) invert(bitmap, LETTER_DOTS * style.heightFactor);
  return bitmap;
}

/** Enlarges a glyph to its columns and the style's size; bold is drawn twice, a dot apart. */
function drawGlyph(target: Bitmap, glyph: Glyph, left: number, style: TextStyle): void {
  const format = GLYPH_FORMATS[glyph.format];
  const width = format.columns * COLUMN_DOTS;
  for (let y = 0; y < LETTER_DOTS * style.heightFactor; y += 1) {
    for (let x = 0; x < width * style.widthFactor; x += 1) {
      const fromX = Math.floor((x * format.widthDots) / (width * style.widthFactor));
      const fromY = Math.floor((y * format.heightDots) / (LETTER_DOTS * style.heightFactor));
      if (!isBlack(glyph.bytes, format.widthDots, fromX, fromY)) continue;
      blacken(target, left + x, y);
      if (style.bold) blacken(target, left + x + 1, y);
    }
  }
}

function isBlack(bytes: Uint8Array, widthDots: number, x: number, y: number): boolean {
  return ((bytes[y * bytesPerRow(widthDots) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

function blacken(bitmap: Bitmap, x: number, y: number): void {
  if (x >= bitmap.widthDots) return;
  const at = y * bytesPerRow(bitmap.widthDots) + (x >> 3);
  bitmap.bytes[at] = (bitmap.bytes[at] ?? 0) | (0x80 >> (x & 7));
}

function invert(bitmap: Bitmap, rows: number): void {
  const end = bytesPerRow(bitmap.widthDots) * rows;
  for (let at = 0; at < end; at += 1) bitmap.bytes[at] = (bitmap.bytes[at] ?? 0) ^ 0xff;
}
