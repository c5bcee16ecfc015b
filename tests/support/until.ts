/** Asks again until the answer is something (not null, not false), and returns it. Throws after
 * ten seconds. */
export async function until<T>(
  ask: () => T | Promise<T>,
  patienceMs = 10_000,
): Promise<Exclude<T, null | false | undefined>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false && answer !== undefined) {
      return answer as Exclude<T, null | false | undefined>;
    }
    if (Date.now() > end) throw new Error(`still not so after ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
