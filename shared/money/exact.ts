import { Decimal } from 'decimal.js';
import { cents, type Cents } from './cents.ts';
import { invariant } from '../kernel/invariant.ts';

/**
 * An exact rational number: `n / d`, `d > 0`. Fees divide by 12, by 365 and by 1,000 and are then
 * cut down to the cent, so a decimal with any fixed number of digits could lose one cent; a
 * fraction cannot. Small values live in `n` and `d` as safe integers; larger ones in `big`.
 */
export interface Exact {
  readonly n: number;
  readonly d: number;
  readonly big: { readonly n: bigint; readonly d: bigint } | null;
}

const SAFE = Number.MAX_SAFE_INTEGER;
const fits = (value: number): boolean => value <= SAFE && value >= -SAFE;

/** A whole number. */
export function whole(value: number): Exact {
  invariant(Number.isSafeInteger(value), `an exact whole number is a safe integer, not ${value}`);
  return { n: value, d: 1, big: null };
}

/** The fraction `n / d` of two whole numbers; `d` must be above zero. */
export function fraction(n: number, d: number): Exact {
  invariant(d > 0 && Number.isSafeInteger(n) && Number.isSafeInteger(d), 'a fraction has d > 0');
  return { n, d, big: null };
}

export const NOUGHT = whole(0);
export const ONE = whole(1);

const DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/;

/** Reads `1234.50`; null when it is not a plain decimal of at most 18 digits each side. */
export function parseDecimal(text: string): Exact | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, sign = '', units = '', parts = ''] = match;
  const scale = parts.length;
  if (units.length + scale <= 15) {
    const n = Number(units + parts);
    return { n: sign === '-' && n !== 0 ? -n : n, d: 10 ** scale, big: null };
  }
  const n = BigInt(units + parts);
  return fromBig(sign === '-' ? -n : n, 10n ** BigInt(scale));
}

const bigN = (x: Exact): bigint => x.big?.n ?? BigInt(x.n);
const bigD = (x: Exact): bigint => x.big?.d ?? BigInt(x.d);

