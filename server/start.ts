/**
 * `npm start`: the parent of the server. It builds the web application when needed, owns the
 * embedded PostgreSQL unless DATABASE_URL names another, and starts the server again when it dies.
 */
import './require-node-24.mjs';
import { join } from 'node:path';
import { BootRefusal } from '../db/boot-refusal.ts';
import { readConfig } from './config.ts';
import { keepDatabase, type DatabaseKeeper } from './supervisor/database-keeper.ts';
import { BOOT_REFUSED_EXIT_CODE } from './supervisor/exit-codes.ts';
import { SupervisedProcess } from './supervisor/supervised-process.ts';
import { ensureWebBuild } from './supervisor/web-build.ts';

async function start(): Promise<number> {
  const config = readConfig();
  const stopRequested = new Promise<void>((resolve) => {
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
  await ensureWebBuild(config.webRoot);
  const server: SupervisedProcess = new SupervisedProcess({
    script: join(import.meta.dirname, 'main.ts'),
    environment: () => ({
      ...process.env,
      HOST: config.host,
      PORT: String(config.port),
      DATA_DIR: config.dataDir,
      CITY_PACK: config.cityPack,
      WEB_ROOT: config.webRoot,
      ...(keeper && {
        DATABASE_URL: keeper.current().appUrl,
        DATABASE_OWNER_URL: keeper.current().ownerUrl,
      }),
    }),
  });
  const keeper: DatabaseKeeper | null =
    config.databaseUrl === undefined
      ? await keepDatabase(config.dataDir, () => server.restart())
      : null;
  try {
    return await Promise.race([server.run(), stopRequested.then(() => 0)]);
  } finally {
    await server.stop();
    await keeper?.stop();
  }
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof BootRefusal)) throw error;
  console.error(error.message);
  process.exitCode = BOOT_REFUSED_EXIT_CODE;
}
