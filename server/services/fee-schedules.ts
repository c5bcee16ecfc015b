import { uuidv7 } from 'uuidv7';
import type { Database } from '../../db/client.ts';
import { readBusinessDate } from '../../db/repositories/city.ts';
import {
  insertSchedule,
  publishedSchedules,
  withdrawSchedule,
} from '../../db/repositories/fee-schedules.ts';
import { listAccounts } from '../../db/repositories/ledger-accounts.ts';
import { loadOptionsFor } from '../../shared/fees/cli/program-options.ts';
import { loadSchedule, versionClash, type Schedule } from '../../shared/fees/load-schedule.ts';
import { sourceHash } from '../../shared/fees/source-hash.ts';

/** What came of publishing: the version, or every reason against it, for whoever keeps the fees. */
export type Published =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Publishes a fee schedule: its source is kept whole with its hash, and all servers price by it from
 * its first day on. What is published is never edited; a mistake is mended by a successor, or by
 * withdrawing it while it is not in force yet. A version may not begin in the past, for receipts of
 * those days were priced by its predecessor.
 */
export async function publishSchedule(
  database: Database,
  given: { source: string; file: string; publishedBy: string },
): Promise<Published> {
  const loaded = loadSchedule(given.source, loadOptionsFor(given.source, given.file));
  if (!loaded.ok) {
    return {
      ok: false,
      problems: loaded.problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
    };
  }
  const { schedule } = loaded;
  const problems = await problemsOf(database, schedule);
  if (problems.length > 0) return { ok: false, problems };
  const added = await insertSchedule(database.sql, {
    id: uuidv7(),
    program: schedule.program,
    effectiveOn: schedule.effective,
    source: given.source,
    sha256: sourceHash(given.source),
    publishedBy: given.publishedBy,
  });
  if (added) return { ok: true, version: schedule.version };
  const taken = `${schedule.program} has a version that begins on ${schedule.effective} already.`;
  return { ok: false, problems: [taken] };
}

async function problemsOf(database: Database, schedule: Schedule): Promise<string[]> {
  const { sql } = database;
  const [today, accounts, rows] = await Promise.all([
    readBusinessDate(sql),
    listAccounts(sql),
    publishedSchedules(sql, schedule.program),
  ]);
  const problems: string[] = [];
  if (schedule.effective < today) {
    problems.push(
      `It begins on ${schedule.effective}, in the past: choose a day from ${today} on.`,
    );
  }
  const known = new Map(accounts.map((account) => [account.code, account]));
  for (const code of accountsOf(schedule)) {
    const account = known.get(code);
    if (account === undefined) problems.push(`There is no account ${code} in the chart.`);
    else if (!accounts.some((each) => holdsCashOf(each, account.fundCode))) {
      problems.push(`Fund ${account.fundCode} of account ${code} has no account that holds cash.`);
    }
  }
  for (const row of rows) {
    const other = loadSchedule(row.source, loadOptionsFor(row.source, row.id));
    const clash = other.ok ? versionClash(other.schedule, schedule) : null;
    if (clash !== null) problems.push(clash);
  }
  return problems;
}

const accountsOf = (schedule: Schedule): ReadonlySet<string> =>
  new Set(schedule.lines.flatMap((line) => line.shares.map((share) => share.account)));

const holdsCashOf = (
  account: { fundCode: string; holdsTender: string | null },
  fund: string,
): boolean => account.fundCode === fund && account.holdsTender === 'cash';

/** Takes back a schedule that is not in force yet; false when there is none such. */
export async function withdrawPublished(
  database: Database,
  given: { program: string; effectiveOn: string; by: string; reason: string },
): Promise<boolean> {
  return await withdrawSchedule(database.sql, given);
}
