const SHUTDOWN_TIMEOUT_MS = 8_000;

/**
 * Ends this process once, cleanly, when it is told to (SIGTERM, SIGINT) or when the supervisor is
 * gone: a server left behind would hold the port. `shutdown` gets eight seconds.
 */
export function exitWithParent(shutdown: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
    shutdown().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // False, not undefined: there was a parent, and it went while we were starting.
  if (process.connected === false) end();
  else process.on('disconnect', end);
}
