/** An open way to a device. */
export interface Connection {
  /** Resolves when the operating system has taken all bytes: that says nothing of the printer. */
  write(bytes: Uint8Array): Promise<void>;
  /** Called with every piece that arrives; one listener, set before anything is written. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once, however the connection ends; at once when it has ended already. */
  onClose(listener: () => void): void;
  close(): void;
}

/** How a device is reached. */
export interface Transport {
  /** Opens a connection, waiting as long as the device wants to be left alone after the last one.
   * Rejects with {@link TransportError}. */
  open(): Promise<Connection>;
}

/** The device could not be reached, or was lost. Always worth another try. */
export class TransportError extends Error {
  override name = 'TransportError';
  readonly retryable = true;
}
