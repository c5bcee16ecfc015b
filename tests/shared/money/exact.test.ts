import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  parseDecimal,
  roundTo,
  subtract,
  toCents,
  toDecimal,
  toFraction,
  toInteger,
  whole,
  type Exact,
  type RoundingMode,
} from '../../../shared/money/exact.ts';

const Precise = Decimal.clone({ precision: 80 });

function exact(text: string): Exact {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`${text} is no decimal`);
  return value;
}

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, scale]) =>
    new Precise(digits.toString()).div(new Precise(10).pow(scale)).toFixed(),
  );

const MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-down': Decimal.ROUND_HALF_DOWN,
  'half-even': Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
};

describe('exact numbers', () => {
  it('agree with a decimal library of 80 digits', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [x, y] = [exact(a), exact(b)];
        const [p, q] = [new Precise(a), new Precise(b)];
        expect(toDecimal(add(x, y))).toBe(p.plus(q).toFixed());
        expect(toDecimal(subtract(x, y))).toBe(p.minus(q).toFixed());
        expect(toDecimal(multiply(x, y))).toBe(p.times(q).toFixed());
        expect(Math.sign(compare(x, y))).toBe(p.cmp(q));
      }),
      { seed: 20260701, numRuns: 2000 },
    );
  });

  it('divide without losing anything', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [x, y] = [exact(a), exact(b)];
        if (compare(y, whole(0)) === 0) return;
        expect(compare(multiply(divide(x, y), y), x)).toBe(0);
      }),
      { seed: 20260701, numRuns: 2000 },
    );
  });

  it.each(Object.keys(MODES) as RoundingMode[])('round %s as the decimal library does', (mode) => {
    const steps = fc.constantFrom('0.01', '0.05', '0.5', '1', '1000', '0.03');
    fc.assert(
      fc.property(decimals, steps, (a, step) => {
        const ours = toDecimal(roundTo(exact(a), exact(step), mode));
        const theirs = new Precise(a).div(step).toDecimalPlaces(0, MODES[mode]).times(step);
        // A quotient that never ends could be rounded by the library itself; those are skipped.
        if (!new Precise(a).div(step).times(step).eq(a)) return;
        expect(ours).toBe(theirs.isZero() ? '0' : theirs.toFixed());
      }),
      { seed: 20260701, numRuns: 1000 },
    );
  });

  it('keep a third a third', () => {
    const third = divide(whole(100), whole(3));
    expect(toDecimal(third)).toBeNull();
    expect(toFraction(third)).toBe('100/3');
    expect(toDecimal(multiply(third, whole(3)))).toBe('100');
    expect(toDecimal(roundTo(multiply(third, whole(3)), fraction(1, 100), 'down'))).toBe('100');
  });

  it('round a refund as its charge', () => {
    const cent = fraction(1, 100);
    expect(toDecimal(roundTo(exact('0.125'), cent, 'half-up'))).toBe('0.13');
    expect(toDecimal(roundTo(exact('-0.125'), cent, 'half-up'))).toBe('-0.13');
  });

  it('become cents, or nothing when too large', () => {
    expect(toCents(exact('1234.565'))).toBe(123457);
    expect(toCents(exact('-0.001'))).toBe(0);
    expect(toCents(multiply(whole(2 ** 52), whole(2 ** 52)))).toBeNull();
  });

  it.each([
    ['1.50', '1.5'],
    ['0', '0'],
    ['-12.345', '-12.345'],
    ['999999999999999999', '999999999999999999'],
  ])('reads %s', (text, shown) => {
    expect(toDecimal(exact(text))).toBe(shown);
  });

  it.each(['', '1e5', '.5', '5.', '1,000', '٣', 'NaN', '0x1', '1'.repeat(19)])(
    'does not read "%s"',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('know when they are whole', () => {
    expect(toInteger(fraction(10, 5))).toBe(2);
    expect(toInteger(fraction(1, 3))).toBeNull();
  });
});
