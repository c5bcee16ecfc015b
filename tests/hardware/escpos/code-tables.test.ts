import { describe, expect, test } from 'vitest';
import { letterOf } from '../../../hardware/decoder/code-pages.ts';
import { encodeText } from '../../../hardware/escpos/code-tables.ts';
import { glyphColumns } from '../../../hardware/glyphs/glyph-pack.ts';
import { PRINTER_PROFILES } from '../../../hardware/profiles/profiles.ts';
import { textColumns } from '../../../hardware/escpos/text-cells.ts';
import { profileNamed } from '../spool/worker-bench.ts';

const epson = profileNamed('epson-tm-t88v').codeTables;

describe('code tables', () => {
  test.each(
    PRINTER_PROFILES.flatMap((profile) =>
      profile.codeTables.map((table) => [profile.id, table] as const),
    ),
  )('%s, %j: every letter reads back by the other reading of the manual', (_profile, table) => {
    for (let byte = 0xa1; byte <= 0xff; byte += 1) {
      const letter = letterOf(byte, table.page) ?? '';
      const runs = encodeText(letter, [table]);
      if (/[\p{C}\p{Z}\ufffd]/u.test(letter)) expect(runs).toBeNull();
      else expect(runs?.[0]?.bytes).toEqual(Uint8Array.of(byte));
    }
  });

  test('one line in two tables, changing as seldom as it can', () => {
    const runs = encodeText('José, Владимир!', epson) ?? [];
    expect(runs.map((run) => run.page)).toEqual([16, 17]);
    expect(runs.map((run) => Buffer.from(run.bytes).toString('latin1'))).toEqual([
      'José, ',
      '\x82\xab\xa0\xa4\xa8\xac\xa8\xe0!',
    ]);
  });

  test.each(['陳', 'ễ', '🐕', '\u001b', '\u0000', '\u009b', '\ufffd'])(
    '%j is in none',
    (letter) => {
      expect(encodeText(`A${letter}`, epson)).toBeNull();
    },
  );

  test(
    'what counts as one column without asking the font is drawn in one',
    { timeout: 120_000 },
    () => {
      for (let code = 0xa1; code < 0x3000; code += 1) {
        const letter = String.fromCharCode(code);
        if (/[\p{M}\p{C}\p{Z}]/u.test(letter)) continue;
        expect({ letter, columns: textColumns(letter) }).toEqual({
          letter,
          columns: glyphColumns(letter),
        });
      }
    },
  );
});
