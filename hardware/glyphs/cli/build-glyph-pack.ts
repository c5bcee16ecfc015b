/**
 * Rebuilds `glyphs.bin.br` from fonts, once a release at most; the result is committed, so no machine
 * needs the fonts. Usage, with `FONTCONFIG_FILE` naming a configuration that lists their folder:
 *
 *   node hardware/glyphs/cli/build-glyph-pack.ts NotoSansMono-Regular.ttf DejaVuSansMono.ttf \
 *     NotoSansCJK-Regular.ttc NotoEmoji_400Regular.ttf unifont.hex
 *
 * A letter is taken from the first font that has it. See README.md beside the pack for the licenses.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { invariant } from '../../../shared/kernel/invariant.ts';
import { GLYPH_FORMATS, type GlyphFormat } from '../glyph-formats.ts';

/** Of fontconfig, which every Linux desktop has. */
const FONT_QUERY = 'fc-query';

interface PackedGlyph {
  readonly codePoint: number;
  readonly format: GlyphFormat;
  readonly bytes: Uint8Array;
}

interface OutlineFont {
  readonly file: string;
  readonly family: string;
  readonly format: '12x24' | '24x24';
  readonly size: number;
  readonly baseline: number;
}

const [mono, dejavu, cjk, emoji, unifont] = process.argv.slice(2);
invariant(
  mono && dejavu && cjk && emoji && unifont,
  'five font files are given, in the order of the usage',
);
const outlines: readonly OutlineFont[] = [
  { file: mono, family: 'Noto Sans Mono', format: '12x24', size: 20, baseline: 19 },
  { file: dejavu, family: 'DejaVu Sans Mono', format: '12x24', size: 20, baseline: 19 },
  { file: cjk, family: 'Noto Sans CJK TC', format: '24x24', size: 24, baseline: 21 },
  { file: emoji, family: 'Noto Emoji', format: '24x24', size: 19, baseline: 19 },
];

const glyphs = new Map<number, PackedGlyph>();
const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: [...sparticuz.args, '--font-render-hinting=none'],
});
try {
  const page = await browser.newPage();
  for (const font of outlines) {
    const wanted = codePointsOf(font).filter((codePoint) => !glyphs.has(codePoint));
    for (let from = 0; from < wanted.length; from += 2000) {
      const batch = wanted.slice(from, from + 2000);
      const drawn = await page.evaluate(drawBatch, {
        batch,
        ...font,
        ...GLYPH_FORMATS[font.format],
      });
      const all = Buffer.from(drawn, 'base64');
      const size = all.length / batch.length;
      batch.forEach((codePoint, at) => {
        const bytes = all.subarray(at * size, (at + 1) * size);
        glyphs.set(codePoint, { codePoint, format: font.format, bytes });
      });
    }
    console.log(`${font.family}: ${wanted.length}`);
  }
} finally {
  await browser.close();
}
for (const glyph of unifontGlyphs(unifont)) {
  if (!glyphs.has(glyph.codePoint)) glyphs.set(glyph.codePoint, glyph);
}
const packed = pack([...glyphs.values()].sort((a, b) => a.codePoint - b.codePoint));
const target = new URL('../glyphs.bin.br', import.meta.url);
const options = {
  [constants.BROTLI_PARAM_LGWIN]: 24,
  [constants.BROTLI_PARAM_SIZE_HINT]: packed.length,
};
writeFileSync(target, brotliCompressSync(packed, { params: options }));
console.log(`${glyphs.size} glyphs, ${packed.length} bytes before compression`);

/** What a font holds of what a person may write: no controls, no private use, no narrow CJK forms. */
function codePointsOf(font: OutlineFont): number[] {
  const listed = execFileSync(FONT_QUERY, ['--index', '0', '--format', '%{charset}', font.file]);
  const codePoints = listed
    .toString()
    .split(/\s+/)
    .flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map((hex) => parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
  return codePoints.filter((codePoint) => {
    const letter = String.fromCodePoint(codePoint);
    if (codePoint < 0x21 || codePoint > 0x1ffff || /[\p{C}\p{Z}\p{M}]/u.test(letter)) return false;
    if (font.family === 'Noto Sans CJK TC') return codePoint >= 0x2e80;
    return font.family !== 'Noto Emoji' || codePoint >= 0x2600;
  });
}

/** Runs in the browser: draws each letter in its cell and keeps the dots that are mostly ink. */
function drawBatch(task: {
  batch: readonly number[];
  family: string;
  size: number;
  baseline: number;
  widthDots: number;
  heightDots: number;
}): string {
  const { widthDots, heightDots } = task;
  const canvas = new OffscreenCanvas(widthDots, heightDots);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.font = `${task.size}px "${task.family}"`;
  context.textAlign = 'center';
  const stride = Math.ceil(widthDots / 8);
  let result = '';
  for (const codePoint of task.batch) {
    context.clearRect(0, 0, widthDots, heightDots);
    context.fillText(String.fromCodePoint(codePoint), widthDots / 2, task.baseline);
    const { data } = context.getImageData(0, 0, widthDots, heightDots);
    const bytes = new Uint8Array(stride * heightDots);
    for (let dot = 0; dot < widthDots * heightDots; dot += 1) {
      const x = dot % widthDots;
      const at = ((dot - x) / widthDots) * stride + (x >> 3);
      if ((data[dot * 4 + 3] ?? 0) >= 88) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
    result += String.fromCharCode(...bytes);
  }
  return btoa(result);
}

/** GNU Unifont's own format: a code point and the rows of its dots, in hexadecimal. */
function unifontGlyphs(file: string): PackedGlyph[] {
  const lines = readFileSync(file, 'latin1').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const [hex = '', dots = ''] = line.split(':');
    const codePoint = parseInt(hex, 16);
    if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}]/u.test(String.fromCodePoint(codePoint))) return [];
    const format = dots.length === 32 ? '8x16' : '16x16';
    return [{ codePoint, format, bytes: new Uint8Array(Buffer.from(dots, 'hex')) }];
  });
}

/** Count, then code points, then formats, then dots: alike beside alike compresses well. */
function pack(sorted: readonly PackedGlyph[]): Uint8Array {
  const head = Buffer.alloc(4 + sorted.length * 4);
  head.writeUInt32LE(sorted.length, 0);
  sorted.forEach((glyph, at) => {
    head.writeUIntLE(glyph.codePoint, 4 + at * 3, 3);
    head[4 + sorted.length * 3 + at] = Object.keys(GLYPH_FORMATS).indexOf(glyph.format);
  });
  return new Uint8Array(Buffer.concat([head, ...sorted.map((glyph) => glyph.bytes)]));
}
