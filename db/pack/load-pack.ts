import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  checkAccounts,
  checkCity,
  checkPrinters,
  checkPrograms,
  checkStaff,
  checkWorkstations,
} from './check-pack.ts';
import { readFeeFile, type FeeFile, type PackFeeSchedule } from './fee-files.ts';
import { readPackFile, type PackFile } from './pack-file.ts';
import { PackRefusal, type PackProblem } from './pack-problems.ts';
import {
  accountsFile,
  cityFile,
  printersFile,
  staffFile,
  violationsFile,
  wordsFile,
  workstationsFile,
  type ChartOfAccounts,
  type CityInfo,
  type DemoWords,
  type PackPrinter,
  type PackStaff,
  type PackWorkstation,
  type Violation,
} from './pack-schema.ts';

/** Everything that makes it this city, read from a folder and checked. */
export interface CityPack {
  readonly id: string;
  readonly directory: string;
  readonly city: CityInfo;
  readonly funds: ChartOfAccounts['funds'];
  readonly accounts: ChartOfAccounts['accounts'];
  /** Nobody, unless the city is a demo. */
  readonly staff: readonly PackStaff[];
  readonly workstations: readonly PackWorkstation[];
  readonly printers: readonly PackPrinter[];
  readonly feeSchedules: readonly PackFeeSchedule[];
  /** The seal for screens. */
  readonly sealSvg: string;
  /** The seal for receipts: a netpbm P4 file, black and white; null when the pack has none. */
  readonly sealBitmap: Uint8Array | null;
  /** What the made-up residents of a demo city are made from. */
  readonly demo: { readonly words: DemoWords; readonly violations: readonly Violation[] } | null;
}

/**
 * Reads the city pack in `directory`. Throws `PackRefusal`, a `BootRefusal` whose message lists
 * every problem with its file, its line and what to do about it.
 *
 * @example const pack = await loadPack(config.cityPack);
 */
export async function loadPack(directory: string): Promise<CityPack> {
  const problems: PackProblem[] = [];
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<PackFile<T> | null> => {
    const text = await textOf(directory, name, problems);
    if (text === null) return null;
    const file = readPackFile(text, name, schema);
    problems.push(...file.problems);
    return file;
  };
  const city = await read('city.yaml', cityFile);
  const demo = city?.value?.demo ?? false;
  const accounts = await read('accounts.yaml', accountsFile);
  const staff =
    demo || (await hasFile(directory, 'staff.yaml')) ? await read('staff.yaml', staffFile) : null;
  const printers = await read('printers.yaml', printersFile);
  const workstations = await read('workstations.yaml', workstationsFile);
  const words = demo ? await read('demo/words.yaml', wordsFile) : null;
  const violations = demo ? await read('demo/violations.yaml', violationsFile) : null;
  const sealSvg = await textOf(directory, 'seal.svg', problems);

  if (city) problems.push(...checkCity(city));
  if (accounts) problems.push(...checkAccounts(accounts));
  if (staff) problems.push(...checkStaff(staff, demo));
  if (printers) problems.push(...checkPrinters(printers));
  if (workstations) {
    problems.push(...checkWorkstations(workstations, printers?.value?.printers ?? []));
  }
  const chart = accounts?.value ?? null;
  const codes = chart === null ? null : new Set(chart.accounts.map((account) => account.code));
  const fees = await readFees(directory, codes);
  problems.push(...fees.problems);
  // A fee file with a problem gives no schedule: its program would look unpriced besides.
  if (city && fees.problems.length === 0) {
    problems.push(...checkPrograms(city, new Set(fees.schedules.map(({ program }) => program))));
  }

  if (problems.length > 0 || !city?.value || !chart || sealSvg === null) {
    throw new PackRefusal(directory, problems);
  }
  const made = words?.value && violations?.value;
  return {
    id: city.value.id,
    directory,
    city: city.value,
    funds: chart.funds,
    accounts: chart.accounts,
    staff: staff?.value?.staff ?? [],
    workstations: workstations?.value?.workstations ?? [],
    printers: printers?.value?.printers ?? [],
    feeSchedules: fees.schedules,
    sealSvg,
    sealBitmap: (await hasFile(directory, 'seal.pbm'))
      ? new Uint8Array(await readFile(join(directory, 'seal.pbm')))
      : null,
    demo: made ? { words: words.value, violations: violations.value.violations } : null,
  };
}

async function textOf(
  directory: string,
  name: string,
  problems: PackProblem[],
): Promise<string | null> {
  try {
    return await readFile(join(directory, name), 'utf8');
  } catch (error) {
    const message =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'This file is missing: every city pack has it (db/cities/alder-bay is an example).'
        : `This file cannot be read: ${(error as Error).message}.`;
    problems.push({ file: name, line: null, message });
    return null;
  }
}

async function hasFile(directory: string, name: string): Promise<boolean> {
  return (await filesIn(directory)).includes(name);
}

async function filesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch {
    return [];
  }
}

/** The fee files of the pack, and the problem of two versions for one day. */
async function readFees(directory: string, accounts: ReadonlySet<string> | null): Promise<FeeFile> {
  const folder = join(directory, 'fees');
  const names = (await filesIn(folder)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) =>
      readFeeFile(await readFile(join(folder, name), 'utf8'), `fees/${name}`, accounts),
    ),
  );
  const schedules = files.flatMap((file) => file.schedules);
  const problems = files.flatMap((file) => file.problems);
  const seen = new Map<string, string>();
  for (const { program, effectiveOn, file } of schedules) {
    const version = `${program} from ${effectiveOn}`;
    const other = seen.get(version);
    if (other !== undefined) {
      const message = `The fees of ${version} stand in ${other} too: keep one of the two.`;
      problems.push({ file, line: null, message });
    }
    seen.set(version, file);
  }
  return { schedules, problems };
}
