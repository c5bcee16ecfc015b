import { letterOf } from './code-pages.ts';
import { COMMANDS, unexplained } from './command-table.ts';
import type { DecodedItem } from './decoded-item.ts';
import { powerOnState, type DecoderState } from './decoder-state.ts';

const LF = 0x0a;
const PREFIXES = [0x10, 0x1b, 0x1c, 0x1d];

/** A decoder that is fed as bytes arrive. */
export interface EscPosDecoder {
  /** Everything that the bytes so far have completed. Letters wait for the end of their run. */
  push(bytes: Uint8Array): DecodedItem[];
  /** What is left when no more bytes come: letters not printed, a command cut off. */
  finish(): DecodedItem[];
  /** Forgets a command not yet complete and letters not yet printed; keeps the settings. */
  clear(): void;
}

/**
 * Reads ESC/POS back from its bytes, by the makers' command references and by nothing of ours: it
 * shares no code with the encoder, so that both would have to make the same mistake.
 */
export function createEscPosDecoder(): EscPosDecoder {
  const state = powerOnState();
  let pending = new Uint8Array();
  let text = '';
  const takeText = (): DecodedItem[] => {
    if (text === '') return [];
    const item: DecodedItem = { kind: 'text', text, style: state.style, align: state.align };
    text = '';
    return [item];
  };
  return {
    push(bytes) {
      pending = Buffer.concat([pending, bytes]);
      const items: DecodedItem[] = [];
      let at = 0;
      while (at < pending.length) {
        const letter = printedLetter(pending[at] ?? 0, state);
        if (letter !== null) {
          text += letter;
          at += 1;
          continue;
        }
        const step = readStep(pending.subarray(at));
        if (step === null) break;
        items.push(...takeText(), step.read(state));
        at += step.length;
      }
      pending = pending.slice(at);
      return items;
    },
    finish: () => [
      ...takeText(),
      ...(pending.length > 0 ? [unexplained('a command cut off', pending)] : []),
    ],
    clear() {
      pending = new Uint8Array();
      text = '';
    },
  };
}

/** All items of a finished stream; a command or a line cut off at its end is an error item. */
export function decodeEscPos(bytes: Uint8Array): DecodedItem[] {
  const decoder = createEscPosDecoder();
  return [...decoder.push(bytes), ...decoder.finish()];
}

function printedLetter(byte: number, state: DecoderState): string | null {
  if (byte < 0x20 || byte === 0x7f) return null;
  return letterOf(byte, state.page) ?? null;
}

interface Step {
  readonly length: number;
  readonly read: (state: DecoderState) => DecodedItem;
}

/** The next command, or `null` while not all of it has come. */
function readStep(bytes: Uint8Array): Step | null {
  const first = bytes[0] ?? 0;
  if (first === LF) {
    return { length: 1, read: (state) => ({ kind: 'line-feed', heightDots: lineHeight(state) }) };
  }
  if (first === 0) {
    const end = bytes.findIndex((byte) => byte !== 0);
    const length = end === -1 ? bytes.length : end;
    return { length, read: () => ({ kind: 'padding', length }) };
  }
  if (!PREFIXES.includes(first)) return unknown(bytes.subarray(0, 1));
  if (bytes.length < 2) return null;
  const command = COMMANDS[Buffer.from(bytes.subarray(0, 2)).toString('hex')];
  if (command === undefined) return unknown(bytes.subarray(0, 2));
  const length = command.length(bytes);
  if (length === null || bytes.length < length) return null;
  const whole = bytes.slice(0, length);
  return { length, read: (state) => command.read(whole, state) };
}

function unknown(bytes: Uint8Array): Step {
  const whole = bytes.slice();
  return { length: whole.length, read: () => unexplained('an unknown byte', whole) };
}

/** Tall letters push the paper further than the line height that was set. */
function lineHeight(state: DecoderState): number {
  return Math.max(state.lineHeightDots, 24 * state.style.heightFactor + 6);
}
