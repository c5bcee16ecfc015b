import Printer from 'escpos/printer.js';
import { invariant } from '../../shared/kernel/invariant.ts';
import { bytesPerRow } from './bitmap.ts';
import type { PrinterCommand } from './command.ts';
import type { TextStyle } from './layout.ts';

const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LINE_FEED = Uint8Array.of(0x0a);
const CLEAR_BUFFER = [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

/** Real-time commands (`DLE EOT`, `DLE ENQ`, `DLE DC4`) are obeyed wherever they stand, even in the
 * middle of a picture. */
const REAL_TIME = [0x04, 0x05, 0x14];

/**
 * Turns commands into bytes through the `escpos` driver. This is the one place that knows what the
 * driver gets wrong; where it does, the exact bytes of the maker's reference are given to it:
 * CODE128 (no length byte, no code set), drawer pulse (no times), sizes (`ESC !` also ends bold),
 * styles (an italics command that printers lack), raster (bytes above 7Fh in lengths), cut (three
 * lines of feed whatever the cutter). No text reaches it except as bytes of a chosen code table.
 *
 * Throws when a real-time command would stand anywhere but in `clear-buffer`.
 */
export function encodeCommands(commands: readonly PrinterCommand[]): Uint8Array {
  const writer = new DriverWriter();
  for (const command of commands) write(writer, command);
  const bytes = writer.finish();
  assertNoRealTimeCommand(bytes, commands.filter((c) => c.kind === 'clear-buffer').length);
  return bytes;
}

/** The driver, and what is on its way to it: bytes are handed over many at a time. */
class DriverWriter {
  readonly #out: Uint8Array[] = [];
  readonly #printer = new Printer({ write: (data) => this.#out.push(data) });
  #waiting: Uint8Array[] = [];
  /** The code table that the printer has selected. */
  page: number | null = null;

  raw(...bytes: readonly number[]): void {
    this.#waiting.push(Uint8Array.from(bytes));
  }

  bytes(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
  }

  /** What the driver says right by itself. */
  driver(): Printer {
    this.#handOver();
    return this.#printer;
  }

  finish(): Uint8Array {
    this.#handOver();
    this.#printer.flush();
    return new Uint8Array(Buffer.concat(this.#out));
  }

  #handOver(): void {
    if (this.#waiting.length > 0) this.#printer.print(Buffer.concat(this.#waiting));
    this.#waiting = [];
  }
}

function write(writer: DriverWriter, command: PrinterCommand): void {
  const raw = (...bytes: readonly number[]): void => writer.raw(...bytes);
  switch (command.kind) {
    case 'initialize':
      writer.driver().hardware('INIT');
      raw(ESC, 0x52, 0, ESC, 0x74, byte(command.page), ESC, 0x33, byte(command.lineHeightDots));
      writer.page = command.page;
      return;
    case 'text-line':
      writeLine(writer, command.runs);
      return;
    case 'cancel-kanji-mode':
      raw(FS, 0x2e);
      return;
    case 'style':
      writeStyle(writer, command.style);
      return;
    case 'align':
      writer.driver().align(command.align === 'center' ? 'CT' : 'LT');
      return;
    case 'raster': {
      const { widthDots, heightDots, bytes } = command.bitmap;
      const width = bytesPerRow(widthDots);
      raw(GS, 0x76, 0x30, 0, byte(width), 0, byte(heightDots), 0);
      writer.bytes(bytes);
      return;
    }
    case 'feed':
      raw(ESC, 0x4a, byte(command.dots));
      return;
    case 'code128': {
      raw(GS, 0x68, byte(command.heightDots), GS, 0x77, byte(command.moduleDots));
      raw(GS, 0x66, 0, GS, 0x48, 2);
      raw(GS, 0x6b, 73, byte(command.data.length), ...command.data);
      return;
    }
    case 'cut':
      raw(GS, 0x56, command.cut === 'full' ? 65 : 66, byte(command.feedDots));
      return;
    case 'pulse':
      raw(ESC, 0x70, command.connector, byte(command.onTime), byte(command.offTime));
      return;
    case 'request-paper-status':
      raw(GS, 0x72, 1);
      return;
    case 'request-process-id':
      invariant(/^[\x20-\x7e]{4}$/.test(command.id), 'a process id is four printable characters');
      raw(GS, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(command.id, 'latin1'));
      return;
    case 'clear-buffer':
      raw(...CLEAR_BUFFER);
      return;
    case 'pad':
      writer.bytes(new Uint8Array(command.length));
      return;
  }
}

/** Selects a code table only where it changes. */
function writeLine(
  writer: DriverWriter,
  runs: Extract<PrinterCommand, { kind: 'text-line' }>['runs'],
): void {
  for (const run of runs) {
    if (run.page !== writer.page) writer.raw(ESC, 0x74, byte(run.page));
    writer.bytes(run.bytes);
    writer.page = run.page;
  }
  writer.bytes(LINE_FEED);
}

function writeStyle(writer: DriverWriter, style: TextStyle): void {
  const size = (style.widthFactor - 1) * 16 + (style.heightFactor - 1);
  const [bold, inverted] = [style.bold ? 1 : 0, style.inverted ? 1 : 0];
  writer.raw(GS, 0x21, size, ESC, 0x45, bold, GS, 0x42, inverted);
}

function byte(value: number): number {
  invariant(Number.isInteger(value) && value >= 0 && value <= 255, `${value} fits in a byte`);
  return value;
}

function assertNoRealTimeCommand(bytes: Uint8Array, allowed: number): void {
  let found = 0;
  for (let at = bytes.indexOf(DLE); at !== -1; at = bytes.indexOf(DLE, at + 1)) {
    if (REAL_TIME.includes(bytes[at + 1] ?? 0)) found += 1;
  }
  invariant(found === allowed, 'no real-time command stands in a job but those that were planned');
}
