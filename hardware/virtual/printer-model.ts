import { createEscPosDecoder } from '../decoder/decode.ts';
import type { DecodedItem } from '../decoder/decoded-item.ts';
import { createPaperRoll, type PaperPiece } from './paper-roll.ts';
import type { PrinterFault } from './printer-fault.ts';
import { createRealTimeScanner, DLE, type RealTimeCommand } from './real-time-scanner.ts';
import {
  automaticStatus,
  drawerStatus,
  isOffline,
  paperStatus,
  realTimeStatus,
  type Sensors,
} from './status-bytes.ts';

/** The printer's state as one looks at it: plain JSON. */
export interface VirtualPrinterSnapshot {
  readonly paper: Sensors['paper'];
  readonly coverOpen: boolean;
  readonly online: boolean;
  readonly drawerOpen: boolean;
  /** How often the drawer was kicked since the printer was switched on. */
  readonly drawerKicks: number;
  /** Commands received and not yet carried out. */
  readonly waiting: number;
  readonly fault: PrinterFault | null;
  /** Oldest first; the last piece is the one still hanging from the printer. */
  readonly roll: readonly PaperPiece[];
}

/** What the model needs of the world. */
interface PrinterWorld {
  readonly reply: (bytes: Uint8Array) => void;
  readonly changed: () => void;
  /** Breaks the connection, with or without courtesy. */
  readonly disconnect: (how: 'end' | 'reset') => void;
}

