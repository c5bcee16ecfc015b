import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { ConnectionSettings } from './connection.ts';
import { transactionRunner, type GuardedSql } from './guarded-transaction.ts';
import { openListener, type Hearing } from './listener.ts';
import { openPool, type PoolSql } from './pool.ts';
import * as schema from './schema/index.ts';

export type { GuardedSql } from './guarded-transaction.ts';
export type { PoolSql } from './pool.ts';
export { TransactionLost } from './guarded-transaction.ts';

/** Drizzle over our schema: for reading and for single statements, never for transactions. */
export type Orm = Omit<PostgresJsDatabase<typeof schema>, 'transaction'>;

/** The application's way to the database. */
export interface Database {
  /**
   * Single statements. `int8` and `numeric` arrive as strings, `date` as `YYYY-MM-DD`, instants
   * as `Date`; jsonb takes an object, or JSON text. A lost connection rejects with the code
   * `CONNECTION_CLOSED`: then only reading tells whether the statement was carried out.
   */
  sql: PoolSql;
  orm: Orm;
  /**
   * Several statements that belong together; money never, that is one statement. Throws
   * `TransactionLost` when the connection goes, and then nothing more is sent.
   */
  transaction<T>(work: (tx: GuardedSql) => Promise<T>): Promise<T>;
  /** Hears a channel until it is told to stop, over any number of lost connections. */
  listen: (channel: string, hearing: Hearing) => () => Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** Connections for single statements; guarded transactions use up to half as many more. */
  poolSize?: number;
  applicationName?: string;
  /** Act as this role; see `prepareDatabase`, which knows when that is needed. */
  role?: string;
}

/** Opens the pools. Nothing is connected before the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const settings: ConnectionSettings = {
    url: options.url,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'frontcounter',
    ...(options.role === undefined ? {} : { role: options.role }),
  };
  const { sql, end } = openPool(settings);
  const runner = transactionRunner(settings, Math.max(1, Math.ceil(settings.poolSize / 2)));
  const listener = openListener(settings);
  return {
    sql,
    orm: drizzle(withOwnOptions(sql), { schema }),
    transaction: (work) => runner.run(work),
    listen: (channel, hear) => listener.listen(channel, hear),
    close: async () => {
      await Promise.all([listener.close(), runner.close(), end()]);
    },
  };
}

/**
 * Drizzle replaces the parsers and serializers of the client that it is given, for everyone else
 * too. It gets a view whose options it may spoil; ours suit it, and it understands a `Date`.
 */
function withOwnOptions(sql: Sql): Sql {
  const options = { ...sql.options, parsers: {}, serializers: {} };
  return new Proxy(sql, {
    get: (target, key, receiver) =>
      key === 'options' ? options : (Reflect.get(target, key, receiver) as unknown),
  });
}
