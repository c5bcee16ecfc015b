import { describe, expect, it } from 'vitest';
import { cityCalendar } from '../../../shared/fees/calendar.ts';
import { loadSchedules, type Schedule } from '../../../shared/fees/load-schedule.ts';
import { quote, type QuoteRefusal } from '../../../shared/fees/price.ts';
import type { Quote } from '../../../shared/fees/quote.ts';

const HEAD = `program: test
effective: 2026-07-01
authority: Code 1
account: 101-4000
`;

function load(...bodies: readonly string[]): readonly Schedule[] {
  const loaded = loadSchedules(bodies.join('---\n'), { file: 'test.yaml' });
  if (!loaded.ok) throw new Error(loaded.problems.map((each) => each.message).join('\n'));
  return loaded.schedules;
}

function ask(
  schedules: readonly Schedule[],
  facts: Readonly<Record<string, unknown>>,
  { on = '2026-07-01', action = 'bill' }: { on?: string; action?: string } = {},
): Quote | QuoteRefusal {
  const result = quote({ schedules, action, facts, on, calendar: cityCalendar([]) });
  return result.ok ? result.quote : result.refusal;
}

const line = (amount: string, more = ''): string =>
  `lines:\n  - id: fee\n    label: { en: Fee, es: Tarifa }\n    amount: ${amount}\n${more}`;

describe('a refusal', () => {
  const schedules = load(
    `${HEAD}facts:
  employees: { type: integer, maximum: 500, question: { en: Employees, es: Empleados } }
  kind: { type: choice, choices: [dog, cat], question: { en: Kind of animal, es: Tipo de animal } }
  sold: { type: date, question: { en: Sold on, es: Vendido el } }
${line('if kind is "dog" then $5.00 * employees else $1.00 / (employees - 3)')}`,
  );

  const REFUSED: readonly (readonly [Readonly<Record<string, unknown>>, string, string, string])[] =
    [
      [
        {},
        'missing-fact',
        'kind',
        'The price depends on something that was not given: kind of animal.',
      ],
      [
        { kind: 'dog' },
        'missing-fact',
        'employees',
        'The price depends on something that was not given: employees.',
      ],
      [
        { kind: 'cow' },
        'invalid-fact',
        'kind',
        'kind of animal must be one of the choices offered.',
      ],
      [{ employees: 1.5 }, 'invalid-fact', 'employees', 'employees must be a whole number.'],
      [{ employees: '5 people' }, 'invalid-fact', 'employees', 'employees must be a whole number.'],
      [{ employees: -1 }, 'invalid-fact', 'employees', 'employees cannot be below 0.'],
      [{ employees: 501 }, 'invalid-fact', 'employees', 'employees cannot be above 500.'],
      [{ employees: Number.NaN }, 'invalid-fact', 'employees', 'employees must be a whole number.'],
      [{ sold: '2026-02-30' }, 'invalid-fact', 'sold', 'sold on must be a date like 2026-07-01.'],
      [
        { employes: 5 },
        'unknown-fact',
        'employes',
        '"employes" is not something that this price depends on.',
      ],
      [
        { paidOn: 'tomorrow' },
        'invalid-fact',
        'paidOn',
        'The fee depends on a date that was not given: paidOn.',
      ],
    ];
  it.each(REFUSED)('%j: %s', (facts, code, fact, en) => {
    expect(ask(schedules, facts)).toMatchObject({ code, fact, message: { en } });
  });

  it('comes instead of a division by zero', () => {
    expect(ask(schedules, { kind: 'cat', employees: 3 })).toMatchObject({ code: 'cannot-compute' });
  });

  it('comes before the first version', () => {
    expect(ask(schedules, { kind: 'dog', employees: 1 }, { on: '2026-06-30' })).toMatchObject({
      code: 'no-schedule-in-force',
      message: { en: 'No fees are in force for 2026-06-30.' },
    });
  });

  it('comes for an amount beyond all sense', () => {
    const huge = load(`${HEAD}facts: { value: money }\n${line('1000000 * value')}`);
    expect(ask(huge, { value: '900,000,000,000' })).toMatchObject({ code: 'amount-too-large' });
  });

  it('comes for an action that the program does not have', () => {
    const acted = load(`${HEAD}actions: { pay: { en: Pay, es: Pagar } }\n${line('$5.00')}`);
    expect(ask(acted, {}, { action: 'steal' })).toMatchObject({ code: 'unknown-action' });
    expect(ask(acted, {}, { action: 'pay' })).toMatchObject({ totalCents: 500 });
  });
});

