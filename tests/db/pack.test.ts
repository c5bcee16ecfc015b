import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BootRefusal } from '../../db/boot-refusal.ts';
import { loadPack } from '../../db/pack/load-pack.ts';
import { PackRefusal, type PackProblem } from '../../db/pack/pack-problems.ts';
import { PROGRAMS } from '../../shared/programs/registry.ts';

const ALDER_BAY = join(import.meta.dirname, '../../db/cities/alder-bay');

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'frontcounter-pack-')), 'pack');
  await cp(ALDER_BAY, folder, { recursive: true });
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** Changes one file of the copied pack. */
async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text, `${file} holds ${from}`).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

async function problemsOf(directory = folder): Promise<readonly PackProblem[]> {
  const refusal = await loadPack(directory).then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(PackRefusal);
  expect(refusal).toBeInstanceOf(BootRefusal);
  return (refusal as PackRefusal).problems;
}

/** The line (from 1) on which `text` first stands in a file of the copied pack. */
async function lineOf(file: string, text: string): Promise<number> {
  const before = (await readFile(join(folder, file), 'utf8')).split(text)[0] ?? '';
  return before.split('\n').length;
}

describe('Alder Bay', () => {
  test('is complete: every program has fees, and every fund can hold cash', async () => {
    const pack = await loadPack(ALDER_BAY);
    expect(pack.city).toMatchObject({ name: 'City of Alder Bay', demo: true });
    const priced = new Set(pack.feeSchedules.map((schedule) => schedule.program));
    expect(Object.keys(PROGRAMS).filter((program) => !priced.has(program))).toEqual([]);
    expect(new Set(pack.staff.map((person) => person.level)).size).toBe(6);
    expect(pack.staff.length).toBeGreaterThanOrEqual(8);
    expect(pack.sealBitmap?.slice(0, 2)).toEqual(new TextEncoder().encode('P4'));
    expect(pack.sealSvg).toContain('<svg');
  });

  test('has holidays on working days only, for four years', async () => {
    const { city } = await loadPack(ALDER_BAY);
    const years = new Set(city.holidays.map(({ day }) => day.slice(0, 4)));
    expect([...years]).toEqual(['2025', '2026', '2027', '2028']);
    const weekend = city.holidays.filter(({ day }) => [0, 6].includes(new Date(day).getUTCDay()));
    expect(weekend).toEqual([]);
  });
});

