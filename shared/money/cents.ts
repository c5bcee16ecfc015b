import { invariant } from '../kernel/invariant.ts';

declare const centsBrand: unique symbol;

/** An amount of money in whole US cents: a safe integer, may be negative. The only shape in which
 * money crosses a boundary (function, HTTP, database). */
export type Cents = number & { readonly [centsBrand]: 'Cents' };

export const ZERO = 0 as Cents;

/** Brands an integer as {@link Cents}. Throws when it is not a safe integer. */
export function cents(value: number): Cents {
  invariant(Number.isSafeInteger(value), `money is whole cents, not ${value}`);
  return (value === 0 ? 0 : value) as Cents;
}

/** Sum of amounts; throws on overflow of the safe range. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total = cents(total + amount);
  return total as Cents;
}

/** Reads `int8` as the database driver gives it (a string), or a JSON number. */
export function parseCents(value: string | number | bigint): Cents {
  return cents(Number(value));
}

/** `1234567` → `12,345.67`; negative amounts carry a leading minus. No currency sign. */
export function formatCents(amount: Cents): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}
