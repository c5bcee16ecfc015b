import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSchedules } from '../../../shared/fees/load-schedule.ts';
import { expectedRow, priceRow } from '../../fees/priced-row.ts';

interface Shape {
  readonly shape: string;
  readonly body: string;
  readonly priced: readonly string[];
}

const fixture = new URL('../../fees/shapes.yaml', import.meta.url);
const { head, shapes } = parse(readFileSync(fixture, 'utf8')) as {
  readonly head: string;
  readonly shapes: readonly Shape[];
};

describe('pricing shapes', () => {
  it.each(shapes.map((each) => [each.shape, each] as const))('%s', (_name, { body, priced }) => {
    const loaded = loadSchedules(`${head}${body}`, { file: 'shape.yaml' });
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
    if (!loaded.ok) return;
    for (const row of priced) expect(priceRow(loaded.schedules, row)).toBe(expectedRow(row));
  });
});
