import postgres, { type Sql } from 'postgres';
import { connect, connectOnce, type ConnectionSettings } from './connection.ts';

/** The driver without what a lost connection makes unsafe; see {@link openPool}. */
export type PoolSql = Sql & {
  begin: never;
  reserve: never;
  listen: never;
  notify: never;
  subscribe: never;
  file: never;
};

/** The parts of the driver's query that we touch (3.4.9, pinned; `tests/db/pool.test.ts`). */
interface DriverQuery {
  handler: (query: DriverQuery) => void;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  cancelled: unknown;
}

/**
 * A pool for single statements. The driver's own pool reuses the state of a connection that broke:
 * the next statement there hangs for ten seconds, or is reported as failed with the old error
 * though it was carried out. Here a connection that breaks is thrown away. One that serves a
 * statement serves no other at that time, so a long report holds nobody up.
 */
export function openPool(settings: ConnectionSettings): { sql: PoolSql; end: () => Promise<void> } {
  // Never connects: it only makes queries, fragments and helpers, which are then ours to send.
  const maker = connect(settings);
  const pool = new Pool(maker, settings.poolSize);
  const send = (query: DriverQuery): void => pool.send(query);
  const ours = <T>(made: T): T => {
    if (isQuery(made)) made.handler = send;
    return made;
  };
  const sql = new Proxy(maker, {
    apply: (target, self, parameters) => ours(Reflect.apply(target, self, parameters) as unknown),
    get: (target, key) =>
      key === 'unsafe'
        ? (...parameters: Parameters<Sql['unsafe']>) => ours(target.unsafe(...parameters))
        : (Reflect.get(target, key) as unknown),
  });
  return { sql: sql as PoolSql, end: () => pool.end() };
}

function isQuery(made: unknown): made is DriverQuery {
  return made instanceof Promise && 'handler' in made;
}

class Pool {
  readonly #maker: Sql;
  readonly #size: number;
  readonly #slots = new Set<Slot>();
  readonly #waiting: DriverQuery[] = [];
  #ended = false;

  constructor(maker: Sql, size: number) {
    this.#maker = maker;
    this.#size = size;
  }

  send(query: DriverQuery): void {
    if (query.cancelled) return;
    if (this.#ended) {
      query.reject(new Error('the pool of database connections was closed'));
      return;
    }
    const free = [...this.#slots].find((slot) => slot.free);
    if (free) free.run(query);
    else if (this.#slots.size < this.#size) this.#open().run(query);
    else this.#waiting.push(query);
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#slots].map((slot) => slot.end()));
  }

  #open(): Slot {
    const slot: Slot = new Slot(
      this.#maker,
      () => this.#serveWaiting(),
      () => {
        this.#slots.delete(slot);
        this.#serveWaiting();
      },
    );
    this.#slots.add(slot);
    return slot;
  }

  #serveWaiting(): void {
    const query = this.#waiting.shift();
    if (query) this.send(query);
  }
}

/** One connection and the statement that it serves now. */
class Slot {
  readonly #sql: Sql;
  readonly #dispatch: (query: DriverQuery) => void;
  readonly #onFree: () => void;
  readonly #onLost: () => void;
  #serving: DriverQuery | null = null;
  #lost = false;

  constructor(maker: Sql, onFree: () => void, onLost: () => void) {
    this.#onFree = onFree;
    this.#onLost = onLost;
    this.#sql = connectOnce(maker, () => this.#giveUp());
    this.#dispatch = (this.#sql.unsafe('') as unknown as DriverQuery).handler;
  }

  get free(): boolean {
    return !this.#lost && this.#serving === null;
  }

  run(query: DriverQuery): void {
    this.#serving = query;
    callAfter(query, 'resolve', () => this.#settled(query, true));
    callAfter(query, 'reject', (error) => this.#settled(query, leavesConnectionWhole(error)));
    this.#dispatch(query);
  }

  async end(): Promise<void> {
    await this.#sql.end({ timeout: 5 });
  }

  #settled(query: DriverQuery, usable: boolean): void {
    if (this.#serving !== query) return;
    this.#serving = null;
    if (!usable) this.#giveUp();
    // The driver may be in the middle of closing this connection: let it tell us first.
    else queueMicrotask(this.#onFree);
  }

  #giveUp(): void {
    if (this.#lost) return;
    this.#lost = true;
    const forgotten = this.#serving;
    this.#serving = null;
    // The driver forgets a statement that was sent between a socket's error and its close.
    forgotten?.reject(connectionClosed());
    this.#sql.end({ timeout: 0 }).catch(() => undefined);
    queueMicrotask(this.#onLost);
  }
}

/** Whether only the statement failed. A driver's error, or a FATAL one, means the connection. */
function leavesConnectionWhole(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity === 'ERROR';
}

/** Calls `then` after the query's own method, even when a cursor puts a new one in its place. */
function callAfter(
  query: DriverQuery,
  name: 'resolve' | 'reject',
  then: (value: unknown) => void,
): void {
  let own = query[name] as (value: unknown) => void;
  Object.defineProperty(query, name, {
    configurable: true,
    get: () => (value: unknown) => {
      own(value);
      then(value);
    },
    set: (replacement: (value: unknown) => void) => {
      own = replacement;
    },
  });
}

/** As the driver words it, so that callers tell a lost connection by one code. */
function connectionClosed(): Error {
  return Object.assign(new Error('the connection to the database was closed'), {
    code: 'CONNECTION_CLOSED',
  });
}
