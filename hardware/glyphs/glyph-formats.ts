/** The shapes of glyphs in the pack, in the order of their numbers there. `columns` is what a glyph
 * takes on paper, where a column is 12 by 24 dots; the 16-dot ones are enlarged to that. */
export const GLYPH_FORMATS = {
  '8x16': { widthDots: 8, heightDots: 16, columns: 1 },
  '16x16': { widthDots: 16, heightDots: 16, columns: 2 },
  '12x24': { widthDots: 12, heightDots: 24, columns: 1 },
  '24x24': { widthDots: 24, heightDots: 24, columns: 2 },
} as const;

export type GlyphFormat = keyof typeof GLYPH_FORMATS;