function gcdBig(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function gcd(a: number, b: number): number {
  let x = a < 0 ? -a : a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

function fromBig(n: bigint, d: bigint): Exact {
  const divisor = gcdBig(n, d);
  const rn = n / divisor;
  const rd = d / divisor;
  const sn = Number(rn);
  const sd = Number(rd);
  if (fits(sn) && fits(sd)) return { n: sn, d: sd, big: null };
  return { n: 0, d: 1, big: { n: rn, d: rd } };
}

// A large denominator is reduced early, so that sums of unlike fractions stay in the fast form.
const LARGE_DENOMINATOR = 1e7;

function small(n: number, d: number): Exact {
  if (d > LARGE_DENOMINATOR) {
    const divisor = gcd(n, d);
    return { n: n / divisor, d: d / divisor, big: null };
  }
  return { n, d, big: null };
}

export function add(a: Exact, b: Exact): Exact {
  if (a.big === null && b.big === null) {
    if (a.d === b.d) {
      const n = a.n + b.n;
      if (fits(n)) return { n, d: a.d, big: null };
    } else {
      const left = a.n * b.d;
      const right = b.n * a.d;
      const n = left + right;
      const d = a.d * b.d;
      if (fits(left) && fits(right) && fits(n) && fits(d)) return small(n, d);
    }
  }
  return fromBig(bigN(a) * bigD(b) + bigN(b) * bigD(a), bigD(a) * bigD(b));
}

export function negate(a: Exact): Exact {
  if (a.big === null) return { n: a.n === 0 ? 0 : -a.n, d: a.d, big: null };
  return { n: 0, d: 1, big: { n: -a.big.n, d: a.big.d } };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  if (a.big === null && b.big === null) {
    const n = a.n * b.n;
    const d = a.d * b.d;
    if (fits(n) && fits(d)) return small(n === 0 ? 0 : n, d);
  }
  return fromBig(bigN(a) * bigN(b), bigD(a) * bigD(b));
}

/** `a / b`; the caller has made sure that `b` is not zero. */
export function divide(a: Exact, b: Exact): Exact {
  invariant(sign(b) !== 0, 'the divisor is not zero');
  const inverse: Exact =
    b.big === null
      ? { n: b.n < 0 ? -b.d : b.d, d: Math.abs(b.n), big: null }
      : b.big.n < 0n
        ? fromBig(-b.big.d, -b.big.n)
        : fromBig(b.big.d, b.big.n);
  return multiply(a, inverse);
}

export function compare(a: Exact, b: Exact): number {
  if (a.big === null && b.big === null) {
    if (a.d === b.d) return a.n - b.n;
    const left = a.n * b.d;
    const right = b.n * a.d;
    if (fits(left) && fits(right)) return left - right;
  }
  const left = bigN(a) * bigD(b);
  const right = bigN(b) * bigD(a);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function sign(a: Exact): number {
  return a.big === null ? Math.sign(a.n) : a.big.n < 0n ? -1 : 1;
}

export const lesser = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const greater = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** How a number between two multiples is brought to one of them. `half-up` takes an exact half
 * away from zero, so a refund rounds as the charge did. */
export type RoundingMode = 'half-up' | 'half-down' | 'half-even' | 'up' | 'down';

function roundQuotient(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const negative = n < 0n;
  const size = negative ? -n : n;
  const floor = size / d;
  const rest = size % d;
  const rounded = floor + (roundsAway(rest * 2n, d, floor % 2n === 1n, rest > 0n, mode) ? 1n : 0n);
  return negative ? -rounded : rounded;
}

function roundsAway<T extends bigint | number>(
  twice: T,
  d: T,
  odd: boolean,
  some: boolean,
  mode: RoundingMode,
): boolean {
  if (!some || mode === 'down') return false;
  if (mode === 'up' || twice > d) return true;
  return twice === d && (mode === 'half-up' || (mode === 'half-even' && odd));
}

/** The multiple of `step` that `mode` picks; `step` must be above zero. Up and down are away from
 * and towards zero. */
export function roundTo(value: Exact, step: Exact, mode: RoundingMode): Exact {
  invariant(sign(step) > 0, 'a rounding step is above zero');
  if (value.big === null && step.big === null) {
    const n = value.n * step.d;
    const d = value.d * step.n;
    if (fits(n) && fits(d * 2)) {
      const size = Math.abs(n);
      const rest = size % d;
      const floor = (size - rest) / d;
      const away = roundsAway(rest * 2, d, floor % 2 === 1, rest > 0, mode);
      const count = (away ? floor + 1 : floor) * Math.sign(n);
      if (fits(count * step.n)) return { n: count * step.n + 0, d: step.d, big: null };
    }
  }
  const count = roundQuotient(bigN(value) * bigD(step), bigD(value) * bigN(step), mode);
  return fromBig(count * bigN(step), bigD(step));
}

const CENT = fraction(1, 100);

/** Dollars as whole cents; null when beyond what {@link Cents} holds. Rounds half up when the
 * value is not whole cents: name another rounding first where the rule has one. */
export function toCents(dollars: Exact): Cents | null {
  const rounded = roundTo(dollars, CENT, 'half-up');
  if (rounded.big === null && rounded.d === 100) return cents(rounded.n);
  const n = (bigN(rounded) * 100n) / bigD(rounded);
  const value = Number(n);
  return fits(value) ? cents(value) : null;
}

/** Cents as exact dollars. */
export function dollarsOf(amount: Cents): Exact {
  return { n: amount, d: 100, big: null };
}

/** The whole number, or null when it is not whole or not safe. */
export function toInteger(value: Exact): number | null {
  if (value.big !== null) return null;
  return value.n % value.d === 0 ? value.n / value.d : null;
}

/** Denominators of money and percentages, which most values have. */
const TENTHS: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 10 }, (_, scale) => [10 ** scale, scale]),
);

function smallDecimal(n: number, d: number): string {
  const size = Math.abs(n);
  const rest = size % d;
  const units = `${n < 0 ? '-' : ''}${(size - rest) / d}`;
  if (rest === 0) return units;
  const digits = rest.toString().padStart(TENTHS.get(d) ?? 0, '0');
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end -= 1;
  return `${units}.${digits.slice(0, end)}`;
}

/** Digits enough for any value that a fee can meet; the product of two such is exact. */
const Quotient = Decimal.clone({ precision: 200 });
const Product = Decimal.clone({ precision: 1000 });
const MOST_DECIMALS = 60;

/** The exact decimal digits (`0.385`), or null for a fraction without an end such as 1/3. */
export function toDecimal(value: Exact): string | null {
  if (value.big === null && TENTHS.has(value.d)) return smallDecimal(value.n, value.d);
  const n = bigN(value).toString();
  const d = bigD(value).toString();
  const digits = new Quotient(n).div(d);
  // A quotient that was cut off does not multiply back to what was divided.
  const ends = digits.decimalPlaces() <= MOST_DECIMALS && Product.mul(digits, d).eq(n);
  return ends ? digits.toFixed() : null;
}

/** `74/3`: numerator and denominator without a common part. */
export function toFraction(value: Exact): string {
  const divisor = gcdBig(bigN(value), bigD(value));
  return `${bigN(value) / divisor}/${bigD(value) / divisor}`;
}
