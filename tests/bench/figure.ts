/** One measured figure, as `npm run bench` prints it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** What `value` and `yardstick` are measured in: `1/s`, `ms`. */
  readonly unit: string;
  /** The same quantity of something comparable, measured in the same run. */
  readonly yardstick: number;
  /** value ÷ yardstick. */
  readonly ratio: number;
  /** The goal for the ratio, with its direction: `>= 0.5`, `<= 1.2`; or for the value: `p95 <= 100 ms`. */
  readonly goal: string;
  readonly met: boolean;
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the measurements lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
