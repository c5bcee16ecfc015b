import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A wire between the server and PostgreSQL that can be cut at a chosen message: `before` it is
 * passed on (the statement never arrives), or `after` (it is carried out and the answer is lost).
 */
export interface CuttingProxy {
  /** The database URL by way of this proxy. */
  readonly url: string;
  /** Cuts every connection when the n-th message from now (counted from 1) comes through. */
  cutAt(message: number, when: 'before' | 'after'): void;
  /** Messages from the server to PostgreSQL since the last `cutAt` or `count`. */
  count(): number;
  stop(): Promise<void>;
}

/** Starts a proxy before the PostgreSQL of `databaseUrl` on a free loopback port. */
export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let messages = 0;
  let cut: { at: number; when: 'before' | 'after' } | null = null;
  const cutEverything = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      messages += 1;
      if (cut === null || messages < cut.at) {
        upstream.write(chunk);
        return;
      }
      const { when } = cut;
      cut = null;
      if (when === 'before') cutEverything();
      else upstream.write(chunk, () => setTimeout(cutEverything, 5));
    });
    upstream.pipe(client);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutAt: (at, when) => {
      messages = 0;
      cut = { at, when };
    },
    count: () => {
      const seen = messages;
      messages = 0;
      return seen;
    },
    stop: async () => {
      cutEverything();
      await new Promise((closed) => server.close(closed));
    },
  };
}
