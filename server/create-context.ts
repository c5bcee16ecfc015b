import type { Database } from '../db/client.ts';
import type { WorkerTiming } from '../hardware/spool/worker-timing.ts';
import { LiveHub } from './live/live-hub.ts';
import { PrinterFleet } from './printing/printer-fleet.ts';
import type { ServerContext } from './server-context.ts';
import { readCityProfile, type PackExtras } from './services/city-profile.ts';
import { FeeBook } from './services/fee-book.ts';

export interface ContextOptions {
  readonly database: Database;
  readonly extras: PackExtras;
  readonly webRoot: string;
  readonly version: string;
  readonly migrations: number;
  /** Networks in which printers may be, as CIDR. */
  readonly printerNetworks: readonly string[];
  readonly printerTiming?: Partial<WorkerTiming>;
}

export interface RunningContext {
  readonly context: ServerContext;
  stop(): Promise<void>;
}

/** Puts together what the routes work with, and starts what works by itself: printers, notices. */
export async function startContext(options: ContextOptions): Promise<RunningContext> {
  const { database, printerTiming } = options;
  let city = await readCityProfile(database, options.extras);
  const fees = new FeeBook(database, city);
  const live = new LiveHub();
  const fleet = new PrinterFleet({
    database,
    city: () => city,
    allowedNetworks: options.printerNetworks,
    ...(printerTiming === undefined ? {} : { timing: printerTiming }),
  });
  fleet.onDeviceChange((printerId) => live.tell({ type: 'device', printerId }));
  live.subscribe((event) => {
    if (event.type === 'fees') fees.forget();
    if (event.type === 'print-job' && event['state'] === 'queued') {
      fleet.wake(String(event['printerId']));
    }
  });
  await fleet.start();
  live.start(database, () => {
    fees.forget();
    fleet.wakeAll();
  });
  return {
    context: {
      database,
      fees,
      live,
      fleet,
      webRoot: options.webRoot,
      version: options.version,
      migrations: options.migrations,
      get city() {
        return city;
      },
      async refreshCity() {
        city = await readCityProfile(database, options.extras);
      },
    },
    async stop() {
      await live.stop();
      await fleet.stop();
    },
  };
}
