import { invariant } from '../../shared/kernel/invariant.ts';

/** A black and white picture: one bit a dot, 1 is black, rows padded to whole bytes. */
export interface Bitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bytes: Uint8Array;
}

/** Bytes of one row. */
export function bytesPerRow(widthDots: number): number {
  return Math.ceil(widthDots / 8);
}

export function blankBitmap(widthDots: number, heightDots: number): Bitmap {
  return { widthDots, heightDots, bytes: new Uint8Array(bytesPerRow(widthDots) * heightDots) };
}

/**
 * Reads a picture in the netpbm format P4 (`pbmtools`, ImageMagick, GIMP write it): the form in which
 * a city hands over its seal for the printer. Throws on anything else: it is read at start-up.
 */
export function parsePbm(file: Uint8Array): Bitmap {
  const head = new TextDecoder('latin1').decode(file.subarray(0, 512));
  const match = /^P4\s+(?:#[^\n]*\n\s*)*(\d+)\s+(?:#[^\n]*\n\s*)*(\d+)\s/.exec(head);
  invariant(match !== null, 'a picture for the printer is a netpbm P4 file');
  const [widthDots, heightDots] = [Number(match[1]), Number(match[2])];
  const bytes = file.subarray(match[0].length);
  invariant(
    bytes.length === bytesPerRow(widthDots) * heightDots,
    'a P4 file holds one bit for each of its dots',
  );
  return { widthDots, heightDots, bytes };
}
