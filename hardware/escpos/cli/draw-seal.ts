/**
 * Turns a city's seal into the black and white picture that its printers get, once, when the seal
 * changes. Any tool that writes netpbm P4 files does as well. Usage:
 *
 *   node hardware/escpos/cli/draw-seal.ts db/cities/alder-bay/seal.svg db/cities/alder-bay/seal.pbm
 */
import { readFileSync, writeFileSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { invariant } from '../../../shared/kernel/invariant.ts';

/** 15 mm on paper; a multiple of eight. */
const SIZE_DOTS = 120;

const [source, target] = process.argv.slice(2);
invariant(source && target, 'the SVG file and the PBM file are given');
const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: sparticuz.args,
});
try {
  const page = await browser.newPage();
  const url = `data:image/svg+xml;base64,${readFileSync(source).toString('base64')}`;
  const dots = await page.evaluate(draw, { url, size: SIZE_DOTS });
  const head = Buffer.from(`P4\n${SIZE_DOTS} ${SIZE_DOTS}\n`);
  writeFileSync(target, Buffer.concat([head, Buffer.from(dots, 'base64')]));
} finally {
  await browser.close();
}

/** Runs in the browser: whatever is darker than middle gray is black. */
async function draw({ url, size }: { url: string; size: number }): Promise<string> {
  const image = new Image(size, size);
  image.src = url;
  await image.decode();
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, size, size);
  context.drawImage(image, 0, 0, size, size);
  const { data } = context.getImageData(0, 0, size, size);
  const bytes = new Uint8Array((size * size) / 8);
  for (let dot = 0; dot < size * size; dot += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(dot * 4);
    if (red * 0.3 + green * 0.59 + blue * 0.11 < 128) {
      bytes[dot >> 3] = (bytes[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
    }
  }
  return btoa(String.fromCharCode(...bytes));
}
