import type { Database } from '../db/client.ts';
import type { FeeBook } from './services/fee-book.ts';
import type { CityProfile } from './services/city-profile.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { PrinterFleet } from './printing/printer-fleet.ts';

/** What the routes work with: one for each running server. */
export interface ServerContext {
  readonly database: Database;
  readonly fees: FeeBook;
  readonly live: LiveHub;
  /** The printers that this server drives, virtual ones among them. */
  readonly fleet: PrinterFleet;
  /** What the city is, and what its pack adds: the seal, the sign-ins of a demo. */
  readonly city: CityProfile;
  /** Reads the city again, after it was set up. */
  refreshCity(): Promise<void>;
  /** Folder of the built web application. */
  readonly webRoot: string;
  readonly version: string;
  /** How many migrations the database has. */
  readonly migrations: number;
}
