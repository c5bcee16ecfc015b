/** A command that the printer obeys the moment it arrives, wherever it stands in the stream. */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: number }
  | { readonly kind: 'recover'; readonly n: number }
  | { readonly kind: 'clear-buffer' };

/** One piece of the stream: plain data, or a real-time command and its bytes. */
export interface Scanned {
  readonly bytes: readonly number[];
  readonly command: RealTimeCommand | null;
}

export const DLE = 0x10;
const CLEAR_BUFFER = [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

interface RealTimeScanner {
  push(byte: number): Scanned | null;
  /** True when nothing is held back: then only a DLE needs a look. */
  idle(): boolean;
}

/** Finds real-time commands in a stream however it is cut; holds back what may still become one. */
export function createRealTimeScanner(): RealTimeScanner {
  let held: number[] = [];
  const push = (byte: number): Scanned | null => {
    held.push(byte);
    const command = match(held);
    if (command === 'maybe') return null;
    const bytes = held;
    held = [];
    if (command !== null) return { bytes, command };
    // The first byte was data after all; a DLE further on may begin a command of its own.
    if (bytes.length > 1 && bytes.at(-1) === DLE) held = [DLE];
    return { bytes: bytes.slice(0, bytes.length - held.length), command: null };
  };
  return { push, idle: () => held.length === 0 };
}

function match(bytes: readonly number[]): RealTimeCommand | 'maybe' | null {
  if (bytes[0] !== DLE) return null;
  const [, second, n] = bytes;
  if (second === undefined) return 'maybe';
  if (second === 0x04) return n === undefined ? 'maybe' : { kind: 'status', n };
  if (second === 0x05) return n === undefined ? 'maybe' : { kind: 'recover', n };
  if (
    second !== 0x14 ||
    !CLEAR_BUFFER.every((byte, at) => bytes[at] === byte || at >= bytes.length)
  )
    return null;
  return bytes.length === CLEAR_BUFFER.length ? { kind: 'clear-buffer' } : 'maybe';
}
