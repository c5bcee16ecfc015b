import type { Database } from '../../db/client.ts';
import { listAccounts } from '../../db/repositories/ledger-accounts.ts';
import { publishedSchedules, type FeeScheduleRow } from '../../db/repositories/fee-schedules.ts';
import type { AccountBook } from '../../shared/ledger/compose-postings.ts';
import { cityCalendar, type CityCalendar } from '../../shared/fees/calendar.ts';
import { loadSchedules, type Schedule } from '../../shared/fees/load-schedule.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { programById } from '../../shared/programs/registry.ts';

/**
 * The published fee schedules, the chart of accounts and the city's holidays, kept in memory until
 * the database tells that they changed. A schedule is compiled once: its source never changes.
 */
export class FeeBook {
  readonly #database: Database;
  readonly calendar: CityCalendar;
  readonly #schedules = new Map<string, Promise<readonly Schedule[]>>();
  readonly #compiled = new Map<string, Schedule>();
  #accounts: Promise<AccountBook> | null = null;

  constructor(database: Database, holidays: readonly string[]) {
    this.#database = database;
    this.calendar = cityCalendar(holidays);
  }

  /** All versions of a program's schedule that are published. */
  schedulesOf(program: string): Promise<readonly Schedule[]> {
    const known = this.#schedules.get(program);
    if (known !== undefined) return known;
    const loading = this.#load(program);
    this.#schedules.set(program, loading);
    loading.catch(() => this.#schedules.delete(program));
    return loading;
  }

  /** The chart of accounts. */
  accounts(): Promise<AccountBook> {
    if (this.#accounts !== null) return this.#accounts;
    const loading = readAccountBook(this.#database);
    this.#accounts = loading;
    loading.catch(() => {
      this.#accounts = null;
    });
    return loading;
  }

  /** Forgets what it has read: something was published, or notices may have been missed. */
  forget(): void {
    this.#schedules.clear();
    this.#accounts = null;
  }

  async #load(program: string): Promise<readonly Schedule[]> {
    const rows = await publishedSchedules(this.#database.sql, program);
    return rows.map((row) => this.#compile(row));
  }

  #compile(row: FeeScheduleRow): Schedule {
    const known = this.#compiled.get(row.id);
    if (known !== undefined) return known;
    const schedule = compileSchedule(row);
    this.#compiled.set(row.id, schedule);
    return schedule;
  }
}

/** A stored source may hold several versions; the row stands for one of them. It was checked when
 * it was published, so that a problem here is a bug. */
function compileSchedule(row: FeeScheduleRow): Schedule {
  const program = programById(row.program);
  const loaded = loadSchedules(row.source, {
    file: `${row.program}@${row.effectiveOn}`,
    ...(program === null
      ? {}
      : { facts: program.facts, actions: program.actions.map((action) => action.id) }),
  });
  invariant(
    loaded.ok,
    `published schedule ${row.program}@${row.effectiveOn} loads: ${
      loaded.ok ? '' : (loaded.problems[0]?.message ?? '')
    }`,
  );
  const schedule = loaded.schedules.find((each) => each.effective === row.effectiveOn);
  invariant(schedule !== undefined, `the source of ${row.id} holds the version of its day`);
  return schedule;
}

async function readAccountBook(database: Database): Promise<AccountBook> {
  const rows = await listAccounts(database.sql);
  const funds = new Map(rows.map((row) => [row.code, row.fundCode]));
  const holders = new Map(
    rows
      .filter((row) => row.holdsTender !== null)
      .map((row) => [`${row.fundCode} ${row.holdsTender}`, row.code]),
  );
  return {
    fundOf: (account) => funds.get(account) ?? null,
    holderOf: (fund, tender) => holders.get(`${fund} ${tender}`) ?? null,
  };
}
