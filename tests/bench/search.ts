/**
 * One search box over 200,000 records and 60,000 people: how long an answer takes at the 95th of a
 * hundred, over a fixed mix of what a counter types and scans, 1 to 20 characters long.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../../db/boot.ts';
import type { Database } from '../../db/client.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { loadPack } from '../../db/pack/load-pack.ts';
import { search } from '../../db/repositories/search.ts';
import { loadCity } from '../../db/seed/load-city.ts';
import { Random } from '../../db/seed/random.ts';
import { seedDemo, type DemoCity } from '../../db/seed/seed-demo.ts';
import { median, quantile, type Figure } from './figure.ts';

const GOAL_MS = 100;
const LONGEST = 20;
const PEOPLE = 15;
const ALDER_BAY = join(import.meta.dirname, '../../db/cities/alder-bay');

/** The figures of `npm run bench -- search`. */
export async function benchSearch(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'frontcounter-bench-search-'));
  // PostgreSQL may have to run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711);
  const cluster = await startEmbedded({ dataDir });
  try {
    const { database } = await prepareDatabase({
      databaseUrl: cluster.appUrl,
      databaseOwnerUrl: cluster.ownerUrl,
    });
    try {
      return await measure(database, await fill(database));
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
    rmSync(cluster.clusterDirectory, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fill(database: Database): Promise<DemoCity> {
  const pack = await loadPack(ALDER_BAY);
  return database.transaction(async (tx) => {
    await loadCity(tx, pack);
    return seedDemo(tx, pack, { size: 'large' });
  });
}

async function measure(database: Database, city: DemoCity): Promise<Figure[]> {
  const mix = queryMix(city);
  const all: number[] = [];
  const figures: Figure[] = [];
  for (const queries of Object.values(mix)) {
    for (const query of queries.slice(0, 20)) await search(database.sql, query);
  }
  const lookUps = await lookUpTimes(database, city);
  const yardstick = quantile(lookUps, 0.95);
  const figure = (name: string, times: readonly number[]): Figure => {
    const value = quantile(times, 0.95);
    return {
      name,
      value: rounded(value),
      unit: 'ms',
      yardstick: rounded(yardstick),
      ratio: rounded(value / yardstick),
      goal: `p95 <= ${GOAL_MS} ms (yardstick: a person by primary key, p95)`,
      met: value <= GOAL_MS,
    };
  };
  for (const [kind, queries] of Object.entries(mix)) {
    const times = await timesOf(queries, (query) => search(database.sql, query));
    all.push(...times);
    figures.push(figure(`search p95, ${kind} (median ${rounded(median(times))} ms)`, times));
  }
  const records = city.records.length.toLocaleString('en');
  return [figure(`search p95, ${all.length} searches over ${records} records`, all), ...figures];
}

async function timesOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const start = performance.now();
    await work(item);
    times.push(performance.now() - start);
  }
  return times;
}

async function lookUpTimes(database: Database, city: DemoCity): Promise<number[]> {
  const random = new Random(5);
  const ids = Array.from({ length: 500 }, () => random.pick(city.residents).id);
  return timesOf(ids, (id) => database.sql`SELECT name, street, phone FROM party WHERE id = ${id}`);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What is typed, letter by letter, from each text: its beginnings of 1 to 20 characters. */
const typed = (texts: readonly string[]): string[] =>
  texts.flatMap((text) =>
    Array.from({ length: Math.min(LONGEST, text.length) }, (_, index) => text.slice(0, index + 1)),
  );

/** A slip of the finger: a letter left out, or two swapped. */
function slip(text: string, random: Random): string {
  const at = random.between(1, Math.max(1, text.length - 2));
  const swapped = `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
  return random.chance(50) ? swapped : text.slice(0, at) + text.slice(at + 1);
}

/** Always the same, because the city is. */
function queryMix({ residents, records }: DemoCity): Readonly<Record<string, readonly string[]>> {
  const random = new Random(11);
  const people = Array.from({ length: PEOPLE }, () => random.pick(residents));
  const cited = records.filter((record) => record.program === 'parking-citation');
  const animals = records.filter((record) => record.program === 'animal-license');
  const detail = (from: typeof records, name: string): string[] =>
    Array.from({ length: PEOPLE }, () => random.pick(from).details[name] as string);
  const names = people.map((party) => party.name);
  const numbers = [
    ...Array.from({ length: PEOPLE }, () => random.pick(cited).number),
    ...detail(cited, 'plate'),
    ...Array.from({ length: PEOPLE }, () => random.pick(animals).number),
    ...people.map((party) => party.phone ?? '(555) 555-0100'),
  ];
  const shortened = (texts: readonly string[]): string[] =>
    texts.map((text) => text.slice(0, LONGEST));
  return {
    'names, letter by letter': typed(names),
    'numbers, letter by letter': typed(numbers),
    'addresses, letter by letter': typed(people.slice(0, 8).map((party) => party.street)),
    'names with a slip': shortened(
      names.flatMap((name) => [slip(name, random), slip(name, random)]),
    ),
    'an animal and its owner': shortened(
      people.map(
        (party) => `${random.pick(animals).details['animalName'] as string} ${party.name}`,
      ),
    ),
    'common words': ['heron street', 'maria', 'biscuit', 'marsh wick', 'a b', '1 heron', 'jose m'],
    'nothing like it': ['zzxxqq', 'qqqqqqqq', 'xkcd 99', '00000000', 'w w w w w w', '9zz'],
  };
}
