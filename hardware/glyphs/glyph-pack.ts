import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { invariant } from '../../shared/kernel/invariant.ts';
import { GLYPH_FORMATS, type GlyphFormat } from './glyph-formats.ts';

/** A letter as dots: one bit each, 1 is black, rows padded to whole bytes. */
export interface Glyph {
  readonly format: GlyphFormat;
  readonly bytes: Uint8Array;
}

/** An empty box, drawn for what no font of ours has: never a question mark, never nothing. */
const MISSING = 0x25a1;

/** What stands for broken Unicode; its usual picture holds a question mark. */
const REPLACEMENT = 0xfffd;

const FORMATS = Object.keys(GLYPH_FORMATS) as GlyphFormat[];

let pack: ReadonlyMap<number, Glyph> | undefined;

/** The drawing of a letter, or an empty box. Unpacks the font at its first use. */
export function glyphOf(codePoint: number): Glyph {
  pack ??= readPack();
  const glyph = pack.get(codePoint === REPLACEMENT ? MISSING : codePoint) ?? pack.get(MISSING);
  invariant(glyph !== undefined, 'the glyph pack has an empty box');
  return glyph;
}

/** Columns that a letter with its marks takes on paper: as many as the letter alone. */
export function glyphColumns(cluster: string): 1 | 2 {
  return GLYPH_FORMATS[glyphOf(cluster.codePointAt(0) ?? MISSING).format].columns;
}

/** The layout is written in `cli/build-glyph-pack.ts`. */
function readPack(): ReadonlyMap<number, Glyph> {
  const file = brotliDecompressSync(readFileSync(new URL('glyphs.bin.br', import.meta.url)));
  const count = file.readUInt32LE(0);
  const glyphs = new Map<number, Glyph>();
  let at = 4 + count * 4;
  for (let index = 0; index < count; index += 1) {
    const format = FORMATS[file[4 + count * 3 + index] ?? 0] ?? '8x16';
    const { widthDots, heightDots } = GLYPH_FORMATS[format];
    const length = Math.ceil(widthDots / 8) * heightDots;
    glyphs.set(file.readUIntLE(4 + index * 3, 3), {
      format,
      bytes: file.subarray(at, at + length),
    });
    at += length;
  }
  return glyphs;
}
