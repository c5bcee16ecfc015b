/** A bell: whoever waits is woken; a ring that nobody heard is kept for the next who waits. */
export interface Signal {
  ring(): void;
  /** True when it rang, false when the time passed. */
  wait(ms: number): Promise<boolean>;
}

export function createSignal(): Signal {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = null;
      }
      const heard = rung;
      rung = false;
      return heard;
    },
  };
}
