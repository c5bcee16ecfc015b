import { invariant } from '../../shared/kernel/invariant.ts';
import type { CityPack } from '../pack/load-pack.ts';
import { makeAnimals } from './animals.ts';
import { makeCitations } from './citations.ts';
import { Random } from './random.ts';
import { makeResidents } from './residents.ts';
import { insertRows, run, type SeedConnection } from './seed-connection.ts';
import {
  COUNTER_COLUMNS,
  PARTY_COLUMNS,
  RECORD_COLUMNS,
  STOCK_COLUMNS,
  type CounterRow,
  type PartyRow,
  type RecordRow,
  type StockRow,
} from './seed-rows.ts';
import { makeTags, numberAnimals } from './tags.ts';

/** How many of each: for tests, for a demonstration, for measuring. */
const SIZES = {
  small: { residents: 80, animals: 60, citations: 400 },
  demo: { residents: 1_400, animals: 900, citations: 640 },
  large: { residents: 60_000, animals: 50_000, citations: 150_000 },
} as const;

export type SeedSize = keyof typeof SIZES;

export interface SeedOptions {
  readonly size: SeedSize;
  /** The same seed and business day make the same people, ids and all. */
  readonly seed?: number;
  /** The day around which licenses end and fines fall due; the database's own when left out. */
  readonly businessDate?: string;
}

/** What a demo city is filled with. */
export interface DemoCity {
  readonly residents: readonly PartyRow[];
  readonly records: readonly RecordRow[];
  readonly tags: readonly StockRow[];
  readonly counters: readonly CounterRow[];
}

/** Makes the residents, animals, citations and tags of a demo city; pure, and always the same. */
export function makeDemoCity(
  pack: CityPack,
  size: SeedSize,
  seed: number,
  today: string,
): DemoCity {
  const { demo } = pack;
  invariant(demo !== null, 'only a demo city is filled with made-up people');
  const counts = SIZES[size];
  const random = new Random(seed);
  const residents = makeResidents(pack, demo.words, random, today, counts.residents);
  const made = makeAnimals(residents, demo.words, random, today, counts.animals);
  const { numbered, counters } = numberAnimals(made, today);
  const citations = makeCitations(demo.words, demo.violations, random, today, counts.citations);
  return { residents, records: [...numbered, ...citations], tags: makeTags(numbered), counters };
}

/**
 * Fills a loaded demo city with made-up residents, animals and citations in every state. Call it
 * once, in the transaction that loaded the city.
 *
 * @example await seedDemo(tx, pack, { size: 'demo' });
 */
export async function seedDemo(
  connection: SeedConnection,
  pack: CityPack,
  options: SeedOptions,
): Promise<DemoCity> {
  const today = options.businessDate ?? (await businessDate(connection));
  const city = makeDemoCity(pack, options.size, options.seed ?? 1, today);
  await insertRows(connection, 'party', PARTY_COLUMNS, city.residents);
  await insertRows(connection, 'record', RECORD_COLUMNS, city.records);
  await insertRows(connection, 'stock', STOCK_COLUMNS, city.tags);
  await insertRows(connection, 'record_counter', COUNTER_COLUMNS, city.counters);
  return city;
}

async function businessDate(connection: SeedConnection): Promise<string> {
  const [row] = (await run(
    connection,
    'SELECT business_date_of(city_now())::text AS today',
  )) as readonly { today: string }[];
  invariant(row, 'a query of one row answers one row');
  return row.today;
}
