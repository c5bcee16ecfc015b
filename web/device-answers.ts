/** What the server tells of its virtual printers. */

/** What a virtual printer has put on its paper, as its decoder read it back from the bytes. */
export type PrintedItem =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'center' | 'right';
      readonly style: {
        readonly font: 'A' | 'B';
        readonly bold: boolean;
        readonly underlined: boolean;
        readonly inverted: boolean;
        readonly widthFactor: number;
        readonly heightFactor: number;
      };
    }
  | { readonly kind: 'line-feed'; readonly heightDots: number }
  | { readonly kind: 'feed'; readonly dots: number }
  | {
      readonly kind: 'image';
      readonly align: 'left' | 'center' | 'right';
      readonly widthDots: number;
      readonly heightDots: number;
      readonly base64: string;
    }
  | {
      readonly kind: 'barcode';
      readonly symbology: string;
      readonly data: string;
      readonly heightDots: number;
      readonly moduleDots: number;
      readonly textBelow: boolean;
      readonly align: 'left' | 'center' | 'right';
    }
  | { readonly kind: 'error'; readonly reason: string; readonly hex: string };
export interface PaperPiece {
  readonly items: readonly PrintedItem[];
  readonly cut: boolean;
}
export interface VirtualDevice {
  readonly printerId: string;
  readonly name: string;
  readonly port: number;
  readonly snapshot: {
    readonly paper: 'ok' | 'near-end' | 'out';
    readonly coverOpen: boolean;
    readonly online: boolean;
    readonly drawerOpen: boolean;
    readonly drawerKicks: number;
    readonly roll: readonly PaperPiece[];
  };
}
