import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { BootRefusal } from '../boot-refusal.ts';
import { openDatabase, type Database } from '../client.ts';
import { startEmbedded } from '../embedded.ts';

const PROJECT_DIRECTORY = resolve(import.meta.dirname, '..', '..');

export interface CommandLineDatabase {
  database: Database;
  /** Closes the connections, and stops the embedded PostgreSQL if it was not running before. */
  close(): Promise<void>;
}

/**
 * The database that a command is about: DATABASE_URL, or the embedded one of DATA_DIR, whether the
 * server is running or not. Migrates nothing. Throws `BootRefusal` when there is no database.
 */
export async function openCommandLineDatabase(
  applicationName: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<CommandLineDatabase> {
  const { DATABASE_URL: url, DATA_DIR: folder } = environment;
  if (url) {
    const database = openDatabase({ url, applicationName, poolSize: 1 });
    return { database, close: () => database.close() };
  }
  const given = folder || 'data';
  const dataDir = isAbsolute(given) ? given : join(PROJECT_DIRECTORY, given);
  if (!existsSync(join(dataDir, 'database.json'))) {
    throw new BootRefusal(
      'postgres-unavailable',
      `There is no database in ${dataDir}. Run "npm start" first, or set DATABASE_URL or DATA_DIR.`,
    );
  }
  const embedded = await startEmbedded({ dataDir });
  const database = openDatabase({ url: embedded.appUrl, applicationName, poolSize: 1 });
  return {
    database,
    async close() {
      await database.close();
      if (!embedded.adopted) await embedded.stop();
    },
  };
}
