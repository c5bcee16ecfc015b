import type { DecodedAlign, DecodedStyle } from './decoded-item.ts';

/** What earlier commands have set. */
export interface DecoderState {
  style: DecodedStyle;
  align: DecodedAlign;
  page: number;
  lineHeightDots: number;
  barcodeHeightDots: number;
  barcodeModuleDots: number;
  barcodeTextBelow: boolean;
}

/** As after power-on or `ESC @`. */
export function powerOnState(): DecoderState {
  return {
    style: {
      font: 'A',
      bold: false,
      underlined: false,
      inverted: false,
      widthFactor: 1,
      heightFactor: 1,
    },
    align: 'left',
    page: 0,
    lineHeightDots: 30,
    barcodeHeightDots: 162,
    barcodeModuleDots: 3,
    barcodeTextBelow: false,
  };
}
