import { parseArgs } from 'node:util';
import { BootRefusal } from '../../db/boot-refusal.ts';
import { openCommandLineDatabase } from '../../db/cli/open-database.ts';
import type { Database } from '../../db/client.ts';
import { checkCommand } from '../../shared/fees/cli/check-command.ts';
import { compareCommand } from '../../shared/fees/cli/compare-command.ts';
import { done, failed, readText, type CommandResult } from '../../shared/fees/cli/files.ts';
import { parseDay } from '../../shared/fees/days.ts';
import { publishSchedule, withdrawPublished } from '../services/fee-schedules.ts';

const USAGE = `Usage: npm run fees -- check FOLDER_OR_FILE
       npm run fees -- compare OLD NEW --facts FILE.jsonl [--json]
       npm run fees -- publish FILE --by NAME
       npm run fees -- withdraw PROGRAM DAY --by NAME --reason TEXT`;

async function run([command, ...args]: readonly string[]): Promise<CommandResult> {
  switch (command) {
    case 'check':
      return checkCommand(args[0]);
    case 'compare':
      return compareCommand(args);
    case 'publish':
      return await publishCommand(args);
    case 'withdraw':
      return await withdrawCommand(args);
    case undefined:
    default:
      return failed(USAGE);
  }
}

function read(args: readonly string[]): { positionals: string[]; by: string; reason: string } {
  const options = { by: { type: 'string' }, reason: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  return { positionals, by: values.by ?? '', reason: values.reason ?? '' };
}

async function publishCommand(args: readonly string[]): Promise<CommandResult> {
  const { positionals, by } = read(args);
  const [file] = positionals;
  if (file === undefined || by === '') return failed(USAGE);
  const text = readText(file);
  if ('problem' in text) return failed(text.problem);
  return await withDatabase(async (database) => {
    const published = await publishSchedule(database, {
      source: text.text,
      file,
      publishedBy: by,
    });
    return published.ok
      ? done(`${published.version} is published. Counters price by it from its first day on.`)
      : failed(published.problems.join('\n'));
  });
}

async function withdrawCommand(args: readonly string[]): Promise<CommandResult> {
  const { positionals, by, reason } = read(args);
  const [program, effectiveOn] = positionals;
  if (program === undefined || effectiveOn === undefined || by === '' || reason === '') {
    return failed(USAGE);
  }
  if (parseDay(effectiveOn) === null) return failed(`${effectiveOn} is no day: write 2027-07-01.`);
  return await withDatabase(async (database) => {
    const given = { program, effectiveOn, by, reason };
    return (await withdrawPublished(database, given))
      ? done(`${program}@${effectiveOn} is withdrawn.`)
      : failed(
          `There is no version of ${program} from ${effectiveOn} that could be withdrawn: ` +
            'one in force stays, until its successor.',
        );
  });
}

async function withDatabase(
  work: (database: Database) => Promise<CommandResult>,
): Promise<CommandResult> {
  try {
    const opened = await openCommandLineDatabase('frontcounter-fees');
    try {
      return await work(opened.database);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof BootRefusal) return failed(error.message);
    throw error;
  }
}

const { code, out, err } = await run(process.argv.slice(2)).catch((error: unknown) =>
  failed(`${(error as Error).message}\n${USAGE}`),
);
if (out !== '') process.stdout.write(`${out}\n`);
if (err !== '') process.stderr.write(`${err}\n`);
process.exitCode = code;