/** The inside of a receipt printer: receive buffer, sensors, paper and drawer; no sockets. */
export class PrinterModel {
  readonly #world: PrinterWorld;
  readonly #drawerOpenLevel: Sensors['drawerPin'];
  readonly #roll = createPaperRoll();
  #decoder = createEscPosDecoder();
  #scanner = createRealTimeScanner();
  #queue: DecodedItem[] = [];
  #sensors = { online: true, coverOpen: false, paper: 'ok' as Sensors['paper'] };
  #drawerOpen = false;
  #drawerKicks = 0;
  #automaticStatus = false;
  #fault: PrinterFault | null = null;
  #bytesSinceFault = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(world: PrinterWorld, drawerOpenLevel: Sensors['drawerPin']) {
    this.#world = world;
    this.#drawerOpenLevel = drawerOpenLevel;
  }

  snapshot(): VirtualPrinterSnapshot {
    return {
      ...this.#sensors,
      drawerOpen: this.#drawerOpen,
      drawerKicks: this.#drawerKicks,
      waiting: this.#queue.length,
      fault: this.#fault,
      roll: this.#roll.pieces(),
    };
  }

  setFault(fault: PrinterFault | null): void {
    this.#fault = fault;
    this.#bytesSinceFault = 0;
    this.#work();
    this.#world.changed();
  }

  /** Moves a sensor or a switch; work goes on if it can. */
  set(sensors: Partial<Pick<Sensors, 'online' | 'coverOpen' | 'paper'>>): void {
    this.#sensors = { ...this.#sensors, ...sensors };
    this.#reportAutomatically();
    this.#work();
    this.#world.changed();
  }

  setDrawer(open: boolean): void {
    this.#drawerOpen = open;
    this.#reportAutomatically();
    this.#world.changed();
  }

  /** Takes what hangs from the printer. */
  tearOff(): readonly PaperPiece[] {
    const pieces = this.#roll.tearOff();
    this.#world.changed();
    return pieces;
  }

  /** A new connection: settings stay, automatic status is off until asked for. */
  connected(): void {
    this.#automaticStatus = false;
    this.#scanner = createRealTimeScanner();
  }

  /** Bytes from the host. What follows the break of a connection is lost. */
  receive(bytes: Uint8Array): void {
    let data: number[] = [];
    const flush = (): void => {
      this.#feed(Uint8Array.from(data));
      data = [];
    };
    for (const byte of bytes) {
      const plain = byte !== DLE && this.#scanner.idle();
      const piece = plain ? { bytes: [byte], command: null } : this.#scanner.push(byte);
      if (piece === null) continue;
      data.push(...piece.bytes);
      if (piece.command !== null) {
        flush();
        this.#obey(piece.command);
        continue;
      }
      this.#bytesSinceFault += piece.bytes.length;
      if (!this.#faultIsDue()) continue;
      flush();
      if (this.#breakNow() === 'disconnected') return;
    }
    flush();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** A real-time command is obeyed on receipt and still stands in the stream: inside a picture it
   * spoils the picture. */
  #obey(command: RealTimeCommand): void {
    if (command.kind === 'clear-buffer') {
      this.#forget();
      this.#world.reply(Uint8Array.of(0x37, 0x25, 0));
    }
    if (command.kind !== 'status') return;
    const status = realTimeStatus(command.n, this.#readSensors());
    if (status !== null) this.#world.reply(Uint8Array.of(status));
  }

  #feed(bytes: Uint8Array): void {
    const items = this.#decoder.push(bytes).filter((item) => item.kind !== 'real-time');
    this.#queue.push(...items);
    this.#work();
  }

  #faultIsDue(): boolean {
    const fault = this.#fault;
    return fault !== null && 'afterBytes' in fault && this.#bytesSinceFault >= fault.afterBytes;
  }

  #breakNow(): 'connected' | 'disconnected' {
    const kind = this.#fault?.kind;
    this.#fault = null;
    if (kind === 'paper-out') this.set({ paper: 'out' });
    if (kind === 'cover-open') this.set({ coverOpen: true });
    if (kind === 'offline') this.set({ online: false });
    if (kind === 'reset') {
      this.#forget();
      this.#decoder = createEscPosDecoder();
    }
    if (kind !== 'reset' && kind !== 'half-write') return 'connected';
    this.#world.disconnect(kind === 'reset' ? 'reset' : 'end');
    return 'disconnected';
  }

  #forget(): void {
    this.#queue = [];
    this.#decoder.clear();
  }

  #work(): void {
    if (this.#timer) return;
    while (this.#queue.length > 0 && !isOffline(this.#readSensors())) {
      if (this.#fault?.kind === 'slow') {
        this.#timer = setTimeout(() => {
          this.#timer = null;
          this.#carryOutNext();
          this.#work();
        }, this.#fault.msPerItem);
        return;
      }
      this.#carryOutNext();
    }
  }

  #carryOutNext(): void {
    const item = isOffline(this.#readSensors()) ? undefined : this.#queue.shift();
    if (item === undefined) return;
    switch (item.kind) {
      case 'status-request':
        this.#world.reply(
          Uint8Array.of((item.of === 'paper' ? paperStatus : drawerStatus)(this.#readSensors())),
        );
        return;
      case 'process-id-request':
        if (this.#fault?.kind === 'no-process-id') return;
        this.#world.reply(Uint8Array.of(0x37, 0x22, ...Buffer.from(item.id, 'latin1'), 0));
        return;
      case 'auto-status':
        this.#automaticStatus = item.mask !== 0;
        this.#reportAutomatically();
        return;
      case 'pulse':
        this.#drawerKicks += 1;
        this.setDrawer(true);
        return;
      case 'text':
      case 'line-feed':
      case 'feed':
      case 'image':
      case 'barcode':
      case 'cut':
      case 'error':
        this.#roll.print(item);
        this.#world.changed();
        return;
      case 'reset':
      case 'setting':
      case 'real-time':
      case 'padding':
        return;
    }
  }

  #readSensors(): Sensors {
    const closedLevel = this.#drawerOpenLevel === 'high' ? 'low' : 'high';
    return {
      ...this.#sensors,
      drawerPin: this.#drawerOpen ? this.#drawerOpenLevel : closedLevel,
    };
  }

  #reportAutomatically(): void {
    if (this.#automaticStatus) this.#world.reply(automaticStatus(this.#readSensors()));
  }
}
