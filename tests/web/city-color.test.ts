import { describe, expect, it } from 'vitest';
import { cityColors, contrast } from '../../web/ui/city-color.ts';

const PAPER = [255, 254, 251] as const;
const READABLE = 4.5;

const rgb = (css: string): [number, number, number] => {
  const [red = 0, green = 0, blue = 0] = (css.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
};

const ofHex = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

describe('a city’s color', () => {
  const colors = ['#0e5a55', '#ffd400', '#ffffff', '#000000', '#7fb2e5', '#c0392b', '#808080'];
  it.each(colors)('%s stays readable on paper and under its own text', (hex) => {
    const worn = cityColors(hex);
    expect(worn).not.toBeNull();
    if (worn === null) return;
    expect(contrast(rgb(worn.cityInk), PAPER)).toBeGreaterThanOrEqual(READABLE);
    expect(contrast(rgb(worn.onCity), ofHex(hex))).toBeGreaterThanOrEqual(READABLE);
  });
  it('refuses what is no color', () => {
    expect(cityColors('url(//elsewhere)')).toBeNull();
  });
});
