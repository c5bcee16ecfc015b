/** Why the application will not start. The message is for whoever runs the server. */
export type BootRefusalCode =
  | 'bad-setting'
  | 'node-too-old'
  | 'postgres-unavailable'
  | 'postgres-unsuitable'
  | 'role-missing'
  | 'role-too-strong'
  | 'migration-changed'
  | 'migration-missing'
  | 'migration-failed'
  | 'already-running';

/**
 * Thrown while starting, when going on could lose or corrupt money. `server/main.ts` and the
 * command lines print `message` and exit with status 78; the supervisor then does not try again.
 */
export class BootRefusal extends Error {
  override name = 'BootRefusal';
  readonly code: BootRefusalCode;

  constructor(code: BootRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
