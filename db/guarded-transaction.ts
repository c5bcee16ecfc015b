import type { ParameterOrFragment, ParameterOrJSON, Row, Sql } from 'postgres';
import { connect, connectOnce, type ConnectionSettings } from './connection.ts';

/**
 * The connection went away in the middle of a transaction. PostgreSQL has undone everything,
 * unless `outcomeUnknown`: then it went away while COMMIT was on its way, and only reading the
 * data tells whether it was kept.
 */
export class TransactionLost extends Error {
  override name = 'TransactionLost';
  readonly outcomeUnknown: boolean;

  constructor(outcomeUnknown: boolean, cause?: unknown) {
    super('the connection to the database was lost in the middle of a transaction', { cause });
    this.outcomeUnknown = outcomeUnknown;
  }
}

/** A statement was sent to a transaction that is over, or that an earlier statement has spoilt. */
export class TransactionOver extends Error {
  override name = 'TransactionOver';

  constructor(cause?: unknown) {
    super('this transaction is over: no further statement is sent', { cause });
  }
}

/**
 * What the work of a guarded transaction speaks to. Every call starts at once and returns a plain
 * promise. Fragments and helpers come from the pool: tx`insert into party ${sql(row)}`.
 */
export interface GuardedSql {
  <T extends readonly Row[] = Row[]>(
    template: TemplateStringsArray,
    ...parameters: readonly ParameterOrFragment<never>[]
  ): Promise<T>;
  /** A statement, or several without parameters, as text of ours; never with words of a user. */
  unsafe<T extends readonly Row[] = Row[]>(
    text: string,
    parameters?: ParameterOrJSON<never>[],
  ): Promise<T>;
}

/** Runs guarded transactions, each on a connection that only it uses. */
export interface TransactionRunner {
  run<T>(work: (tx: GuardedSql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * `postgres` 3.4.9 gives the later statements of a transaction whose connection died to the
 * replacement connection, where each commits alone, and its own ROLLBACK too; or the process dies
 * of a TypeError. So we do not use its `begin`: each transaction has a connection of its own, we
 * learn of its loss before any waiting code runs again, and from then on nothing is sent.
 */
export function transactionRunner(settings: ConnectionSettings, most: number): TransactionRunner {
  const like = connect(settings);
  const idle: GuardedConnection[] = [];
  const waiting: (() => void)[] = [];
  let inUse = 0;

  async function take(): Promise<GuardedConnection> {
    while (inUse >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    inUse += 1;
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (!found.lost) return found;
    }
    return new GuardedConnection(like);
  }

  function giveBack(connection: GuardedConnection): void {
    inUse -= 1;
    if (connection.lost) connection.discard();
    else idle.push(connection);
    waiting.shift()?.();
  }

  return {
    async run(work) {
      const connection = await take();
      try {
        return await connection.transaction(work);
      } finally {
        giveBack(connection);
      }
    },
    async close() {
      await Promise.all(idle.splice(0).map((connection) => connection.end()));
    },
  };
}

class GuardedConnection {
  readonly #sql: Sql;
  #lost = false;
  /** Rejects what is under way: the driver forgets some statements when a socket breaks. */
  readonly #losses = new Set<(loss: Error) => void>();

  constructor(like: Sql) {
    this.#sql = connectOnce(like, () => this.#lose());
  }

  get lost(): boolean {
    return this.#lost;
  }

  async transaction<T>(work: (tx: GuardedSql) => Promise<T>): Promise<T> {
    const state: { over: { cause: unknown } | null } = { over: null };
    await this.#begin();
    try {
      const result = await this.#orLost(work(this.#guarded(state)));
      // A failure that the work swallowed would turn COMMIT into a silent ROLLBACK.
      if (state.over) throw new TransactionOver(state.over.cause);
      state.over = { cause: undefined };
      await this.#commit();
      return result;
    } catch (error) {
      state.over ??= { cause: error };
      await this.#rollback();
      throw error;
    }
  }

  /** A connection that cannot even begin, because the server is starting or full, is given up. */
  async #begin(): Promise<void> {
    try {
      await this.#send(() => this.#sql.unsafe('BEGIN'));
    } catch (error) {
      this.#lose();
      throw error;
    }
  }

  #guarded(state: { over: { cause: unknown } | null }): GuardedSql {
    const send = async <R>(start: () => PromiseLike<R>): Promise<R> => {
      if (state.over) throw new TransactionOver(state.over.cause);
      try {
        return await this.#send(start);
      } catch (error) {
        state.over ??= { cause: error };
        throw error;
      }
    };
    const tx = ((template: TemplateStringsArray, ...parameters: ParameterOrFragment<never>[]) =>
      send(() => this.#sql(template, ...parameters))) as GuardedSql;
    tx.unsafe = <T extends readonly Row[]>(
      text: string,
      parameters: ParameterOrJSON<never>[] = [],
    ) => send<T>(() => this.#sql.unsafe<T & Row[]>(text, parameters));
    return tx;
  }

  async #commit(): Promise<void> {
    try {
      const { command } = await this.#send(() => this.#sql.unsafe('COMMIT'));
      // A statement that nobody awaited failed after the work was done.
      if (command !== 'COMMIT') throw new TransactionOver();
    } catch (error) {
      throw this.#lost ? new TransactionLost(true, error) : error;
    }
  }

  /** On a lost connection there is nothing to roll back, and nothing may be sent. */
  async #rollback(): Promise<void> {
    if (this.#lost) return;
    try {
      await this.#send(() => this.#sql.unsafe('ROLLBACK'));
    } catch {
      this.#lose();
    }
  }

  /** Checks, then sends in the same turn: no event of the socket can come between the two. */
  async #send<R>(start: () => PromiseLike<R>): Promise<R> {
    if (this.#lost) throw new TransactionLost(false);
    try {
      return await this.#orLost(start());
    } catch (error) {
      const wrapped = !this.#lost || error instanceof TransactionLost;
      throw wrapped ? error : new TransactionLost(false, error);
    }
  }

  #orLost<R>(working: PromiseLike<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#losses.add(reject);
      working.then(resolve, reject);
      const done = (): void => void this.#losses.delete(reject);
      working.then(done, done);
    });
  }

  #lose(): void {
    this.#lost = true;
    for (const reject of this.#losses) reject(new TransactionLost(false));
    this.#losses.clear();
  }

  discard(): void {
    this.#sql.end({ timeout: 0 }).catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.#sql.end({ timeout: 5 });
  }
}
