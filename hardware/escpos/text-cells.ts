import { glyphColumns } from '../glyphs/glyph-pack.ts';

/** One visible letter with its marks, and how many columns it takes. */
export interface Cell {
  readonly text: string;
  readonly columns: 1 | 2;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Latin, Greek, Cyrillic and common punctuation: one column each, no need to ask the font. */
const NARROW = /^[\x20-\x7e\u00a1-\u02ff\u0370-\u052f\u1e00-\u1eff\u2013-\u2026\u20ac]*$/u;

/** A letter and the marks that stand on it. Marks that stand beside it take a place of their own. */
const CLUSTER = /[^\p{Mn}\p{Me}][\p{Mn}\p{Me}]*|[\p{Mn}\p{Me}]+/gu;

/** Splits printable text into what stands in one place on paper. */
export function textCells(text: string): Cell[] {
  if (NARROW.test(text)) return Array.from(text, (letter) => ({ text: letter, columns: 1 }));
  return (text.match(CLUSTER) ?? []).map((cluster) => ({
    text: cluster,
    columns: glyphColumns(cluster),
  }));
}

/** Columns that a text takes. */
export function textColumns(text: string): number {
  if (ASCII.test(text)) return text.length;
  return textCells(text).reduce((sum, cell) => sum + cell.columns, 0);
}

/**
 * Breaks a text into lines of at most `columns`, between words where it can, inside a word where it
 * must. Never loses a letter; an empty text is one empty line.
 */
export function wrapText(text: string, columns: number): string[] {
  if (textColumns(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const flush = (): void => {
    lines.push(line);
    [line, used] = ['', 0];
  };
  for (const word of text.split(' ')) {
    const cells = textCells(word);
    const width = cells.reduce((sum, cell) => sum + cell.columns, 0);
    if (used > 0 && used + 1 + width > columns) flush();
    if (used > 0) [line, used] = [`${line} `, used + 1];
    for (const cell of cells) {
      if (used + cell.columns > columns) flush();
      [line, used] = [line + cell.text, used + cell.columns];
    }
  }
  flush();
  return lines;
}
