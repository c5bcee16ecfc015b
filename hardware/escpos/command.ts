import type { Bitmap } from './bitmap.ts';
import type { TextStyle } from './layout.ts';

/** Letters of one code table, as its bytes. ASCII runs keep whatever table is selected. */
export interface TextRun {
  readonly page: number;
  readonly bytes: Uint8Array;
}

/** What the printer is told, named by purpose. The only vocabulary that `driver.ts` can turn into
 * bytes: what is not here cannot be printed. */
export type PrinterCommand =
  /** Power-on state, USA character set, our line height. */
  | { readonly kind: 'initialize'; readonly lineHeightDots: number; readonly page: number }
  | { readonly kind: 'cancel-kanji-mode' }
  | { readonly kind: 'style'; readonly style: TextStyle }
  | { readonly kind: 'align'; readonly align: 'left' | 'center' }
  | { readonly kind: 'text-line'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'raster'; readonly bitmap: Bitmap }
  | { readonly kind: 'feed'; readonly dots: number }
  | {
      readonly kind: 'code128';
      /** Code set prefixes included. */
      readonly data: Uint8Array;
      readonly heightDots: number;
      readonly moduleDots: number;
    }
  | { readonly kind: 'cut'; readonly cut: 'full' | 'partial'; readonly feedDots: number }
  | {
      readonly kind: 'pulse';
      readonly connector: 0 | 1;
      readonly onTime: number;
      readonly offTime: number;
    }
  /** `GS r 1`: answered when everything before it has been worked through. */
  | { readonly kind: 'request-paper-status' }
  /** `GS ( H` function 48: answered with `id` when everything before it has been printed. */
  | { readonly kind: 'request-process-id'; readonly id: string }
  /** `DLE DC4 8`: forget what was received and not printed. */
  | { readonly kind: 'clear-buffer' }
  /** NULs, which print nothing, to satisfy a command that was cut off in the middle of its data. */
  | { readonly kind: 'pad'; readonly length: number };
