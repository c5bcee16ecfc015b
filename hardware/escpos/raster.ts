import { bytesPerRow, type Bitmap } from './bitmap.ts';
import type { PrinterCommand } from './command.ts';

/** Rows in one raster command. Small, so that a command cut off in the middle swallows little of
 * what comes next (encode-recovery.ts pads it), and cheap printers' buffers hold it. */
const BAND_ROWS = 24;

/** Bytes that follow DLE (10h) in a real-time command: EOT, ENQ, DC4. */
const AFTER_DLE: ReadonlySet<number | undefined> = new Set([0x04, 0x05, 0x14]);

/**
 * A picture as raster commands, one a band. Printers obey real-time commands even inside a picture
 * (Epson, TM-L90 specification), so where its dots spell one, a dot is added beside.
 */
export function rasterCommands(bitmap: Bitmap): PrinterCommand[] {
  const stride = bytesPerRow(bitmap.widthDots);
  const commands: PrinterCommand[] = [];
  for (let row = 0; row < bitmap.heightDots; row += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, bitmap.heightDots - row);
    const bytes = withoutRealTimeCommands(
      bitmap.bytes.subarray(row * stride, (row + rows) * stride),
    );
    commands.push({
      kind: 'raster',
      bitmap: { widthDots: bitmap.widthDots, heightDots: rows, bytes },
    });
  }
  return commands;
}

function withoutRealTimeCommands(dots: Uint8Array): Uint8Array {
  return dots.map((byte, at) => (byte === 0x10 && AFTER_DLE.has(dots[at + 1]) ? 0x30 : byte));
}
