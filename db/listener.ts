import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { connect, connectOnce, type ConnectionSettings } from './connection.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** Who hears a channel. */
export interface Hearing {
  onMessage(payload: string): void;
  /**
   * Called whenever the channel is heard, at first and after every loss of the connection: what
   * was said in between is gone, so look for yourself.
   */
  onConnected?(): void;
}

/** LISTEN over any number of lost connections. */
export interface Listener {
  /** Hears `channel` until the returned function is called. */
  listen(channel: string, hearing: Hearing): () => Promise<void>;
  close(): Promise<void>;
}

/** The driver's own `listen` gives up for ever when its first attempt to connect again fails. */
export function openListener(settings: ConnectionSettings): Listener {
  const like = connect({ ...settings, applicationName: `${settings.applicationName}-listen` });
  const open = new Set<() => Promise<void>>();
  return {
    listen(channel, hearing) {
      const ending = new AbortController();
      const ended = hear(like, channel, hearing, ending.signal);
      const stop = async (): Promise<void> => {
        open.delete(stop);
        ending.abort();
        await ended;
      };
      open.add(stop);
      return stop;
    },
    async close() {
      await Promise.all([...open].map((stop) => stop()));
    },
  };
}

async function hear(
  like: Sql,
  channel: string,
  hearing: Hearing,
  ending: AbortSignal,
): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!ending.aborted) {
    let tellLost = (): void => undefined;
    const lost = new Promise<void>((resolve) => (tellLost = resolve));
    ending.addEventListener('abort', tellLost);
    const sql = connectOnce(like, tellLost, (_, payload) => hearing.onMessage(payload));
    try {
      await sql.unsafe(`LISTEN "${channel.replaceAll('"', '""')}"`);
      pauseMs = FIRST_PAUSE_MS;
      hearing.onConnected?.();
      await lost;
    } catch {
      // The server is away: try again below, as long as it takes.
    }
    ending.removeEventListener('abort', tellLost);
    await sql.end({ timeout: 0 }).catch(() => undefined);
    if (!ending.aborted) await sleep(pauseMs, null, { signal: ending }).catch(() => null);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
