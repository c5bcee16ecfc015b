import { describe, expect, it } from 'vitest';
import { cityCalendar } from '../../../shared/fees/calendar.ts';
import { quote } from '../../../shared/fees/price.ts';
import type { QuoteLine, Step } from '../../../shared/fees/quote.ts';
import {
  add,
  compare,
  divide,
  multiply,
  negate,
  parseDecimal,
  sign,
  subtract,
  toCents,
  whole,
  type Exact,
} from '../../../shared/money/exact.ts';
import { factsOf, loadCities, readCases } from '../../fees/case-files.ts';
import { READINGS } from '../../fees/readings.ts';

/** A printed number: "$1,234.50", "0.1%", "3 months", "24.666667… (74/3)"; null when it is none. */
function numberOf(text: string): Exact | null {
  const fraction = /…\s\((-?\d+)\/(\d+)\)/.exec(text);
  const bare = text.trim().replace(/ (days?|months?|business days)$/, '');
  const percent = bare.endsWith('%');
  const digits = bare.replace(/^[−-]/, '-').replace(/[$,%]/g, '');
  const read =
    fraction === null
      ? parseDecimal(digits)
      : divide(
          parseDecimal(fraction[1] ?? '') ?? whole(0),
          parseDecimal(fraction[2] ?? '') ?? whole(1),
        );
  return read !== null && percent ? divide(read, whole(100)) : read;
}

/** An operand: a number, or a label with its number in parentheses. */
function operandOf(text: string): Exact | null {
  const labeled = /\(([^()]*)\)$/.exec(text.trim());
  return labeled !== null && !text.includes('…') ? numberOf(labeled[1] ?? '') : numberOf(text);
}

const OPERATIONS: readonly (readonly [string, (a: Exact, b: Exact) => Exact])[] = [
  [' + ', add],
  [' − ', subtract],
  [' × ', multiply],
  [' ÷ ', divide],
  [' of ', multiply],
];

/** What the printed words of an arithmetic step come to; null when they are not arithmetic. */
function recompute(text: string): Exact | null {
  for (const [operator, apply] of OPERATIONS) {
    const parts = text.split(operator);
    if (parts.length !== 2) continue;
    const [a, b] = parts.map((part) => operandOf(part));
    if (a === null || a === undefined || b === null || b === undefined) return null;
    return operator === ' ÷ ' && sign(b) === 0 ? null : apply(a, b);
  }
  const negative = /^−(.*)$/.exec(text);
  const size = negative === null ? null : operandOf(negative[1] ?? '');
  return size === null ? null : negate(size);
}

function walk(step: Step, visit: (step: Step) => void): void {
  visit(step);
  for (const part of step.parts) walk(part, visit);
}

const cities = loadCities();

function linesOfAllCases(): readonly QuoteLine[] {
  return readCases().flatMap((each) => {
    const schedules = cities.get(each.rule_id) ?? [];
    const stated = each.inputs['action'];
    const action = READINGS[each.id]?.action ?? (typeof stated === 'string' ? stated : 'bill');
    const facts = factsOf(each, schedules);
    const result = quote({
      schedules,
      action,
      facts,
      on: '2026-07-01',
      calendar: cityCalendar([]),
    });
    return result.ok ? result.quote.lines : [];
  });
}

describe('the numbers that an explanation prints', () => {
  const lines = linesOfAllCases();

  it('come to the result printed beside them', () => {
    let checked = 0;
    for (const line of lines) {
      for (const step of line.steps) {
        walk(step, ({ text, value }) => {
          const again = recompute(text.en);
          const printed = numberOf(value);
          if (again === null || printed === null) return;
          expect(`${text.en} = ${compare(again, printed) === 0 ? value : '?'}`).toBe(
            `${text.en} = ${value}`,
          );
          checked += 1;
        });
      }
    }
    expect(checked).toBeGreaterThan(250);
  });

  it('end in the amount of the line, to the cent', () => {
    expect(lines.length).toBeGreaterThan(450);
    for (const line of lines) {
      const printed = numberOf(line.steps[0]?.value ?? '');
      expect(printed === null ? null : toCents(printed)).toBe(line.amountCents);
    }
  });
});
