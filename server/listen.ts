import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { ServerContext } from './server-context.ts';

export interface ListeningServer {
  readonly port: number;
  /** Takes no more requests, lets those under way finish for a moment, then hangs up. */
  close(): Promise<void>;
}

const LAST_REQUESTS_MS = 3_000;

/** Serves the application over HTTP. Rejects when the port is taken. */
export async function listen(
  context: ServerContext,
  at: { host: string; port: number },
): Promise<ListeningServer> {
  const app = createApp(context);
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: at.host, port: at.port }, () =>
      resolve(starting),
    );
    starting.once('error', reject);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => closeServer(server),
  };
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if (!('closeIdleConnections' in server)) return;
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS).unref();
  });
}
