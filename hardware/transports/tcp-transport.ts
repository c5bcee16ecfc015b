import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TransportError, type Connection, type Transport } from './transport.ts';

export interface TcpTransportOptions {
  /** Checked against the allow-list by the caller: `checkPrinterAddress`. */
  readonly host: string;
  readonly port: number;
  /** From the profile: how long the port stays shut after a connection. */
  readonly reopenDelayMs: number;
  readonly connectTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 3_000;

/** A printer on the network. One connection at a time; a second `open` takes the place of the first. */
export function createTcpTransport(options: TcpTransportOptions): Transport {
  let closedAt = Number.NEGATIVE_INFINITY;
  return {
    async open() {
      const rest = closedAt + options.reopenDelayMs - performance.now();
      if (rest > 0) await sleep(rest);
      const socket = await connect(options);
      socket.once('close', () => {
        closedAt = performance.now();
      });
      return connectionOf(socket);
    },
  };
}

function connect({ host, port, connectTimeoutMs }: TcpTransportOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = new Socket();
    const timer = setTimeout(
      () => fail(new Error('no answer in time')),
      connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    );
    const fail = (cause: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new TransportError(`cannot reach ${host}:${port}: ${cause.message}`, { cause }));
    };
    socket.once('error', fail);
    socket.connect({ host, port }, () => {
      clearTimeout(timer);
      socket.off('error', fail);
      socket.on('error', () => undefined);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

function connectionOf(socket: Socket): Connection {
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        const lost = (): void => reject(new TransportError('the connection was lost'));
        socket.once('close', lost);
        socket.write(bytes, (error) => {
          socket.off('close', lost);
          if (error) lost();
          else resolve();
        });
        if (socket.destroyed) lost();
      }),
    onData: (listener) => socket.on('data', listener),
    onClose: (listener) => {
      if (socket.destroyed) listener();
      else socket.once('close', listener);
    },
    close: () => socket.destroy(),
  };
}