describe('versions', () => {
  const versions = load(
    `${HEAD.replace('2026-07-01', '2020-07-01')}decided by: servedOn
facts: { servedOn: date }
${line('$10.00')}`,
    `${HEAD}decided by: servedOn
facts: { servedOn: date, hours: { type: integer, default: 2 } }
${line('$10.00 * hours')}`,
  );

  it.each([
    ['2020-06-30', undefined],
    ['2020-07-01', 1000],
    ['2026-06-30', 1000],
    ['2026-07-01', 2000],
    ['2031-01-01', 2000],
  ])('served on %s: %s', (servedOn, totalCents) => {
    const asked = ask(versions, { servedOn }, { on: '2029-01-01' });
    expect('totalCents' in asked ? asked.totalCents : undefined).toBe(totalCents);
  });

  it('leave aside the facts that another version asks for', () => {
    expect(ask(versions, { servedOn: '2024-01-01', hours: 9 })).toMatchObject({ totalCents: 1000 });
  });

  it('name themselves by program, first day and hash of the source', () => {
    const asked = ask(versions, { servedOn: '2026-08-01' });
    expect('version' in asked ? asked.version : '').toMatch(/^test@2026-07-01#[0-9a-f]{12}$/);
  });
});

describe('account shares', () => {
  const shares = (amount: string, split: string): unknown => {
    const asked = ask(load(`${HEAD}${line(amount, `    split:\n${split}`)}`), {});
    return 'lines' in asked ? asked.lines[0]?.shares : asked;
  };
  const STATE = '      - { account: 720-1, share: $3.00 }\n      - { account: 101-1, rest: yes }\n';

  it('take no more than there is, and mirror in a refund', () => {
    expect(shares('$48.00', STATE)).toEqual([
      { account: '720-1', amountCents: 300 },
      { account: '101-1', amountCents: 4500 },
    ]);
    expect(shares('$2.00', STATE)).toEqual([{ account: '720-1', amountCents: 200 }]);
    expect(shares('-$48.00', STATE)).toEqual([
      { account: '720-1', amountCents: -300 },
      { account: '101-1', amountCents: -4500 },
    ]);
  });

  it('lose no cent to percentages', () => {
    const thirds =
      '      - { account: 101-1, share: 33.3% }\n' +
      '      - { account: 101-2, share: 33.3% }\n' +
      '      - { account: 101-3, share: 33.4% }\n';
    expect(shares('$0.50', thirds)).toEqual([
      { account: '101-1', amountCents: 17 },
      { account: '101-2', amountCents: 17 },
      { account: '101-3', amountCents: 16 },
    ]);
  });
});

describe('exactness', () => {
  const total = (amount: string, more = ''): unknown => {
    const asked = ask(load(`${HEAD}${line(amount, more)}`), {});
    return 'totalCents' in asked ? asked.totalCents : asked;
  };

  it('loses nothing to a division on the way', () => {
    expect(total('$100.00 / 3 * 3', '    round: down to $0.01\n')).toBe(10000);
    expect(total('$100.00 / 3', '    round: down to $0.01\n')).toBe(3333);
    expect(total('$100.00 / 3', '    round: up to $0.01\n')).toBe(3334);
  });

  it('rounds by the name of the rounding', () => {
    expect(total('$0.125')).toBe(13);
    expect(total('-$0.125')).toBe(-13);
    expect(total('$0.125', '    round: half down to $0.01\n')).toBe(12);
    expect(total('$0.125', '    round: half even to $0.01\n')).toBe(12);
    expect(total('$0.135', '    round: half even to $0.01\n')).toBe(14);
    expect(total('$197.925', '    round: down to $0.05\n')).toBe(19790);
    expect(total('$0.01', '    round: up to $1.00\n')).toBe(100);
  });
});
