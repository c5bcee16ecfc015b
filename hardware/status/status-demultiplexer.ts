/** One thing that a printer said. */
export type StatusEvent =
  | { readonly kind: 'flow'; readonly flow: 'xon' | 'xoff' }
  /** Reply to a `DLE EOT n`; which `n` only the asker knows. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** Reply to `GS r`. */
  | { readonly kind: 'after-data'; readonly byte: number }
  /** Automatic status back: always four bytes. */
  | { readonly kind: 'automatic'; readonly bytes: readonly number[] }
  /** Reply to `GS ( H` function 48. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** Reply to `DLE DC4 8`. */
  | { readonly kind: 'buffer-cleared' }
  | { readonly kind: 'unexplained'; readonly bytes: readonly number[] };

const [XON, XOFF] = [0x11, 0x13];
const BLOCK = 0x37;
const PROCESS_ID = 0x22;
const CLEARED = 0x25;

/** Bits 0, 1, 4 and 7 tell the replies apart (Epson ESC/POS reference, TM-U375 reference). */
const FIXED_BITS = 0x93;
const REAL_TIME_BITS = 0x12;
const AUTOMATIC_FIRST_BITS = 0x10;
/** Bits 4 and 7 are clear in replies to `GS r` and in the later bytes of an automatic status. */
const PLAIN_BITS = 0x90;

/**
 * Tells apart what a printer sends, however its bytes are split: the same bytes give the same events.
 * Flow control may stand anywhere, all else comes in one piece.
 */
export function createStatusDemultiplexer(): (bytes: Uint8Array) => StatusEvent[] {
  let held: number[] = [];
  return (bytes) => {
    const events: StatusEvent[] = [];
    for (const byte of bytes) {
      if (byte === XON || byte === XOFF) {
        events.push({ kind: 'flow', flow: byte === XON ? 'xon' : 'xoff' });
        continue;
      }
      held.push(byte);
      const read = readHeld(held);
      if (read === 'more') continue;
      events.push(...read);
      held = [];
    }
    return events;
  };
}

function readHeld(held: readonly number[]): StatusEvent[] | 'more' {
  const first = held[0] ?? 0;
  if (first === BLOCK) return readBlock(held);
  if ((first & FIXED_BITS) === AUTOMATIC_FIRST_BITS) return readAutomatic(held);
  return [readSingle(first)];
}

function readSingle(byte: number): StatusEvent {
  if ((byte & FIXED_BITS) === REAL_TIME_BITS) return { kind: 'real-time', byte };
  if ((byte & PLAIN_BITS) === 0) return { kind: 'after-data', byte };
  return { kind: 'unexplained', bytes: [byte] };
}

function readAutomatic(held: readonly number[]): StatusEvent[] | 'more' {
  const last = held.at(-1) ?? 0;
  if (held.length > 1 && (last & PLAIN_BITS) !== 0) return unexplainedThen(held);
  return held.length < 4 ? 'more' : [{ kind: 'automatic', bytes: [...held] }];
}

function readBlock(held: readonly number[]): StatusEvent[] | 'more' {
  const [, identifier] = held;
  const last = held.at(-1) ?? 0;
  if (identifier === undefined) return 'more';
  if (identifier === CLEARED) {
    if (held.length < 3) return 'more';
    return last === 0 ? [{ kind: 'buffer-cleared' }] : unexplainedThen(held);
  }
  if (identifier !== PROCESS_ID) return unexplainedThen(held);
  if (held.length === 2) return 'more';
  const complete = held.length === 7;
  if (complete ? last !== 0 : last < 0x20 || last > 0x7e) return unexplainedThen(held);
  if (!complete) return 'more';
  return [{ kind: 'process-id', id: String.fromCharCode(...held.slice(2, 6)) }];
}

/** What began as a block was none; its last byte may be a reply of its own. */
function unexplainedThen(held: readonly number[]): StatusEvent[] {
  const last = held.at(-1) ?? 0;
  return [{ kind: 'unexplained', bytes: held.slice(0, -1) }, readSingle(last)];
}
