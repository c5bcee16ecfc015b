/**
 * The server: one process, restarted by its parent (server/start.ts) when it dies. Works alone when
 * DATABASE_URL is set.
 */
import './require-node-24.mjs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareDatabase } from '../db/boot.ts';
import { BootRefusal } from '../db/boot-refusal.ts';
import type { Database } from '../db/client.ts';
import { loadPack, type CityPack } from '../db/pack/load-pack.ts';
import { MONEY_TABLES } from '../db/schema/money-tables.ts';
import { loadCity } from '../db/seed/load-city.ts';
import { seedDemo } from '../db/seed/seed-demo.ts';
import { readConfig, type Config } from './config.ts';
import { startContext } from './create-context.ts';
import { listen } from './listen.ts';
import { BOOT_REFUSED_EXIT_CODE } from './supervisor/exit-codes.ts';
import { exitWithParent } from './supervisor/exit-with-parent.ts';
import { printWelcome } from './welcome.ts';

// A process that met something unforeseen is not trusted with money any longer: its parent starts
// a new one, and the clients send their keys again.
process.on('uncaughtException', (error) => {
  console.error('uncaught', error);
  process.exit(1);
});

const PORT_PATIENCE_MS = 10_000;

async function start(config: Config): Promise<void> {
  if (config.databaseUrl === undefined) {
    throw new BootRefusal(
      'bad-setting',
      'Start with "npm start", which brings a database along, or set DATABASE_URL.',
    );
  }
  const pack = await loadPack(config.cityPack);
  const { database, migrations, separation } = await prepareDatabase({
    databaseUrl: config.databaseUrl,
    ...(config.databaseOwnerUrl === undefined ? {} : { databaseOwnerUrl: config.databaseOwnerUrl }),
    moneyTables: MONEY_TABLES,
  });
  await loadCityOnce(database, pack);
  const running = await startContext({
    database,
    extras: { sealSvg: pack.sealSvg, sealBitmap: pack.sealBitmap },
    webRoot: config.webRoot,
    version: await readVersion(),
    migrations: migrations.length,
    printerNetworks: (process.env['PRINTER_NETWORKS'] ?? '').split(',').filter((each) => each),
  });
  const server = await listenOrRefuse(running.context, config);
  exitWithParent(async () => {
    // Pages that listen are told first; they ask again, and find the next server.
    await Promise.all([server.close(), running.stop()]);
    await database.close();
  });
  printWelcome(running.context.city, { host: config.host, port: server.port, separation });
}

/** An empty database becomes that of the pack's city: all of it, or nothing. */
async function loadCityOnce(database: Database, pack: CityPack): Promise<void> {
  await database.transaction(async (tx) => {
    const { loaded } = await loadCity(tx, pack);
    if (loaded && pack.demo !== null) await seedDemo(tx, pack, { size: 'demo' });
  });
}

async function listenOrRefuse(
  context: Parameters<typeof listen>[0],
  { host, port }: Config,
): ReturnType<typeof listen> {
  try {
    return await listenSoon(context, { host, port });
  } catch (error) {
    throw new BootRefusal(
      'bad-setting',
      `Port ${port} at ${host} cannot be used: ${(error as Error).message}. Set PORT to another.`,
      { cause: error },
    );
  }
}

/** The child of a supervisor that was killed takes some seconds to leave the port. */
async function listenSoon(
  context: Parameters<typeof listen>[0],
  at: { host: string; port: number },
): ReturnType<typeof listen> {
  const until = Date.now() + PORT_PATIENCE_MS;
  for (;;) {
    try {
      return await listen(context, at);
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || Date.now() > until) throw error;
      await sleep(250);
    }
  }
}

async function readVersion(): Promise<string> {
  const file = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

try {
  await start(readConfig());
} catch (error) {
  if (!(error instanceof BootRefusal)) throw error;
  console.error(error.message);
  process.exit(BOOT_REFUSED_EXIT_CODE);
}
