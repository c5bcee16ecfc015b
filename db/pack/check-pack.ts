import type { PackFile } from './pack-file.ts';
import type { PackProblem } from './pack-problems.ts';
import type {
  ChartOfAccounts,
  CityInfo,
  PackPrinter,
  PackStaff,
  PackWorkstation,
} from './pack-schema.ts';

type Path = readonly PropertyKey[];

/** The first of two equal ones is fine; each later one is a problem on its own line. */
function repeated<T>(
  file: PackFile<unknown>,
  items: readonly T[],
  name: (item: T) => string | null,
  path: (index: number) => Path,
  message: (name: string) => string,
): PackProblem[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = name(item);
    if (key === null) return [];
    if (seen.has(key)) return [file.problem(path(index), message(key))];
    seen.add(key);
    return [];
  });
}

export function checkCity(file: PackFile<CityInfo>): PackProblem[] {
  return repeated(
    file,
    file.value?.holidays ?? [],
    (holiday) => holiday.day,
    (index) => ['holidays', index],
    (day) => `The holiday ${day} is listed twice: take one out.`,
  );
}

/** What is sold has fees; each program has one tile. */
export function checkPrograms(
  file: PackFile<CityInfo>,
  priced: ReadonlySet<string>,
): PackProblem[] {
  const programs = file.value?.programs ?? [];
  return [
    ...repeated(
      file,
      programs,
      (program) => program,
      (index) => ['programs', index],
      (program) => `The program ${program} is listed twice: take one out.`,
    ),
    ...programs.flatMap((program, index) =>
      priced.has(program)
        ? []
        : [
            file.problem(
              ['programs', index],
              `No file in fees/ has "program: ${program}": add its fees, or take it out.`,
            ),
          ],
    ),
  ];
}

/** Codes are unique, funds exist, and each fund can hold cash, once for each kind of tender. */
export function checkAccounts(file: PackFile<ChartOfAccounts>): PackProblem[] {
  if (file.value === null) return [];
  const { funds, accounts } = file.value;
  const at = (index: number): Path => ['accounts', index];
  const fundCodes = new Set(funds.map((fund) => fund.code));
  const holdsCash = new Set(accounts.filter((a) => a.holdsTender === 'cash').map((a) => a.fund));
  return [
    ...repeated(
      file,
      funds,
      (fund) => fund.code,
      (index) => ['funds', index],
      (code) => `The fund ${code} is listed twice: take one out.`,
    ),
    ...repeated(
      file,
      accounts,
      (account) => account.code,
      at,
      (code) => `The account ${code} is listed twice: take one out.`,
    ),
    ...repeated(
      file,
      accounts,
      (account) => (account.holdsTender ? `${account.fund} ${account.holdsTender}` : null),
      at,
      (which) => `Another account already holds "${which}": only one account of a fund may.`,
    ),
    ...accounts.flatMap((account, index) => [
      ...(fundCodes.has(account.fund)
        ? []
        : [file.problem(at(index), `There is no fund ${account.fund}: add it under "funds".`)]),
      ...(account.holdsTender !== undefined && account.kind !== 'asset'
        ? [file.problem(at(index), 'Only an asset account can hold a tender.')]
        : []),
    ]),
    ...funds.flatMap((fund, index) =>
      holdsCash.has(fund.code)
        ? []
        : [
            file.problem(
              ['funds', index],
              `No account of fund ${fund.code} holds cash: give one "holdsTender: cash".`,
            ),
          ],
    ),
  ];
}

export function checkStaff(file: PackFile<{ staff: PackStaff[] }>, demo: boolean): PackProblem[] {
  const staff = file.value?.staff ?? [];
  const doubles = repeated(
    file,
    staff,
    (person) => person.signInName,
    (index) => ['staff', index],
    (name) => `The sign-in name ${name} is listed twice: change one.`,
  );
  if (demo || staff.length === 0) return doubles;
  const message =
    'Only a demo city may list staff with passwords: take them out; the first administrator is set up in the browser.';
  return [...doubles, file.problem(['staff', 0], message)];
}

export function checkPrinters(file: PackFile<{ printers: PackPrinter[] }>): PackProblem[] {
  const printers = file.value?.printers ?? [];
  return [
    ...repeated(
      file,
      printers,
      (printer) => printer.id,
      (index) => ['printers', index],
      (id) => `The printer ${id} is listed twice: change one id.`,
    ),
    ...printers.flatMap((printer, index) => {
      const networked = printer.transport === 'tcp';
      if (networked === (printer.address !== undefined)) return [];
      const message = networked
        ? 'A tcp printer needs its "address: host:port".'
        : 'A virtual printer has no address: take it out.';
      return [file.problem(['printers', index], message)];
    }),
  ];
}

export function checkWorkstations(
  file: PackFile<{ workstations: PackWorkstation[] }>,
  printers: readonly PackPrinter[],
): PackProblem[] {
  const workstations = file.value?.workstations ?? [];
  const ids = new Set(printers.map((printer) => printer.id));
  return [
    ...repeated(
      file,
      workstations,
      (workstation) => workstation.code,
      (index) => ['workstations', index],
      (code) => `The workstation ${code} is listed twice: receipt numbers would clash; change one.`,
    ),
    ...workstations.flatMap(({ printer }, index) =>
      printer === undefined || ids.has(printer)
        ? []
        : [
            file.problem(
              ['workstations', index, 'printer'],
              `printers.yaml has no printer "${printer}": add it there, or take this out.`,
            ),
          ],
    ),
  ];
}
