import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { BootRefusal } from '../../db/boot-refusal.ts';
import { startEmbedded, type EmbeddedPostgres } from '../../db/embedded.ts';

const LOOK_EVERY_MS = 500;
/** 'supervis' as a number: the session lock of whoever keeps this cluster running. */
const SUPERVISOR_LOCK = '8319683848551211379';

export interface DatabaseKeeper {
  /** Where the database is now. */
  current(): EmbeddedPostgres;
  /** Stops watching, then stops PostgreSQL. */
  stop(): Promise<void>;
}

/**
 * Starts (or adopts) the embedded PostgreSQL of `dataDir` and keeps it running. `onMoved` is
 * called after it had to be started again on another port.
 */
export async function keepDatabase(dataDir: string, onMoved: () => void): Promise<DatabaseKeeper> {
  let embedded = await startEmbedded({ dataDir });
  let claim = await claimCluster(embedded, dataDir);
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    if (await embedded.isAlive()) return;
    console.error('PostgreSQL is gone; it starts again.');
    const port = embedded.port;
    await claim.end({ timeout: 0 });
    embedded = await startEmbedded({ dataDir });
    claim = await claimCluster(embedded, dataDir);
    if (embedded.port !== port) onMoved();
  }

  const timer = setInterval(() => {
    looking = looking.then(async () => {
      if (stopped) return;
      await look().catch((error: Error) => console.error(`PostgreSQL: ${error.message}`));
    });
  }, LOOK_EVERY_MS);

  return {
    current: () => embedded,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
      await claim.end({ timeout: 0 });
      await embedded.stop();
    },
  };
}

/** A lock of the session, so that it ends with us however we end. */
async function claimCluster(embedded: EmbeddedPostgres, dataDir: string): Promise<Sql> {
  const claim = postgres(embedded.superuserUrl, {
    max: 1,
    max_lifetime: null,
    connection: { application_name: 'frontcounter-supervisor' },
  });
  // A supervisor that was just killed holds its session for a moment longer.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const [lock] = await claim<{ ok: boolean }[]>`
      SELECT pg_try_advisory_lock(${SUPERVISOR_LOCK}) AS ok`;
    if (lock?.ok) return claim;
    await sleep(200);
  }
  await claim.end();
  throw new BootRefusal(
    'already-running',
    `Another "npm start" is running with the data folder ${dataDir}. ` +
      'Stop it first, or set DATA_DIR (and PORT) to run a second city.',
  );
}
