import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../../shared/fees/cli/check-command.ts';
import { compareCommand } from '../../../shared/fees/cli/compare-command.ts';
import { quoteCommand } from '../../../shared/fees/cli/quote-command.ts';

const FEES = new URL('../../../db/cities/alder-bay/fees/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'fees-'));

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

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
  - id: extra
    label: { en: Extra, es: Extra }
    amount: $1.00
`;

/** A quote of one of the demo city's programs. */
function alderBay(program: string, facts: object, on: string, ...more: string[]) {
  const schedule = join(FEES, `${program}.yaml`);
  return quoteCommand([
    '--schedule',
    schedule,
    '--facts',
    JSON.stringify(facts),
    '--on',
    on,
    ...more,
  ]);
}

describe('npm run quote', () => {
  it('prices each program of the demo city', () => {
    const dog = { species: 'dog', altered: true, termYears: 2, seniorOwner: false };
    expect(alderBay('animal-license', dog, '2026-10-01', '--action', 'new').out).toBe(
      'Animal license  $28.00\nTotal           $28.00',
    );
    const citation = { violation: 'AB-40.1', violatedOn: '2026-10-16' };
    expect(alderBay('parking-citation', citation, '2026-11-23').out).toBe(
      'Parking fine                $48.00\n' +
        'Late penalty after 21 days  $15.00\n' +
        'Total                       $63.00',
    );
    const shop = { activity: 'retail', grossReceipts: '680,000' };
    expect(alderBay('business-license', shop, '2026-07-15', '--action', 'renew').out).toContain(
      'Total                        $544.00',
    );
    expect(
      alderBay('fees-and-permits', { pages: 10 }, '2026-07-15', '--action', 'copies').out,
    ).toBe('Copies  $2.50\nTotal   $2.50');
  });

  it('rolls a due date over the holidays of the pack that the schedule lies in', () => {
    // 21 days after November 5 is Thanksgiving, 2026-11-26; the 27th is kept too.
    const facts = { violation: 'AB-40.1', violatedOn: '2026-11-05' };
    expect(alderBay('parking-citation', facts, '2026-11-30').out).not.toContain('Late penalty');
    expect(alderBay('parking-citation', facts, '2026-12-01').out).toContain('Late penalty');
  });

  it('charges the fine of the day of the violation', () => {
    const facts = { violation: 'AB-40.1', violatedOn: '2026-06-30' };
    expect(alderBay('parking-citation', facts, '2026-07-02').out).toContain('$43.00');
  });

  it('explains in words that a clerk can say', () => {
    const facts = {
      species: 'dog',
      altered: true,
      termYears: 1,
      seniorOwner: true,
      expiredOn: '2026-05-31',
    };
    const said = alderBay(
      'animal-license',
      facts,
      '2026-12-28',
      '--action',
      'renew',
      '--explain',
    ).out;
    expect(said.split('\n\n')).toHaveLength(4);
    expect(said).toContain('Senior discount (50%) of animal license ($18.00) = $9.00.');
    expect(said).toContain('Total: $24.00.');
    const dicho = alderBay(
      'animal-license',
      facts,
      '2026-12-28',
      '--action',
      'renew',
      '--explain',
      '--lang',
      'es',
    ).out;
    expect(dicho).toContain('Fundamento: Alder Bay Municipal Code 6.08.060.');
  });

  it('prints the form that other programs read', () => {
    const facts = { violation: 'AB-40.1', violatedOn: '2026-10-16' };
    const { out } = alderBay('parking-citation', facts, '2026-10-20', '--json');
    const read = JSON.parse(out) as { lines: { steps: unknown[] }[] };
    expect(read).toMatchObject({
      totalCents: 4800,
      version: expect.stringMatching(/^parking-citation@2026-07-01#[0-9a-f]{12}$/) as unknown,
      lines: [
        {
          id: 'fine',
          label: 'Parking fine',
          amountCents: 4800,
          account: '101-4310',
          shares: [
            { account: '101-4310', amountCents: 4500 },
            { account: '720-2410', amountCents: 300 },
          ],
        },
      ],
    });
    expect(read.lines[0]?.steps).not.toHaveLength(0);
  });

  it('shows one line, and an auditor every step', () => {
    const file = write('audit.yaml', GOOD);
    const ask = (...more: string[]) =>
      quoteCommand([
        '--schedule',
        file,
        '--facts',
        '{"employees": 3}',
        '--on',
        '2026-07-01',
        ...more,
      ]);
    expect(ask('--line', 'extra').out).toBe('Extra  $1.00\nTotal  $1.00');
    expect(ask('--line', 'missing')).toEqual({
      code: 1,
      out: '',
      err: 'The quote has no line missing.',
    });
    expect(ask('--audit').out).toBe(
      [
        'Step                     Value   Account   Authority',
        'Fee                      $15.00  101-4000  Code 1',
        '  $5.00 × employees (3)  $15.00',
        '    employees            3',
        'Extra                    $1.00   101-4000  Code 1',
        '  $1.00                  $1.00',
        'Total                    $16.00',
      ].join('\n'),
    );
  });

  const file = write('good.yaml', GOOD);
  const REFUSED: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['nothing', [], /^Usage/],
    ['an unknown option', ['--shedule', 'x'], /Usage/],
    [
      'no such file',
      ['--schedule', 'nowhere.yaml', '--facts', '{}', '--on', '2026-07-01'],
      /cannot be read/,
    ],
    ['no such day', ['--schedule', file, '--facts', '{}', '--on', '2026-02-30'], /is not a day/],
    [
      'no such language',
      ['--schedule', file, '--facts', '{}', '--on', '2026-07-01', '--lang', 'fr'],
      /not a language/,
    ],
    [
      'facts that are not JSON',
      ['--schedule', file, '--facts', '{employees}', '--on', '2026-07-01'],
      /not JSON/,
    ],
    [
      'a missing fact',
      ['--schedule', file, '--facts', '{}', '--on', '2026-07-01'],
      /not given: employees/,
    ],
    [
      'a wrong fact',
      ['--schedule', file, '--facts', '{"employees": -1}', '--on', '2026-07-01'],
      /cannot be below 0/,
    ],
    [
      'a day before any version',
      ['--schedule', file, '--facts', '{"employees": 1}', '--on', '2026-06-30'],
      /No fees are in force/,
    ],
    [
      'an action to choose',
      ['--schedule', join(FEES, 'animal-license.yaml'), '--facts', '{}', '--on', '2026-07-01'],
      /--action new \| renew \| replace-tag/,
    ],
    [
      'a bad schedule',
      [
        '--schedule',
        write('bad.yaml', GOOD.replace('employees\n', 'employes\n')),
        '--facts',
        '{}',
        '--on',
        '2026-07-01',
      ],
      /bad\.yaml:10:21 Nothing here is called employes/,
    ],
    [
      'bytes that are no text',
      [
        '--schedule',
        write('latin.yaml', Uint8Array.of(0x70, 0xe9, 0x0a)),
        '--facts',
        '{}',
        '--on',
        '2026-07-01',
      ],
      /not in UTF-8/,
    ],
  ];
  it.each(REFUSED)('exits 1 for %s', (_name, args, message) => {
    const { code, out, err } = quoteCommand(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });
});

describe('npm run fees -- check', () => {
  it('passes the demo city and counts what it saw', () => {
    expect(checkCommand(FEES)).toEqual({
      code: 0,
      out: expect.stringMatching(/\d+ files, \d+ schedules, 0 problems: all is well\.$/) as unknown,
      err: '',
    });
  });

  it('finds versions in two files that both claim a day', () => {
    const own = mkdtempSync(join(tmpdir(), 'fees-'));
    writeFileSync(join(own, 'a.yaml'), GOOD.replace('authority', 'until: 2027-06-30\nauthority'));
    writeFileSync(join(own, 'b.yaml'), GOOD.replace('2026-07-01', '2027-01-01'));
    const { code, err } = checkCommand(own);
    expect(code).toBe(1);
    expect(err).toContain(
      'Two versions of test overlap: one is in force until 2027-06-30, the next begins on 2027-01-01.',
    );
  });

  it('refuses an empty folder and no folder', () => {
    expect(checkCommand(undefined).err).toMatch(/^Usage/);
    expect(checkCommand(mkdtempSync(join(tmpdir(), 'fees-'))).err).toMatch(/holds no schedule/);
  });
});

describe('npm run fees -- compare', () => {
  const before = write('before.yaml', GOOD);
  const after = write(
    'after.yaml',
    GOOD.replace('$5.00', '$6.50').replace('2026-07-01', '2027-07-01'),
  );
  const row = (employees: number) =>
    JSON.stringify({ action: 'bill', on: '2026-08-01', facts: { employees } });
  const facts = write('facts.jsonl', `${row(2)}\n\n${row(10)}\n${row(0)}\n${row(-4)}\n`);

  it('reports the difference by line and in total', () => {
    expect(compareCommand([before, after, '--facts', facts]).out).toBe(
      [
        'Line   Before   After  Difference  Quotes changed',
        'fee    $60.00  $78.00      $18.00               2',
        'extra   $3.00   $3.00       $0.00               0',
        'Total  $63.00  $81.00      $18.00          2 of 3',
        'Row 4: before refuses: employees cannot be below 0.',
        'Row 4: after refuses: employees cannot be below 0.',
      ].join('\n'),
    );
  });

  it('names a row of facts that it cannot read', () => {
    const bad = write('bad.jsonl', `${row(2)}\n{"action": 5}\n`);
    expect(compareCommand([before, after, '--facts', bad]).err).toContain('bad.jsonl:2 is not');
    expect(compareCommand([before]).err).toMatch(/^Usage/);
  });
});
