import { onCleanup, onMount } from 'solid-js';
import { lock, session } from './session.ts';

const LOOK_EVERY_MS = 1_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const;

/** Locks the screen when nobody touched it for as long as the city says. Counted with the page's
 * own monotonic clock: changing the computer's time neither locks nor keeps open. */
export function useIdleLock(): void {
  let lastTouch = performance.now();
  const touched = (): void => {
    lastTouch = performance.now();
  };
  onMount(() => {
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touched, { passive: true });
    const timer = setInterval(() => {
      const limitMs = (session()?.idleLockSeconds ?? 0) * 1_000;
      if (limitMs > 0 && performance.now() - lastTouch > limitMs) void lock();
    }, LOOK_EVERY_MS);
    onCleanup(() => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, touched);
    });
  });
}
