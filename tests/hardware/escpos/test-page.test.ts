import { expect, test } from 'vitest';
import { decodeEscPos } from '../../../hardware/decoder/decode.ts';
import { encodeTestPage } from '../../../hardware/escpos/test-page.ts';
import { PRINTER_PROFILES } from '../../../hardware/profiles/profiles.ts';

test.each(PRINTER_PROFILES.map((profile) => [profile.id, profile] as const))(
  '%s: a ruler as wide as the paper, every table selected, drawn names, a barcode',
  (_id, profile) => {
    const items = decodeEscPos(encodeTestPage('Counter 1', { profile, processId: 'abcd' }));
    const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    expect(items.filter((item) => item.kind === 'error')).toEqual([]);
    expect(texts).toContain('1234567890'.repeat(5).slice(0, profile.columns));
    const tables = items.flatMap((item) =>
      item.kind === 'setting' && item.name === 'code-table' ? [item.value] : [],
    );
    expect(new Set(tables)).toEqual(new Set(profile.codeTables.map((table) => table.page)));
    expect(items.some((item) => item.kind === 'image')).toBe(true);
    expect(items.some((item) => item.kind === 'barcode' && item.data === 'TEST-000001')).toBe(true);
    expect(items.some((item) => item.kind === 'pulse')).toBe(false);
  },
);
