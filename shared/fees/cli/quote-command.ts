import { parseArgs } from 'node:util';
import type { Language } from '../../kernel/language.ts';
import { parseDay } from '../days.ts';
import { auditTable, dollars, explainQuote } from '../explain.ts';
import type { Facts } from '../facts.ts';
import { loadSchedules, type Problem, type Schedule } from '../load-schedule.ts';
import { quote } from '../price.ts';
import type { Quote } from '../quote.ts';
import { calendarNear, done, failed, readText, type CommandResult } from './files.ts';
import { loadOptionsFor } from './program-options.ts';

const USAGE = `Usage: npm run quote -- --schedule FILE --facts FILE_OR_JSON --on YYYY-MM-DD
  [--action ACTION] [--line ID] [--explain] [--audit] [--lang en|es] [--json]

Facts are JSON: money as whole cents (8000000) or as dollars in quotes ("80,000.00").`;

const OPTIONS = {
  schedule: { type: 'string' },
  facts: { type: 'string' },
  on: { type: 'string' },
  action: { type: 'string' },
  line: { type: 'string' },
  lang: { type: 'string' },
  explain: { type: 'boolean' },
  audit: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Prices facts with any schedule file, without a database. Exit code 1 and a message on stderr
 * for a bad file or a refusal. */
export function quoteCommand(args: readonly string[]): CommandResult {
  const options = readOptions(args);
  if (typeof options === 'string') return failed(options);
  const read = readText(options.schedule);
  if ('problem' in read) return failed(read.problem);
  const loaded = loadSchedules(read.text, loadOptionsFor(read.text, options.schedule));
  if (!loaded.ok) return failed(loaded.problems.map(problemText).join('\n'));
  const facts = readFacts(options.facts);
  if (typeof facts === 'string') return failed(facts);
  const action = chooseAction(options.action, loaded.schedules);
  if (action === null) {
    const known = [...new Set(loaded.schedules.flatMap((schedule) => schedule.knownActions))];
    return failed(`Say which action: --action ${known.join(' | ')}`);
  }
  const result = quote({
    schedules: loaded.schedules,
    action,
    facts,
    on: options.on,
    calendar: calendarNear(options.schedule),
  });
  if (!result.ok) return failed(result.refusal.message[options.language]);
  return report(result.quote, options);
}

interface Options {
  readonly schedule: string;
  readonly facts: string;
  readonly on: string;
  readonly action: string | undefined;
  readonly line: string | undefined;
  readonly language: Language;
  readonly form: 'plain' | 'explain' | 'audit' | 'json';
}

function readOptions(args: readonly string[]): Options | string {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: OPTIONS }));
  } catch (error) {
    return `${error instanceof Error ? error.message : ''}\n${USAGE}`;
  }
  const { schedule, facts, on, lang = 'en' } = values;
  if (schedule === undefined || facts === undefined || on === undefined) return USAGE;
  if (parseDay(on) === null) return `"${on}" is not a day; write --on 2026-07-01.`;
  if (lang !== 'en' && lang !== 'es') return `"${lang}" is not a language here: en or es.`;
  const form =
    values.json === true
      ? 'json'
      : values.audit === true
        ? 'audit'
        : values.explain === true
          ? 'explain'
          : 'plain';
  return { schedule, facts, on, action: values.action, line: values.line, language: lang, form };
}

/** A problem as compilers print it, so that editors can jump to it. */
export function problemText(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.message}`;
}

function readFacts(given: string): Facts | string {
  let text = given;
  if (!given.trim().startsWith('{')) {
    const read = readText(given);
    if ('problem' in read) return read.problem;
    ({ text } = read);
  }
  try {
    const facts: unknown = JSON.parse(text);
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return facts as Facts;
  } catch {
    return 'The facts are not JSON.';
  }
  return 'The facts must be a JSON object: {"altered": true, …}.';
}

/** The action asked for; the only one there is; or any, where the schedule names none. */
function chooseAction(given: string | undefined, schedules: readonly Schedule[]): string | null {
  if (given !== undefined) return given;
  const known = new Set(schedules.flatMap((schedule) => schedule.knownActions));
  if (known.size === 0) return 'charge';
  const [first] = known;
  return known.size === 1 && first !== undefined ? first : null;
}

function report(priced: Quote, options: Options): CommandResult {
  const { line: id, language, form } = options;
  const lines = id === undefined ? priced.lines : priced.lines.filter((line) => line.id === id);
  if (lines.length === 0 && id !== undefined) return failed(`The quote has no line ${id}.`);
  const totalCents = id === undefined ? priced.totalCents : (lines[0]?.amountCents ?? 0);
  const shown: Quote = { ...priced, lines, totalCents: totalCents as Quote['totalCents'] };
  switch (form) {
    case 'json':
      return done(JSON.stringify(jsonOf(shown, language), null, 2));
    case 'explain':
      return done(explainQuote(shown, language));
    case 'audit':
      return done(auditTable(shown, language));
    case 'plain':
      return done(plainText(shown, language));
  }
}

function jsonOf(priced: Quote, language: Language): unknown {
  const lines = priced.lines.map((line) => ({
    id: line.id,
    label: line.label[language],
    amountCents: line.amountCents,
    account: line.shares[0]?.account ?? '',
    shares: line.shares,
    authority: line.authority,
    steps: line.steps,
  }));
  return { totalCents: priced.totalCents, lines, version: priced.version };
}

function plainText(priced: Quote, language: Language): string {
  const rows = priced.lines.map((line) => [line.label[language], dollars(line.amountCents)]);
  rows.push(['Total', dollars(priced.totalCents)]);
  const width = Math.max(...rows.map(([label = '']) => label.length));
  const amounts = Math.max(...rows.map(([, amount = '']) => amount.length));
  return rows
    .map(([label = '', amount = '']) => `${label.padEnd(width)}  ${amount.padStart(amounts)}`)
    .join('\n');
}
