import type { Localized } from '../../shared/kernel/language.ts';

const NOTE_STEPS = [100, 500, 1_000, 2_000, 5_000, 10_000] as const;

/**
 * What people are likely to hand over for an amount: exactly it, then the next full dollar, five,
 * ten, twenty, fifty and hundred above it, each once.
 */
export function quickAmounts(dueCents: number, atMost = 6): readonly number[] {
  const above = NOTE_STEPS.map((step) => Math.ceil(dueCents / step) * step);
  const distinct = [...new Set(above)].filter((value) => value > dueCents).sort((a, b) => a - b);
  return [dueCents, ...distinct.slice(0, atMost - 1)];
}

interface Piece {
  readonly valueCents: number;
  readonly one: Localized;
  readonly many: Localized;
}

const PIECES: readonly Piece[] = [
  {
    valueCents: 10_000,
    one: { en: 'hundred', es: 'de cien' },
    many: { en: 'hundreds', es: 'de cien' },
  },
  {
    valueCents: 2_000,
    one: { en: 'twenty', es: 'de veinte' },
    many: { en: 'twenties', es: 'de veinte' },
  },
  { valueCents: 1_000, one: { en: 'ten', es: 'de diez' }, many: { en: 'tens', es: 'de diez' } },
  { valueCents: 500, one: { en: 'five', es: 'de cinco' }, many: { en: 'fives', es: 'de cinco' } },
  { valueCents: 100, one: { en: 'one', es: 'de uno' }, many: { en: 'ones', es: 'de uno' } },
  { valueCents: 25, one: { en: 'quarter', es: 'de 25¢' }, many: { en: 'quarters', es: 'de 25¢' } },
  { valueCents: 10, one: { en: 'dime', es: 'de 10¢' }, many: { en: 'dimes', es: 'de 10¢' } },
  { valueCents: 5, one: { en: 'nickel', es: 'de 5¢' }, many: { en: 'nickels', es: 'de 5¢' } },
  { valueCents: 1, one: { en: 'penny', es: 'de 1¢' }, many: { en: 'pennies', es: 'de 1¢' } },
];

/** How to give the change with the fewest pieces: "1 ten · 4 ones". Fifties and twos are left out:
 * a drawer seldom has them to give. Empty when there is no change. */
export function changeHint(changeCents: number): Localized {
  const words = { en: [] as string[], es: [] as string[] };
  let left = changeCents;
  for (const piece of PIECES) {
    const count = Math.floor(left / piece.valueCents);
    if (count <= 0) continue;
    left -= count * piece.valueCents;
    const name = count === 1 ? piece.one : piece.many;
    words.en.push(`${count} ${name.en}`);
    words.es.push(`${count} ${name.es}`);
  }
  return { en: words.en.join(' · '), es: words.es.join(' · ') };
}
