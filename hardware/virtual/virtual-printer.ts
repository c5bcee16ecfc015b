import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { PaperPiece } from './paper-roll.ts';
import type { PrinterFault } from './printer-fault.ts';
import { PrinterModel, type VirtualPrinterSnapshot } from './printer-model.ts';

export interface VirtualPrinterOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** What pin 3 of the drawer socket reads while the drawer is open; drawers differ. */
  readonly drawerOpenLevel?: 'high' | 'low';
}

/**
 * A receipt printer with a cash drawer, made of software: speaks ESC/POS on a TCP port of this
 * machine, answers status questions, keeps its paper, and breaks when told to.
 */
export interface VirtualPrinter {
  readonly port: number;
  snapshot(): VirtualPrinterSnapshot;
  /** Calls back after changes, several at once. Returns the way to stop that. */
  onChange(listener: () => void): () => void;
  /** `null` ends a fault that lasts; what it has already moved (paper, cover) stays moved. */
  setFault(fault: PrinterFault | null): void;
  tearOff(): readonly PaperPiece[];
  pullPaper(): void;
  loadPaper(): void;
  setPaperNearEnd(): void;
  openCover(): void;
  closeCover(): void;
  setOnline(online: boolean): void;
  closeDrawer(): void;
  stop(): Promise<void>;
}

/** Switches a virtual printer on. Rejects when the port is taken. */
export async function startVirtualPrinter(
  options: VirtualPrinterOptions = {},
): Promise<VirtualPrinter> {
  const listeners = new Set<() => void>();
  let current: Socket | null = null;
  const model = new PrinterModel(
    {
      changed: coalesce(() => listeners.forEach((listener) => listener())),
      reply: (bytes) => current?.write(bytes),
      disconnect: (how) => {
        if (how === 'reset') current?.resetAndDestroy();
        else current?.destroy();
      },
    },
    options.drawerOpenLevel ?? 'high',
  );
  const server = createServer((socket) => {
    // Like the real thing: one host at a time.
    if (current !== null) {
      socket.destroy();
      return;
    }
    current = socket;
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      current = null;
    });
    model.connected();
    socket.on('data', (bytes) => model.receive(bytes));
    if (model.snapshot().fault?.kind === 'never-reads') socket.pause();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    snapshot: () => model.snapshot(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setFault(fault) {
      model.setFault(fault);
      if (fault?.kind === 'never-reads') current?.pause();
      else current?.resume();
    },
    tearOff: () => model.tearOff(),
    pullPaper: () => model.set({ paper: 'out' }),
    loadPaper: () => model.set({ paper: 'ok' }),
    setPaperNearEnd: () => model.set({ paper: 'near-end' }),
    openCover: () => model.set({ coverOpen: true }),
    closeCover: () => model.set({ coverOpen: false }),
    setOnline: (online) => model.set({ online }),
    closeDrawer: () => model.setDrawer(false),
    stop: () =>
      new Promise((resolve) => {
        model.stop();
        current?.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Many calls in a row become one, a moment later. */
function coalesce(call: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      call();
    });
  };
}
