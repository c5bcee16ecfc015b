import { describe, expect, it } from 'vitest';
import { changeHint, quickAmounts } from '../../web/counter/cash.ts';
import { afterKey, centsTyped, centsWritten } from '../../web/ui/money-entry.ts';

const typed = (keys: readonly string[]): number =>
  centsTyped(keys.reduce((before, key) => afterKey(before, key), ''));

describe('money as it is typed on the keypad', () => {
  const cases: readonly (readonly [string, readonly string[], number])[] = [
    ['digits fill from the right', ['1', '2', '0', '0', '0'], 12_000],
    ['double nought', ['1', '2', '0', '00'], 12_000],
    ['a point makes dollars', ['1', '2', '0', '.'], 12_000],
    ['one digit after the point', ['1', '2', '.', '5'], 1_250],
    ['no third digit after the point', ['1', '.', '2', '5', '9'], 125],
    ['one point only', ['1', '.', '.', '5'], 150],
    ['Backspace takes the last key back', ['1', '2', 'Backspace'], 1],
    ['leading noughts are nothing', ['0', '0', '5'], 5],
    ['letters are nothing', ['a', '7', 'Enter'], 7],
    ['nothing typed', [], 0],
  ];
  it.each(cases)('%s', (_name, keys, cents) => expect(typed(keys)).toBe(cents));

  it('never passes what a receipt can hold', () => {
    const keys = Array.from({ length: 40 }, () => '9');
    expect(Number.isSafeInteger(typed(keys))).toBe(true);
  });
});

describe('money as it is written in a form', () => {
  it.each([
    ['12', 1_200],
    ['$1,234.5', 123_450],
    ['0.05', 5],
    ['', null],
    ['-5', null],
    ['1.234', null],
    ['ten', null],
  ] as const)('%s', (text, cents) => expect(centsWritten(text)).toBe(cents));
});

describe('quick amounts', () => {
  it.each([
    [10_600, [10_600, 11_000, 12_000, 15_000, 20_000]],
    [9_100, [9_100, 9_500, 10_000]],
    [6_349, [6_349, 6_400, 6_500, 7_000, 8_000, 10_000]],
    [10_000, [10_000]],
  ] as const)('of %i', (due, amounts) => expect(quickAmounts(due)).toEqual(amounts));
});

describe('the change in the fewest pieces', () => {
  it.each([
    [1_400, '1 ten · 4 ones', '1 de diez · 4 de uno'],
    [41, '1 quarter · 1 dime · 1 nickel · 1 penny', '1 de 25¢ · 1 de 10¢ · 1 de 5¢ · 1 de 1¢'],
    [0, '', ''],
  ] as const)('of %i', (cents, en, es) => expect(changeHint(cents)).toEqual({ en, es }));
});
