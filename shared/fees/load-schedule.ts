import type { ParsedNode } from 'yaml';
import type { FactDeclaration } from './facts.ts';
import { parseDay } from './days.ts';
import { readDefinitions } from './schedule/definitions.ts';
import { readFacts, readWords } from './schedule/read-facts.ts';
import type { Problem, ProblemList } from './schedule/problems.ts';
import { Reader, type Item } from './schedule/reader.ts';
import { readLines, readRefusals } from './schedule/lines.ts';
import type { Schedule, ScheduleAction } from './schedule/schedule.ts';
import { Scope } from './schedule/scope.ts';
import { readAccount } from './schedule/split.ts';
import { readYaml } from './schedule/yaml-source.ts';
import { sourceHash } from './source-hash.ts';

export type { Problem } from './schedule/problems.ts';
export type { Schedule } from './schedule/schedule.ts';

export interface LoadOptions {
  /** The file's name, as problems should call it. */
  readonly file: string;
  /** Facts that the program declares; none for a data-only program. */
  readonly facts?: readonly FactDeclaration[];
  /** Actions that the program declares; without them the schedule's own are taken. */
  readonly actions?: readonly string[];
}

export type LoadedSchedules =
  | {
      readonly ok: true;
      readonly schedules: readonly Schedule[];
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type LoadedSchedule =
  | { readonly ok: true; readonly schedule: Schedule; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a file with one schedule. Never throws, whatever the text holds: what is wrong comes back
 * as problems with their line. */
export function loadSchedule(source: string, options: LoadOptions): LoadedSchedule {
  const loaded = loadSchedules(source, options);
  if (!loaded.ok) return loaded;
  const [schedule] = loaded.schedules;
  if (schedule !== undefined && loaded.schedules.length === 1) {
    return { ok: true, schedule, warnings: loaded.warnings };
  }
  const message = 'The file holds several schedules; one is expected here.';
  return { ok: false, problems: [{ file: options.file, line: 1, column: 1, message }] };
}

/** Reads a file with one schedule or several versions, parted by `---`. Never throws. */
export function loadSchedules(source: string, options: LoadOptions): LoadedSchedules {
  const { documents, problems } = readYaml(source, options.file);
  const hash = sourceHash(source);
  const read = documents.map((document) => ({
    document,
    schedule: readSchedule(document, problems, options, hash),
  }));
  const schedules: Schedule[] = [];
  for (const { document, schedule } of read) {
    if (schedule === null) continue;
    const clash = schedules
      .map((earlier) => versionClash(earlier, schedule))
      .find((m) => m !== null);
    if (clash !== undefined && clash !== null) problems.add(document.range[0], clash);
    schedules.push(schedule);
  }
  if (problems.problems.length > 0) return { ok: false, problems: problems.problems };
  return { ok: true, schedules, warnings: problems.warnings };
}

/** Why two schedules cannot both be published, or null: a day of one program has one version. */
export function versionClash(a: Schedule, b: Schedule): string | null {
  if (a.program !== b.program) return null;
  const [first, second] = a.effectiveDay <= b.effectiveDay ? [a, b] : [b, a];
  if (first.effectiveDay === second.effectiveDay) {
    return `Two versions of ${a.program} both begin on ${a.effective}.`;
  }
  if (first.untilDay !== null && first.untilDay >= second.effectiveDay) {
    return (
      `Two versions of ${a.program} overlap: one is in force until ${first.until}, ` +
      `the next begins on ${second.effective}.`
    );
  }
  return null;
}

export const SCHEDULE_KEYS = [
  'program',
  'city',
  'title',
  'effective',
  'until',
  'decided by',
  'authority',
  'account',
  'source',
  'notes',
  'actions',
  'facts',
  'amounts',
  'tables',
  'figures',
  'groups',
  'refuse',
  'lines',
] as const;

function readSchedule(
  document: ParsedNode,
  problems: ProblemList,
  options: LoadOptions,
  hash: string,
): Schedule | null {
  const reader = new Reader(problems);
  const before = problems.problems.length;
  const fields = reader.fields(reader.item(document, 0), 'the schedule', SCHEDULE_KEYS);
  const head = readHead(reader, fields, document.range[0]);
  const ownActions = readScheduleActions(reader, fields.get('actions'));
  const knownActions = options.actions ?? ownActions.map((action) => action.id);
  const ownFacts = readFacts(reader, fields.get('facts'));
  const facts = mergeFacts(reader, options.facts ?? [], ownFacts, fields.get('facts'));
  const scope = new Scope(reader, facts);
  readDefinitions(scope, fields);
  readGroups(scope, fields.get('groups'));
  const defaults = {
    account: fields.has('account') ? readAccount(scope, fields.get('account')) : null,
    authority: head.authority,
    actions: knownActions,
  };
  const lines = readLines(scope, fields.get('lines'), defaults);
  const refusals = readRefusals(scope, fields.get('refuse'), knownActions);
  const decidedBy = readDecidingDate(scope, fields.get('decided by'));
  for (const [name, definition] of scope.definitions) scope.check(name, definition);
  if (problems.problems.length > before || head.effectiveDay === null) return null;
  const { program = '', effective = '' } = head;
  return {
    ...head,
    program,
    effective,
    effectiveDay: head.effectiveDay,
    version: `${program}@${effective}#${hash.slice(0, 12)}`,
    actions: ownActions,
    knownActions,
    ownFacts,
    facts,
    usedFacts: scope.usedFacts,
    decidedBy,
    figureCount: scope.figureCount,
    lines,
    refusals,
    usesPaidOn: facts.some((fact) => fact.name === 'paidOn'),
  };
}

function readHead(reader: Reader, fields: ReadonlyMap<string, Item>, at: number) {
  const program = reader.text(fields.get('program'), 'program');
  if (!fields.has('program'))
    reader.problems.add(at, 'The schedule needs "program:", whose fees it holds.');
  if (program !== null && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(program)) {
    const item = fields.get('program') as Item;
    reader.problems.add(item.at, `"${program}" is not a program: write it like animal-license.`);
  }
  const effective = readDay(reader, fields.get('effective'), 'effective');
  if (!fields.has('effective')) {
    reader.problems.add(at, 'The schedule needs "effective:", its first day, such as 2026-07-01.');
  }
  const until = readDay(reader, fields.get('until'), 'until');
  if (effective !== null && until !== null && until.day < effective.day) {
    const item = fields.get('until') as Item;
    reader.problems.add(item.at, 'The schedule ends before it begins.');
  }
  return {
    program: program ?? '',
    effective: effective?.text ?? '',
    effectiveDay: effective?.day ?? null,
    until: until?.text ?? null,
    untilDay: until?.day ?? null,
    title: reader.localized(fields.get('title'), 'title'),
    authority: reader.text(fields.get('authority'), 'authority'),
    source: reader.text(fields.get('source'), 'source'),
  };
}

function readDay(reader: Reader, item: Item | undefined, what: string) {
  const text = reader.text(item, what);
  if (text === null) return null;
  const day = parseDay(text);
  if (day !== null) return { text, day };
  reader.problems.add(item?.at ?? 0, `"${text}" is not a day; write ${what} like 2026-07-01.`);
  return null;
}

function readScheduleActions(reader: Reader, item: Item | undefined): readonly ScheduleAction[] {
  if (item === undefined) return [];
  if (reader.isList(item)) {
    return (readWords(reader, item, 'actions') ?? []).map((id) => ({
      id,
      label: { en: id, es: id },
    }));
  }
  return reader.entries(item, 'actions').map(({ key, value }) => ({
    id: key,
    label: reader.localized(value, `the action ${key}`) ?? { en: key, es: key },
  }));
}

function mergeFacts(
  reader: Reader,
  program: readonly FactDeclaration[],
  own: readonly FactDeclaration[],
  item: Item | undefined,
): readonly FactDeclaration[] {
  const names = new Set(program.map((fact) => fact.name));
  const doubled = own.find((fact) => names.has(fact.name));
  if (doubled !== undefined) {
    reader.problems.add(
      item?.at ?? 0,
      `The fact ${doubled.name} is already asked by the program; leave it out here.`,
    );
  }
  return [...program, ...own.filter((fact) => !names.has(fact.name))];
}

function readGroups(scope: Scope, item: Item | undefined): void {
  if (item === undefined) return;
  for (const { key, keyAt, value } of scope.reader.entries(item, 'groups')) {
    if (scope.knows(key)) scope.reader.problems.add(keyAt, `The name ${key} is used twice.`);
    else scope.groups.set(key, readWords(scope.reader, value, `the group ${key}`) ?? []);
  }
}

function readDecidingDate(scope: Scope, item: Item | undefined): string | null {
  const name = scope.reader.text(item, 'decided by');
  if (name === null || name === 'paidOn') return null;
  const fact = scope.facts.get(name);
  if (fact?.declaration.type === 'date') return name;
  scope.reader.problems.add(
    item?.at ?? 0,
    `"decided by" names the date that decides the version; ${name} is not a fact of type date.`,
  );
  return null;
}
