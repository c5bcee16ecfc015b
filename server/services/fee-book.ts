import type { Database } from '../../db/client.ts';
import { listAccounts } from '../../db/repositories/ledger-accounts.ts';
import {
  publishedPrograms,
  publishedSchedules,
  type FeeScheduleRow,
} from '../../db/repositories/fee-schedules.ts';
import type { AccountBook } from '../../shared/ledger/compose-postings.ts';
import { cityCalendar, type CityCalendar } from '../../shared/fees/calendar.ts';
import { loadSchedules, type Schedule } from '../../shared/fees/load-schedule.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { dataOnlyProgram, withOwnFacts } from '../../shared/program/data-only-program.ts';
import type { ProgramDefinition } from '../../shared/program/program-definition.ts';
import { PROGRAMS, programById } from '../../shared/programs/registry.ts';

/** What the fee book must know of the city. */
export interface FeeCity {
  readonly holidays: readonly string[];
  /** Ids of the programs sold here, in the order of their tiles; empty for all. */
  readonly programs: readonly string[];
}

/**
 * The published fee schedules, the chart of accounts and the city's holidays, kept in memory until
 * the database tells that they changed. A schedule is compiled once: its source never changes.
 */
export class FeeBook {
  readonly #database: Database;
  readonly calendar: CityCalendar;
  readonly #schedules = new Map<string, Promise<readonly Schedule[]>>();
  readonly #compiled = new Map<string, Schedule>();
  readonly #sold: readonly string[];
  #accounts: Promise<AccountBook> | null = null;
  #published: Promise<readonly string[]> | null = null;

  constructor(database: Database, city: FeeCity) {
    this.#database = database;
    this.calendar = cityCalendar(city.holidays);
    this.#sold = city.programs;
  }

  /** The programs that this city sells, in the order of its pack: built in, or a published fee
   * schedule alone. Fields that the schedule in force asks for besides are part of their forms. */
  async programs(today: string): Promise<readonly ProgramDefinition[]> {
    const published = await this.#publishedPrograms();
    const ids = [...Object.keys(PROGRAMS), ...published.filter((id) => programById(id) === null)];
    const found = await Promise.all(ids.map((id) => this.program(id, today)));
    const sold = found.filter((program) => program !== null);
    const place = (id: string): number => {
      const index = this.#sold.indexOf(id);
      return index === -1 ? this.#sold.length : index;
    };
    return sold.sort((a, b) => place(a.id) - place(b.id));
  }

  /** A program that this city sells; null when it sells none of that name. */
  async program(id: string, today: string): Promise<ProgramDefinition | null> {
    if (this.#sold.length > 0 && !this.#sold.includes(id)) return null;
    const builtIn = programById(id);
    const schedule = inForce(await this.schedulesOf(id), today);
    if (builtIn !== null) return schedule === null ? builtIn : withOwnFacts(builtIn, schedule);
    const sellable = schedule !== null && schedule.title !== null && schedule.actions.length > 0;
    return sellable ? dataOnlyProgram(schedule) : null;
  }

  #publishedPrograms(): Promise<readonly string[]> {
    this.#published ??= publishedPrograms(this.#database.sql).catch((error: unknown) => {
      this.#published = null;
      throw error;
    });
    return this.#published;
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
    this.#published = null;
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

/** The version in force on a day; the first one while none is yet. */
function inForce(schedules: readonly Schedule[], today: string): Schedule | null {
  const begun = schedules.filter((schedule) => schedule.effective <= today);
  return begun.at(-1) ?? schedules[0] ?? null;
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
