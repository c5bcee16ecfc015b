/** How letters stood when they were printed. */
export interface DecodedStyle {
  readonly font: 'A' | 'B';
  readonly bold: boolean;
  readonly underlined: boolean;
  readonly inverted: boolean;
  readonly widthFactor: number;
  readonly heightFactor: number;
}

export type DecodedAlign = 'left' | 'center' | 'right';

/** What one command, or one run of letters, does. Plain JSON, for tests and for the paper on screen. */
export type DecodedItem =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style: DecodedStyle;
      readonly align: DecodedAlign;
    }
  | { readonly kind: 'line-feed'; readonly heightDots: number }
  | { readonly kind: 'feed'; readonly dots: number }
  | {
      readonly kind: 'image';
      readonly align: DecodedAlign;
      readonly widthDots: number;
      readonly heightDots: number;
      /** One bit a dot, 1 is black, rows padded to bytes. */
      readonly base64: string;
    }
  | {
      readonly kind: 'barcode';
      readonly symbology: string;
      readonly data: string;
      readonly heightDots: number;
      readonly moduleDots: number;
      readonly textBelow: boolean;
      readonly align: DecodedAlign;
    }
  | { readonly kind: 'cut'; readonly cut: 'full' | 'partial' }
  | {
      readonly kind: 'pulse';
      readonly connector: number;
      readonly onMs: number;
      readonly offMs: number;
    }
  | { readonly kind: 'reset' }
  /** Changes how later items look; each shows in those items themselves. */
  | { readonly kind: 'setting'; readonly name: string; readonly value: number }
  | { readonly kind: 'status-request'; readonly of: 'paper' | 'drawer' }
  | { readonly kind: 'process-id-request'; readonly id: string }
  | { readonly kind: 'auto-status'; readonly mask: number }
  /** DLE EOT, DLE ENQ, DLE DC4: obeyed when received, not when reached. */
  | { readonly kind: 'real-time'; readonly command: string }
  | { readonly kind: 'padding'; readonly length: number }
  /** Bytes that no reference of ours explains: never skipped in silence. */
  | { readonly kind: 'error'; readonly reason: string; readonly hex: string };
