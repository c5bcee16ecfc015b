import type { Connection } from '../transports/transport.ts';
import {
  DISCONNECTED,
  STATUS_QUESTIONS,
  withAutomaticStatus,
  withRealTimeAnswer,
  type PrinterState,
  type StatusQuestion,
} from './printer-state.ts';
import { createStatusDemultiplexer, type StatusEvent } from './status-demultiplexer.ts';

/** A conversation with one printer over one connection. */
export interface PrinterLink {
  readonly state: () => PrinterState;
  readonly closed: () => boolean;
  write(bytes: Uint8Array): Promise<void>;
  /** Asks for everything that `DLE EOT` tells; true when all was answered in time. Never while the
   * bytes of a job are on their way: the question would stand in the middle of them. */
  askStatus(timeoutMs: number): Promise<boolean>;
  /** Replies to trailing requests since the last `forgetReplies`. */
  readonly replies: () => { readonly afterData: number; readonly processIds: readonly string[] };
  forgetReplies(): void;
  close(): void;
}

const [DLE, EOT] = [0x10, 0x04];

/** Takes over a connection. `changed` is called whenever state or replies may have changed. */
export function createPrinterLink(connection: Connection, changed: () => void): PrinterLink {
  const demultiplex = createStatusDemultiplexer();
  let state: PrinterState = { ...DISCONNECTED, connection: 'connected' };
  let closed = false;
  let asked: StatusQuestion[] = [];
  let answered: () => void = () => undefined;
  let afterData = 0;
  let processIds: string[] = [];

  const hear = (event: StatusEvent): void => {
    if (event.kind === 'after-data') afterData += 1;
    if (event.kind === 'process-id') processIds.push(event.id);
    if (event.kind === 'automatic') state = withAutomaticStatus(state, event);
    if (event.kind !== 'real-time') return;
    const question = asked.shift();
    if (question !== undefined) state = withRealTimeAnswer(state, question, event.byte);
    if (asked.length === 0) answered();
  };
  connection.onData((bytes) => {
    demultiplex(bytes).forEach(hear);
    changed();
  });
  connection.onClose(() => {
    closed = true;
    state = { ...state, connection: 'disconnected', answers: false, online: false };
    answered();
    changed();
  });

  return {
    state: () => state,
    closed: () => closed,
    write: (bytes) => connection.write(bytes),
    async askStatus(timeoutMs) {
      asked = [...STATUS_QUESTIONS];
      const done = new Promise<void>((resolve) => {
        answered = resolve;
        setTimeout(resolve, timeoutMs).unref();
      });
      const questions = Uint8Array.from(STATUS_QUESTIONS.flatMap((n) => [DLE, EOT, n]));
      await connection.write(questions).then(
        () => done,
        () => undefined,
      );
      const answers = !closed && asked.length === 0;
      state = { ...state, answers };
      return answers;
    },
    replies: () => ({ afterData, processIds }),
    forgetReplies() {
      [afterData, processIds] = [0, []];
    },
    close: () => connection.close(),
  };
}
