import type { Database } from '../../db/client.ts';

/** What pages are told while they look: ids and states, never a name. */
export interface LiveEvent {
  readonly type: string;
  /** Only pages of this workstation are told; everybody when absent. */
  readonly workstationId?: string;
  readonly [key: string]: unknown;
}

type Listener = (event: LiveEvent) => void;

const CHANNEL = 'frontcounter';

/** Hears the database's notifications and passes them on, so that several servers agree. */
export class LiveHub {
  readonly #listeners = new Map<Listener, () => void>();
  #unlisten: (() => Promise<void>) | null = null;

  /** Listens until `stop`. `onConnected` is called whenever hearing begins (again): what was said
   * before may have been missed. */
  start(database: Database, onConnected: () => void): void {
    this.#unlisten = database.listen(CHANNEL, {
      onMessage: (text) => this.#heard(text),
      onConnected,
    });
  }

  /** Calls back for every event, and at last when this server stops. Returns the way to stop that. */
  subscribe(listener: Listener, onStop: () => void = () => undefined): () => void {
    this.#listeners.set(listener, onStop);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the pages of this server something that no other server needs to know. */
  tell(event: LiveEvent): void {
    for (const listener of this.#listeners.keys()) listener(event);
  }

  async stop(): Promise<void> {
    for (const onStop of this.#listeners.values()) onStop();
    this.#listeners.clear();
    await this.#unlisten?.();
  }

  #heard(text: string): void {
    let event: LiveEvent;
    try {
      event = JSON.parse(text) as LiveEvent;
    } catch {
      return;
    }
    this.tell(event);
  }
}
