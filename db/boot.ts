import { BootRefusal } from './boot-refusal.ts';
import { checkDatabase, checkVersion } from './boot-checks.ts';
import { openDatabase, type Database } from './client.ts';
import { connect } from './connection.ts';
import { migrate, type AppliedMigration } from './migrate.ts';
import { APP_ROLE, ensureAppRole } from './roles.ts';

export interface PrepareOptions {
  /** The application's login; the owner's too when there is no other. */
  databaseUrl: string;
  databaseOwnerUrl?: string;
  poolSize?: number;
  applicationName?: string;
  /** Tables that the application must not be able to change; see `db/schema`. */
  moneyTables?: readonly string[];
  migrationsDirectory?: string;
}

export interface PreparedDatabase {
  database: Database;
  migrations: AppliedMigration[];
  /**
   * `one-login`: the application logs in as the owner and gives its rights up by the start-up
   * parameter `role`. That guards against our mistakes, not against someone who holds the login.
   */
  separation: 'two-logins' | 'one-login';
}

/**
 * Brings a database to where the application may use it: the role, the migrations, the pool, the
 * checks. Throws `BootRefusal` when it may not.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<PreparedDatabase> {
  const ownerUrl = options.databaseOwnerUrl ?? options.databaseUrl;
  const oneLogin = userOf(ownerUrl) === userOf(options.databaseUrl);
  await asOwner(ownerUrl, userOf(options.databaseUrl));
  const migrations = await migrate({ url: ownerUrl }, options.migrationsDirectory);
  const database = openDatabase({
    url: options.databaseUrl,
    ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
    ...(options.applicationName === undefined ? {} : { applicationName: options.applicationName }),
    ...(oneLogin ? { role: APP_ROLE } : {}),
  });
  try {
    await checkDatabase(database.sql, options.moneyTables ?? []);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { database, migrations, separation: oneLogin ? 'one-login' : 'two-logins' };
}

/** Meets the server for the first time: one that cannot be reached is named in plain words. */
async function asOwner(ownerUrl: string, login: string): Promise<void> {
  const owner = connect({ url: ownerUrl, poolSize: 1, applicationName: 'frontcounter-boot' });
  try {
    await checkVersion(owner);
    await ensureAppRole(owner, login);
  } catch (error) {
    if (error instanceof BootRefusal) throw error;
    const { host, pathname } = new URL(ownerUrl);
    throw new BootRefusal(
      'postgres-unavailable',
      `The database${pathname} at ${host} cannot be opened: ${(error as Error).message}`,
      { cause: error },
    );
  } finally {
    await owner.end({ timeout: 5 });
  }
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
