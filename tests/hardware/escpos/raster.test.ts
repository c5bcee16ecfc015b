import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEscPos } from '../../../hardware/decoder/decode.ts';
import { parsePbm } from '../../../hardware/escpos/bitmap.ts';
import { encodeCommands } from '../../../hardware/escpos/driver.ts';
import { rasterCommands } from '../../../hardware/escpos/raster.ts';

/** Dots chosen to spell real-time commands as often as they can. */
const picture = fc
  .record({ stride: fc.integer({ min: 1, max: 72 }), heightDots: fc.integer({ min: 1, max: 60 }) })
  .chain(({ stride, heightDots }) =>
    fc
      .array(fc.constantFrom(0x00, 0x10, 0x04, 0x05, 0x14, 0x30, 0xff), {
        minLength: stride * heightDots,
        maxLength: stride * heightDots,
      })
      .map((dots) => ({ widthDots: stride * 8, heightDots, bytes: Uint8Array.from(dots) })),
  );

test(
  'no picture spells a real-time command, and dots are only added (G37)',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(picture, (bitmap) => {
        const stream = encodeCommands(rasterCommands(bitmap));
        const items = decodeEscPos(stream);
        const printed = Buffer.concat(
          items.map((item) =>
            item.kind === 'image' ? Buffer.from(item.base64, 'base64') : Buffer.alloc(0),
          ),
        );
        expect(items.every((item) => item.kind === 'image')).toBe(true);
        expect(printed).toHaveLength(bitmap.bytes.length);
        bitmap.bytes.forEach((dots, at) => {
          expect((printed[at] ?? 0) & dots).toBe(dots);
        });
        stream.forEach((byte, at) => {
          if (byte === 0x10) expect([0x04, 0x05, 0x14]).not.toContain(stream[at + 1]);
        });
      }),
      { numRuns: 200 },
    );
  },
);

test('a seal comes as a netpbm P4 file', () => {
  const file = Buffer.concat([Buffer.from('P4\n# a seal\n9 2\n'), Buffer.of(0x80, 0x80, 0x01, 0)]);
  expect(parsePbm(file)).toMatchObject({ widthDots: 9, heightDots: 2 });
  expect(() => parsePbm(Buffer.from('P1\n1 1\n1'))).toThrow('P4');
  expect(() => parsePbm(file.subarray(0, -1))).toThrow('one bit');
});