describe('what is wrong is named with file, line and remedy', () => {
  test('a folder that is no pack', async () => {
    const problems = await problemsOf(join(folder, 'fees'));
    expect(problems[0]).toEqual({
      file: 'city.yaml',
      line: null,
      message: 'This file is missing: every city pack has it (db/cities/alder-bay is an example).',
    });
  });

  test.each([
    [
      'a day that does not exist',
      'city.yaml',
      'day: 2027-05-31',
      'day: 2027-02-30',
      '"holidays.day" must be a day that exists, as 2027-03-31.',
    ],
    [
      'a misspelt key',
      'city.yaml',
      'idleLockSeconds:',
      'idleLockSecond:',
      'This file knows nothing called "idleLockSecond": take it out or correct its spelling.',
    ],
    [
      'a program without fees',
      'city.yaml',
      'programs: [animal-license,',
      'programs: [animal-licenses,',
      'No file in fees/ has "program: animal-licenses": add its fees, or take it out.',
    ],
    [
      'a time zone that is none',
      'city.yaml',
      'America/Los_Angeles',
      'Pacific',
      '"timeZone" must be a time zone such as America/Los_Angeles.',
    ],
    [
      'something left out',
      'accounts.yaml',
      "{ code: '510', name: Transit }",
      "{ code: '510' }",
      '"funds.name" is missing: it must be text (put a number that is a code in quotation marks).',
    ],
    [
      'a code that YAML takes for a number',
      'accounts.yaml',
      "fund: '260', kind: asset, name: Cash",
      'fund: 260, kind: asset, name: Cash',
      '"accounts.fund" must be text (put a number that is a code in quotation marks).',
    ],
    [
      'an account of an unknown fund',
      'accounts.yaml',
      "fund: '510', kind: revenue",
      "fund: '515', kind: revenue",
      'There is no fund 515: add it under "funds".',
    ],
    [
      'a fund that cannot hold cash',
      'accounts.yaml',
      'Cash on hand, holdsTender: cash }',
      'Cash on hand }',
      'No account of fund 101 holds cash: give one "holdsTender: cash".',
    ],
    [
      'a level that there is not',
      'staff.yaml',
      'level: trainee',
      'level: intern',
      '"staff.level" must be one of trainee, clerk, lead, supervisor, auditor, administrator.',
    ],
    [
      'two workstations of one code',
      'workstations.yaml',
      'code: C2, name: Counter 2',
      'code: C1, name: Counter 2',
      'The workstation C1 is listed twice: receipt numbers would clash; change one.',
    ],
    [
      'a printer that is not listed',
      'workstations.yaml',
      'printer: counter-2',
      'printer: counter-9',
      'printers.yaml has no printer "counter-9": add it there, or take this out.',
    ],
    [
      'a network printer without address',
      'printers.yaml',
      'profile: epson-tm-t88vii, transport: virtual',
      'profile: epson-tm-t88vii, transport: tcp',
      'A tcp printer needs its "address: host:port".',
    ],
    [
      'fees posted to an unknown account',
      'fees/animal-license.yaml',
      'account: 101-4215',
      'account: 101-9999',
      'There is no account 101-9999: add it to accounts.yaml, or correct it here.',
    ],
  ])('%s', async (_what, file, from, to, message) => {
    await change(file, from, to);
    const problems = await problemsOf();
    expect(problems.map((problem) => problem.message)).toContain(message);
    const found = problems.find((problem) => problem.message === message);
    expect(found?.file).toBe(file);
    // A missing holder of cash is the fund's fault, above the accounts.
    const where = message.startsWith('No account') ? "code: '101'" : to;
    const ofTheWholeFile = message.startsWith('This file');
    expect(found?.line).toBe(ofTheWholeFile ? 1 : await lineOf(file, where));
  });

  test('text that is not YAML', async () => {
    await change('printers.yaml', 'printers:', 'printers: [');
    const [problem] = await problemsOf();
    expect(problem).toMatchObject({ file: 'printers.yaml' });
    expect(problem?.message).toMatch(/^This is not YAML: /);
  });

  test('a fee that asks for a fact the program does not have', async () => {
    await change('fees/animal-license.yaml', 'when: seniorOwner', 'when: seniorOwners');
    const [problem] = await problemsOf();
    expect(problem?.file).toBe('fees/animal-license.yaml');
    expect(problem?.line).toBe(await lineOf('fees/animal-license.yaml', 'seniorOwners'));
    expect(problem?.message).toContain('seniorOwners');
  });

  test('two versions of fees for one day', async () => {
    await cp(join(folder, 'fees/animal-license.yaml'), join(folder, 'fees/animal-new.yaml'));
    const problems = await problemsOf();
    expect(problems[0]?.message).toMatch(
      /^The fees of animal-license from .* keep one of the two\.$/,
    );
  });

  test('every problem at once, in one message', async () => {
    await change('staff.yaml', 'level: trainee', 'level: intern');
    await change('workstations.yaml', 'code: C2', 'code: C1');
    const error = await loadPack(folder).catch((refusal: unknown) => refusal);
    const { message } = error as Error;
    expect(message).toContain(folder);
    expect(message).toMatch(/\n {2}staff\.yaml:\d+: .*\n {2}workstations\.yaml:\d+: /);
  });
});

describe('a city that is no demo', () => {
  test('needs neither staff nor made-up words', async () => {
    await change('city.yaml', 'demo: true', 'demo: false');
    await rm(join(folder, 'staff.yaml'));
    await rm(join(folder, 'demo'), { recursive: true });
    const pack = await loadPack(folder);
    expect(pack).toMatchObject({ staff: [], demo: null });
  });

  test('may not list passwords', async () => {
    await change('city.yaml', 'demo: true', 'demo: false');
    const [problem] = await problemsOf();
    expect(problem?.file).toBe('staff.yaml');
    expect(problem?.message).toMatch(/^Only a demo city may list staff with passwords/);
  });
});
