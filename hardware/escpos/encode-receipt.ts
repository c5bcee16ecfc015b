import type { ReceiptDocument } from '../../shared/receipt/document.ts';
import { drawText } from '../glyphs/draw-text.ts';
import type { PrinterProfile } from '../profiles/profile.ts';
import type { Bitmap } from './bitmap.ts';
import { code128 } from './code128.ts';
import { encodeText } from './code-tables.ts';
import type { PrinterCommand } from './command.ts';
import { encodeCommands } from './driver.ts';
import { initialize, trailingRequests } from './job-frame.ts';
import { layOut, type LayoutItem, type TextStyle } from './layout.ts';
import { rasterCommands } from './raster.ts';

export interface ReceiptJob {
  readonly profile: PrinterProfile;
  /** Four printable characters that the printer gives back when it is done: `processIdFor`. */
  readonly processId: string;
  /** At most `profile.widthDots` wide. Without it the receipt begins with the city's name. */
  readonly seal?: Bitmap | undefined;
}

const SPACE_BELOW_SEAL: PrinterCommand = { kind: 'feed', dots: 12 };
const BARCODE_HEIGHT_DOTS = 64;
const BARCODE_MODULE_DOTS = 2;

/**
 * The bytes of a receipt for one model of printer: reset, the receipt, cut, reset, status requests.
 * Whatever stands in the document's texts, the bytes hold only the commands planned here; a line with
 * a letter that the printer lacks is drawn.
 */
export function encodeReceipt(document: ReceiptDocument, job: ReceiptJob): Uint8Array {
  return encodeCommands([
    ...initialize(job.profile),
    ...documentCommands(document, job),
    ...initialize(job.profile),
    ...trailingRequests(job.profile, job.processId),
  ]);
}

/** The commands of a document alone, without what begins and ends a job. */
export function documentCommands(document: ReceiptDocument, job: ReceiptJob): PrinterCommand[] {
  const items = layOut(document, job.profile.columns);
  return withoutRepeatedStyles(items.flatMap((item) => itemCommands(item, job)));
}

function itemCommands(item: LayoutItem, job: ReceiptJob): PrinterCommand[] {
  switch (item.kind) {
    case 'line':
      return lineCommands(item.text, item.style, job.profile);
    case 'seal':
      return job.seal ? centered([...rasterCommands(job.seal), SPACE_BELOW_SEAL]) : [];
    case 'barcode':
      return barcodeCommands(item.data, job.profile);
    case 'cut':
      return [cutCommand(job.profile)];
  }
}

function lineCommands(text: string, style: TextStyle, profile: PrinterProfile): PrinterCommand[] {
  const runs = encodeText(text, profile.codeTables);
  if (runs === null) {
    return rasterCommands(drawText(text, style, profile.columns, profile.lineHeightDots));
  }
  return [
    { kind: 'style', style },
    { kind: 'text-line', runs },
  ];
}

/** A style stays until the next one; a picture does not change it. */
function withoutRepeatedStyles(commands: readonly PrinterCommand[]): PrinterCommand[] {
  let current: TextStyle | undefined;
  return commands.filter((command) => {
    if (command.kind !== 'style') return true;
    const repeated = current !== undefined && sameStyle(current, command.style);
    current = command.style;
    return !repeated;
  });
}

function sameStyle(a: TextStyle, b: TextStyle): boolean {
  return (
    a.bold === b.bold &&
    a.inverted === b.inverted &&
    a.widthFactor === b.widthFactor &&
    a.heightFactor === b.heightFactor
  );
}

/** A text that CODE128 cannot say, or that is too wide, is printed for the eye alone. */
function barcodeCommands(text: string, profile: PrinterProfile): PrinterCommand[] {
  const symbol = code128(text, Math.floor(profile.widthDots / BARCODE_MODULE_DOTS));
  if (symbol === null) {
    const plain = { bold: false, inverted: false, widthFactor: 1, heightFactor: 1 } as const;
    return lineCommands(text, plain, profile);
  }
  return centered([
    { kind: 'feed', dots: profile.lineHeightDots },
    {
      kind: 'code128',
      data: symbol.data,
      heightDots: BARCODE_HEIGHT_DOTS,
      moduleDots: BARCODE_MODULE_DOTS,
    },
  ]);
}

function centered(commands: readonly PrinterCommand[]): PrinterCommand[] {
  return [{ kind: 'align', align: 'center' }, ...commands, { kind: 'align', align: 'left' }];
}

function cutCommand({ cutter, feedBeforeCutDots }: PrinterProfile): PrinterCommand {
  return cutter === 'none'
    ? { kind: 'feed', dots: feedBeforeCutDots }
    : { kind: 'cut', cut: cutter, feedDots: feedBeforeCutDots };
}
