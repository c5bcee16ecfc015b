/** How many runs a fault test makes: a seeded sample in `npm test`, the long form in
 * `npm run test:faults`. */
export const faultSize = (sample: number, long: number): number =>
  process.env['FAULTS'] === 'long' ? long : sample;

/** The seed of this run: given by FAULT_SEED to replay a failure, else new. Print it in the name. */
export const faultSeed = (): number => Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
