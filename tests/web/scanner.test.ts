import { describe, expect, it } from 'vitest';
import { createScanBuffer } from '../../web/counter/scanner.ts';

function scanned(keys: readonly string[], everyMs: number): (string | null)[] {
  const buffer = createScanBuffer();
  return keys.map((key, index) => buffer.key(key, index * everyMs));
}

const CODE = 'C1-FY27-000001';
const KEYS = [...CODE, 'Enter'];

describe('a scanner told from a person', () => {
  it('hears a burst that ends in Enter', () => {
    expect(scanned(KEYS, 5).at(-1)).toBe(CODE);
  });
  it('leaves a person’s typing alone', () => {
    expect(scanned(KEYS, 120).every((code) => code === null)).toBe(true);
  });
  it('leaves a lone Enter alone, and a short burst', () => {
    expect(scanned(['Enter'], 5)).toEqual([null]);
    expect(scanned(['1', '2', 'Enter'], 5).at(-1)).toBeNull();
  });
  it('passes over Shift within a burst', () => {
    expect(scanned(['Shift', 'A', 'B', 'Shift', 'C', '1', 'Enter'], 5).at(-1)).toBe('ABC1');
  });
  it('forgets what was typed slowly before', () => {
    const buffer = createScanBuffer();
    buffer.key('x', 0);
    const burst = KEYS.map((key, index) => buffer.key(key, 1_000 + index * 5));
    expect(burst.at(-1)).toBe(CODE);
  });
});
