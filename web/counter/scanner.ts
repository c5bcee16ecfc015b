/** A scanner types faster than any person: no more than this between two keys. */
const FASTEST_HUMAN_MS = 35;
const SHORTEST_CODE = 4;

/**
 * Tells a barcode scanner from a person by its speed. Feed it every key that no field has claimed;
 * it answers the code when an Enter ends a burst, else null.
 */
export function createScanBuffer(): { readonly key: (key: string, atMs: number) => string | null } {
  let code = '';
  let lastMs = -Infinity;
  const key = (pressed: string, atMs: number): string | null => {
    const burst = atMs - lastMs <= FASTEST_HUMAN_MS;
    lastMs = atMs;
    if (pressed === 'Enter') {
      const scanned = burst && code.length >= SHORTEST_CODE ? code : null;
      code = '';
      return scanned;
    }
    if (pressed.length !== 1) return null;
    code = burst ? code + pressed : pressed;
    return null;
  };
  return { key };
}
