import { uuidv7 } from 'uuidv7';
import type { Database } from '../../db/client.ts';
import {
  listPrinters,
  writePrinterState,
  type PrinterRow,
} from '../../db/repositories/printers.ts';
import { parsePbm, type Bitmap } from '../../hardware/escpos/bitmap.ts';
import { profileById } from '../../hardware/profiles/profiles.ts';
import { createPrinterWorker, type PrinterWorker } from '../../hardware/spool/printer-worker.ts';
import type { WorkerTiming } from '../../hardware/spool/worker-timing.ts';
import { checkPrinterAddress } from '../../hardware/transports/address-policy.ts';
import { createTcpTransport } from '../../hardware/transports/tcp-transport.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../hardware/virtual/virtual-printer.ts';
import type { CityProfile } from '../services/city-profile.ts';
import { PostgresSpoolStore } from './postgres-spool-store.ts';
import { renderJob } from './render-job.ts';

export interface FleetOptions {
  readonly database: Database;
  readonly city: () => CityProfile;
  /** Networks in which printers may be, as CIDR; set by the deployment. */
  readonly allowedNetworks: readonly string[];
  readonly timing?: Partial<WorkerTiming>;
}

/** A virtual printer of this server, whose paper can be looked at. */
export interface VirtualDevice {
  readonly printerId: string;
  readonly name: string;
  readonly printer: VirtualPrinter;
}

/**
 * The printers of the city, as far as this server drives them. Several servers may run a fleet each:
 * the lease of a printer decides which of them speaks to it.
 */
export class PrinterFleet {
  readonly #options: FleetOptions;
  readonly #holder = uuidv7();
  readonly #workers = new Map<string, PrinterWorker>();
  readonly #devices = new Map<string, VirtualDevice>();
  #onDeviceChange: (printerId: string) => void = () => undefined;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** Called after the paper, the drawer or a sensor of a virtual printer changed. */
  onDeviceChange(listener: (printerId: string) => void): void {
    this.#onDeviceChange = listener;
  }

  /** Starts the virtual printers, and a worker for every printer that may be reached. */
  async start(): Promise<void> {
    const { sealBitmap } = this.#options.city();
    const seal = sealBitmap === null ? null : parsePbm(sealBitmap);
    for (const row of await listPrinters(this.#options.database.sql)) {
      const place = await this.#place(row);
      if (place !== null) this.#startWorker(row, place, seal);
    }
  }

  /** There may be a job for this printer. */
  wake(printerId: string): void {
    this.#workers.get(printerId)?.wake();
  }

  wakeAll(): void {
    for (const worker of this.#workers.values()) worker.wake();
  }

  devices(): readonly VirtualDevice[] {
    return [...this.#devices.values()];
  }

  device(printerId: string): VirtualDevice | null {
    return this.#devices.get(printerId) ?? null;
  }

  async stop(): Promise<void> {
    await Promise.all(Array.from(this.#workers.values(), (worker) => worker.stop()));
    await Promise.all(Array.from(this.#devices.values(), ({ printer }) => printer.stop()));
    this.#workers.clear();
    this.#devices.clear();
  }

  /** Where the printer listens; null, and a word in the log, when it may not be reached. */
  async #place(row: PrinterRow): Promise<{ host: string; port: number } | null> {
    if (row.transport === 'virtual') {
      const printer = await startVirtualPrinter();
      this.#devices.set(row.id, { printerId: row.id, name: row.name, printer });
      printer.onChange(() => this.#onDeviceChange(row.id));
      return { host: '127.0.0.1', port: printer.port };
    }
    const [host = '', port = ''] = (row.address ?? '').split(/:(?=\d+$)/);
    const verdict = checkPrinterAddress(host, {
      allowedNetworks: this.#options.allowedNetworks,
      isVirtual: false,
    });
    if (verdict.ok) return { host, port: Number(port) };
    console.error(
      `The printer ${row.name} at ${row.address ?? 'no address'} is left alone: ${verdict.code}. ` +
        'PRINTER_NETWORKS names the networks in which printers may be.',
    );
    return null;
  }

  #startWorker(row: PrinterRow, place: { host: string; port: number }, seal: Bitmap | null): void {
    const profile = profileById(row.profile);
    if (profile === undefined) {
      console.error(`The printer ${row.name} has a profile that is not known: ${row.profile}.`);
      return;
    }
    const { database, city, timing } = this.#options;
    // One after the other, so that an older state never overwrites a newer one.
    let writing = Promise.resolve();
    const worker = createPrinterWorker({
      printerId: row.id,
      profile,
      transport: createTcpTransport({ ...place, reopenDelayMs: profile.reopenDelayMs }),
      store: new PostgresSpoolStore(database.sql, this.#holder),
      render: (job) => renderJob(database, city(), { name: row.name, profile, seal }, job),
      onState: ({ currentJobId: _, ...state }) => {
        writing = writing
          .then(() => writePrinterState(database.sql, row.id, state))
          .catch(reportFault);
      },
      onError: reportFault,
      ...(timing === undefined ? {} : { timing }),
    });
    this.#workers.set(row.id, worker);
    worker.start();
  }
}

/** The worker goes on by itself after a moment. */
function reportFault(error: unknown): void {
  console.error(`printing: ${error instanceof Error ? error.message : String(error)}`);
}
