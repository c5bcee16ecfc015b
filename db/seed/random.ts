import { invariant } from '../../shared/kernel/invariant.ts';

/** 2026-01-01, in milliseconds: where the time part of made-up ids begins. */
const FIRST_ID_AT = 1_767_225_600_000;

/** A seeded stream of choices (mulberry32): the same seed gives the same city, everywhere. */
export class Random {
  #state: number;
  #ids = 0;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, less than 2 to the 32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor((this.#next() / 2 ** 32) * (most - least + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    invariant(item !== undefined, 'there is something to pick from');
    return item;
  }

  chance(percent: number): boolean {
    return this.between(0, 99) < percent;
  }

  /** That many decimal digits. */
  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }

  /** A UUID of version 7, later than all before it. */
  id(): string {
    this.#ids += 1;
    const time = (FIRST_ID_AT + this.#ids).toString(16).padStart(12, '0');
    const hex = (digits: number): string =>
      (this.#next() % 16 ** digits).toString(16).padStart(digits, '0');
    const variant = (8 + this.between(0, 3)).toString(16);
    const tail = `${hex(6)}${hex(6)}`;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${tail}`;
  }
}
