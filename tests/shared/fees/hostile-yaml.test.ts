import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSchedules } from '../../../shared/fees/load-schedule.ts';
import { quote } from '../../../shared/fees/price.ts';
import { cityCalendar } from '../../../shared/fees/calendar.ts';
import { CITIES } from '../../fees/case-files.ts';

const GOOD = `program: test
effective: 2026-07-01
authority: Code 1
account: 101-4000
facts:
  employees: { type: integer, question: { en: Employees, es: Empleados } }
lines:
  - id: fee
    label: { en: Fee, es: Tarifa }
    amount: $5.00 * employees
`;

function messages(source: string): readonly string[] {
  const started = performance.now();
  const loaded = loadSchedules(source, { file: 'x.yaml' });
  expect(performance.now() - started).toBeLessThan(2000);
  return loaded.ok ? [] : loaded.problems.map((problem) => problem.message);
}

const price = (source: string): number | null => {
  const loaded = loadSchedules(source, { file: 'x.yaml' });
  if (!loaded.ok) return null;
  const result = quote({
    schedules: loaded.schedules,
    action: 'bill',
    facts: { employees: 3 },
    on: '2026-07-01',
    calendar: cityCalendar([]),
  });
  return result.ok ? result.quote.totalCents : null;
};

/** Each level names the one above nine times: 9 to the power of 20 words when expanded. */
const laughs = Array.from(
  { length: 20 },
  (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
).join('\n');

const HOSTILE: readonly (readonly [string, string, RegExp])[] = [
  ['aliases that explode', `a0: &a0 lol\n${laughs}\n${GOOD}`, /has no "a0"/],
  ['10,000 brackets', `program: ${'['.repeat(10_000)}`, /nested deeper/],
  ['10,000 maps', `program: ${'{a: '.repeat(10_000)}`, /nested deeper/],
  ['10,000 dashes', `${'- '.repeat(10_000)}x`, /nested deeper/],
  ['10,000 levels of indentation', deep(10_000), /nested deeper|larger/],
  ['10,000 parentheses', GOOD.replace('$5.00', `${'('.repeat(10_000)}1`), /too long/],
  ['1,000 ifs', GOOD.replace('$5.00', `${'if true then 1 else '.repeat(150)}1`), /nested/],
  ['2 MB', `${GOOD}# ${'x'.repeat(2_000_000)}`, /larger than/],
  ['a key twice', `${GOOD}account: 101-1\n`, /twice/],
  ['__proto__ as a section', `${GOOD}__proto__: { polluted: yes }\n`, /has no "__proto__"/],
  ['__proto__ as a fact', GOOD.replace('employees:', '__proto__:'), /cannot be a name/],
  ['constructor as a fact', GOOD.replace('* employees', '* constructor'), /Nothing here is called/],
  ['an enormous number', GOOD.replace('$5.00', `$${'9'.repeat(400)}`), /more digits/],
  ['NaN', GOOD.replace('$5.00', '.nan'), /sign|cannot stand/],
  ['infinity', GOOD.replace('$5.00', '.inf'), /sign|cannot stand/],
  ['an exponent', GOOD.replace('$5.00', '1e999'), /cannot stand|sign/],
  ['a tab', GOOD.replace('  - id', '\t- id'), /tab/],
  ['UTF-16 read as UTF-8', 'p\u0000r\u0000o\u0000g\u0000', /invisible or broken/],
  ['Latin-1 read as UTF-8', GOOD.replace('Tarifa', 'A\ufffdo'), /UTF-8/],
  ['a lone surrogate', GOOD.replace('Tarifa', '\ud800'), /invisible or broken/],
  ['a bracket left open', 'x: [', /missing|indentation/],
  ['a word turned around', GOOD.replace('Tarifa', 'Tarifa\u202e'), /invisible or broken/],
  ['a script tag', GOOD.replace('$5.00 * employees', '!!js/function x'), /Tags/],
  ['a merge key', `${GOOD}<<: { account: 101-1 }\n`, /has no "<<"/],
  ['a list for a file', '- a\n- b\n', /name: value/],
  ['a word for a file', 'hello', /name: value/],
  ['nothing', '', /empty/],
  ['only comments', '# nothing\n', /empty/],
];

function deep(levels: number): string {
  let text = '';
  for (let level = 0; level < levels && text.length < 1_200_000; level += 1) {
    text += `${' '.repeat(level)}a:\n`;
  }
  return text;
}

describe('hostile and broken YAML', () => {
  it.each(HOSTILE)('%s', (_name, source, message) => {
    const said = messages(source);
    expect(said.join('\n')).toMatch(message);
    expect(price(source)).toBeNull();
  });

  it('pollutes nothing', () => {
    messages(`${GOOD}__proto__: { polluted: yes }\n`);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('reads Windows line ends and a byte order mark as what they are', () => {
    expect(price(GOOD)).toBe(1500);
    expect(price(GOOD.replaceAll('\n', '\r\n'))).toBe(1500);
    expect(price(`\ufeff${GOOD}`)).toBe(1500);
  });

  const sources = readdirSync(CITIES).map((file) => readFileSync(new URL(file, CITIES), 'utf8'));

  it('survives any damage to a good file', () => {
    const damage = fc.tuple(
      fc.constantFrom(...sources),
      fc.nat(),
      fc.integer({ min: 0, max: 30 }),
      fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('{', '[', '"', '&a ', '*a', '- ', '$', '\t', ': ', '(', '%'),
      ),
    );
    fc.assert(
      fc.property(damage, ([source, where, length, put]) => {
        const at = where % source.length;
        const broken = source.slice(0, at) + put + source.slice(at + length);
        const loaded = loadSchedules(broken, { file: 'x.yaml' });
        const problems = loaded.ok ? loaded.warnings : loaded.problems;
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(message).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { seed: 20260701, numRuns: 1000 },
    );
  });
});
