import type { CounterClient } from './counter-client.ts';

/** The id of the record with exactly this number, found as the counter finds it. */
export async function recordNamed(counter: CounterClient, number: string): Promise<string> {
  const { results } = await counter.call<{ results: { id: string; number: string | null }[] }>(
    'GET',
    `/api/search?q=${encodeURIComponent(number)}`,
  );
  const found = results.find((result) => result.number === number);
  if (found === undefined) throw new Error(`${number} was not found`);
  return found.id;
}
