import { join } from 'node:path';
import { loadPack } from '../../db/pack/load-pack.ts';
import { startContext } from '../../server/create-context.ts';
import { listen } from '../../server/listen.ts';
import type { ServerContext } from '../../server/server-context.ts';
import { CounterClient } from './counter-client.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const ROOT = join(import.meta.dirname, '../..');
const CITY_PACK = join(ROOT, 'db/cities/alder-bay');

/** The whole server over real HTTP, in this process, with the small demo city for itself. */
export interface TestServer {
  readonly origin: string;
  readonly database: TestDatabase;
  readonly context: ServerContext;
  /** A browser of its own, not yet registered. */
  client(): CounterClient;
  /** A browser signed in at a workstation, its drawer open: `C1`, `rosa.v`. */
  counter(workstationCode?: string, signInName?: string): Promise<CounterClient>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** Another server of the same database; it is not dropped with this one. */
  readonly database?: TestDatabase;
  readonly webRoot?: string;
}

/** Starts the application on a free port. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await createTestDatabase({ seed: 'small' }));
  const pack = await loadPack(CITY_PACK);
  const running = await startContext({
    database: database.app,
    extras: { sealSvg: pack.sealSvg, sealBitmap: pack.sealBitmap },
    webRoot: options.webRoot ?? join(ROOT, 'dist/web'),
    version: '0.0.0-test',
    migrations: 0,
    printerNetworks: [],
    printerTiming: { statusEveryMs: 50, queueEveryMs: 200, quietMs: 100, retryMs: 200 },
  });
  const server = await listen(running.context, { host: '127.0.0.1', port: 0 });
  const origin = `http://127.0.0.1:${server.port}`;
  const passwords = new Map(
    pack.staff.map(({ signInName, password }) => [signInName, password] as const),
  );
  return {
    origin,
    database,
    context: running.context,
    client: () => new CounterClient(origin),
    async counter(workstationCode = 'C1', signInName = 'rosa.v') {
      const client = new CounterClient(origin);
      await client.open(workstationCode, signInName, passwords.get(signInName) ?? '');
      return client;
    },
    async stop() {
      await running.stop();
      await server.close();
      if (options.database === undefined) await database.drop();
    },
  };
}
