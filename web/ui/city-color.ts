const WHITE = [255, 255, 255] as const;
/** Against any color either this or white has a contrast of 4.58 or more. */
const BLACK = [0, 0, 0] as const;
const PAPER = [255, 254, 251] as const;
const READABLE = 4.5;

type Rgb = readonly [number, number, number];

function rgbOf(hex: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast of two colors, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function darkenedUntilReadable(color: Rgb): Rgb {
  let shade = color;
  // On the soft tint of the city's color, a little darker than paper, it must be readable too.
  while (contrast(shade, PAPER) < READABLE * 1.25) {
    shade = [shade[0] * 0.92, shade[1] * 0.92, shade[2] * 0.92];
  }
  return shade;
}

const asCss = (color: Rgb): string => `rgb(${color.map(Math.round).join(' ')})`;

/**
 * What a city's own color becomes on the screen: the color itself for surfaces, a text color that is
 * readable on it, and a shade of it that is readable on paper, whatever color the city chose.
 * @returns null when the text is not a color of the form `#0e5a55`
 */
export function cityColors(hex: string): { city: string; onCity: string; cityInk: string } | null {
  const color = rgbOf(hex);
  if (color === null) return null;
  const onCity = contrast(color, WHITE) >= READABLE ? WHITE : BLACK;
  return { city: hex, onCity: asCss(onCity), cityInk: asCss(darkenedUntilReadable(color)) };
}

/** Dresses the page in the city's color, through the CSSOM as the content policy asks. */
export function wearCityColor(hex: string): void {
  const colors = cityColors(hex);
  if (colors === null) return;
  const { style } = document.documentElement;
  style.setProperty('--city', colors.city);
  style.setProperty('--on-city', colors.onCity);
  style.setProperty('--city-ink', colors.cityInk);
}
