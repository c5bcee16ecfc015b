import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createStatusDemultiplexer,
  type StatusEvent,
} from '../../../hardware/status/status-demultiplexer.ts';

const read = (...pieces: number[][]): StatusEvent[] => {
  const demultiplex = createStatusDemultiplexer();
  return pieces.flatMap((piece) => demultiplex(Uint8Array.from(piece)));
};

describe('each kind of reply', () => {
  test.each<[string, number[], StatusEvent[]]>([
    [
      'XON and XOFF',
      [0x13, 0x11],
      [
        { kind: 'flow', flow: 'xoff' },
        { kind: 'flow', flow: 'xon' },
      ],
    ],
    [
      'DLE EOT',
      [0x12, 0x1e, 0x72],
      [0x12, 0x1e, 0x72].map((byte) => ({ kind: 'real-time', byte })),
    ],
    ['GS r', [0x00, 0x0f], [0x00, 0x0f].map((byte) => ({ kind: 'after-data', byte }))],
    ['automatic status', [0x18, 0, 0x0f, 0], [{ kind: 'automatic', bytes: [0x18, 0, 0x0f, 0] }]],
    ['GS ( H', [0x37, 0x22, 0x61, 0x62, 0x37, 0x21, 0], [{ kind: 'process-id', id: 'ab7!' }]],
    ['DLE DC4 8', [0x37, 0x25, 0], [{ kind: 'buffer-cleared' }]],
    ['noise', [0xff], [{ kind: 'unexplained', bytes: [0xff] }]],
    [
      'a block that is none, then a reply',
      [0x37, 0x12],
      [
        { kind: 'unexplained', bytes: [0x37] },
        { kind: 'real-time', byte: 0x12 },
      ],
    ],
    [
      'an automatic status broken off',
      [0x18, 0, 0x12],
      [
        { kind: 'unexplained', bytes: [0x18, 0] },
        { kind: 'real-time', byte: 0x12 },
      ],
    ],
    [
      'flow control inside a block',
      [0x37, 0x13, 0x22, 0x61, 0x61, 0x11, 0x61, 0x61, 0],
      [
        { kind: 'flow', flow: 'xoff' },
        { kind: 'flow', flow: 'xon' },
        { kind: 'process-id', id: 'aaaa' },
      ],
    ],
  ])('%s', (_name, bytes, events) => {
    expect(read(bytes)).toEqual(events);
  });
});

const printable = fc.integer({ min: 0x21, max: 0x7e });
const plainByte = fc.integer({ min: 0, max: 0x6f }).map((byte) => byte & 0x6f);
const reply = fc.oneof(
  fc.constantFrom([0x11], [0x13]),
  fc.integer({ min: 0, max: 0x7f }).map((byte) => [(byte & 0x6c) | 0x12]),
  plainByte.map((byte) => [byte]),
  fc
    .tuple(fc.integer({ min: 0, max: 0x7f }), plainByte, plainByte, plainByte)
    .map(([first, ...rest]) => [(first & 0x6c) | 0x10, ...rest]),
  fc.array(printable, { minLength: 4, maxLength: 4 }).map((id) => [0x37, 0x22, ...id, 0]),
  fc.constant([0x37, 0x25, 0]),
);

/** The same bytes in pieces of the given lengths. */
function split(bytes: readonly number[], lengths: readonly number[]): number[][] {
  const pieces = [];
  let at = 0;
  for (const length of lengths) {
    pieces.push(bytes.slice(at, at + length));
    at += length;
  }
  return [...pieces, bytes.slice(at)];
}

test(
  'however it is split, the same bytes give the same events (G36: 10,000 splits)',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(
        fc.array(reply, { maxLength: 30 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
        (replies, lengths) => {
          const whole = read(replies.flat());
          expect(read(...split(replies.flat(), lengths))).toEqual(whole);
          expect(whole).toHaveLength(replies.length);
          expect(whole.some((event) => event.kind === 'unexplained')).toBe(false);
        },
      ),
      { numRuns: 10_000 },
    );
  },
);

test('noise never stops it', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
      const demultiplex = createStatusDemultiplexer();
      demultiplex(noise);
      const events = demultiplex(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x12));
      expect(events.at(-1)).toEqual({ kind: 'real-time', byte: 0x12 });
    }),
    { numRuns: 2_000 },
  );
});
