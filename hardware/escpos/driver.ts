import Printer from 'escpos/printer.js';
import { invariant } from '../../shared/kernel/invariant.ts';
import { bytesPerRow } from './bitmap.ts';
import type { PrinterCommand } from './command.ts';
import type { TextStyle } from './layout.ts';

const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LF = 0x0a;
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
  const parts: Uint8Array[] = [];
  const printer = new Printer({ write: (data) => parts.push(data) });
  let page: number | null = null;
  for (const command of commands) {
    if (command.kind === 'text-line') page = writeLine(printer, command.runs, page);
    else write(printer, command);
    if (command.kind === 'initialize') page = command.page;
  }
  printer.flush();
  const bytes = new Uint8Array(Buffer.concat(parts));
  assertNoRealTimeCommand(bytes, commands.filter((c) => c.kind === 'clear-buffer').length);
  return bytes;
}

type TextLine = Extract<PrinterCommand, { kind: 'text-line' }>;

function write(printer: Printer, command: Exclude<PrinterCommand, TextLine>): void {
  const raw = (...bytes: readonly number[]): unknown => printer.print(Buffer.from(bytes));
  switch (command.kind) {
    case 'initialize':
      printer.hardware('INIT');
      raw(ESC, 0x52, 0, ESC, 0x74, byte(command.page), ESC, 0x33, byte(command.lineHeightDots));
      return;
    case 'cancel-kanji-mode':
      raw(FS, 0x2e);
      return;
    case 'style':
      writeStyle(raw, command.style);
      return;
    case 'align':
      printer.align(command.align === 'center' ? 'CT' : 'LT');
      return;
    case 'raster': {
      const { widthDots, heightDots, bytes } = command.bitmap;
      const width = bytesPerRow(widthDots);
      raw(GS, 0x76, 0x30, 0, byte(width), 0, byte(heightDots), 0);
      printer.print(Buffer.from(bytes));
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
      printer.print(Buffer.alloc(command.length));
      return;
  }
}

/** Selects a code table only where it changes. Returns the one selected last. */
function writeLine(printer: Printer, runs: TextLine['runs'], page: number | null): number | null {
  const parts: Uint8Array[] = [];
  let selected = page;
  for (const run of runs) {
    if (run.page !== selected) parts.push(Uint8Array.of(ESC, 0x74, byte(run.page)));
    parts.push(run.bytes);
    selected = run.page;
  }
  printer.print(Buffer.concat([...parts, Uint8Array.of(LF)]));
  return selected;
}

function writeStyle(raw: (...bytes: readonly number[]) => unknown, style: TextStyle): void {
  raw(GS, 0x21, (style.widthFactor - 1) * 16 + (style.heightFactor - 1));
  raw(ESC, 0x45, style.bold ? 1 : 0, GS, 0x42, style.inverted ? 1 : 0);
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
