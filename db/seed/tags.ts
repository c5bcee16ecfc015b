import { FIRST_TAG, FREE_TAGS, LAST_TAG } from './known-people.ts';
import type { CounterRow, RecordRow, StockRow } from './seed-rows.ts';

const PROGRAM = 'animal-license';
const SERIES_YEAR = '26';

const tagOf = (serial: number): string => `${SERIES_YEAR}-${String(serial).padStart(5, '0')}`;

/** A licensed animal wears a tag; one that was never licensed does not. */
const wearsTag = (animal: RecordRow): boolean =>
  animal.starts_on !== null && animal.state !== 'void';

/**
 * Gives the animals that lack one their number, in the year in which each license began, and their
 * tag. Returns them with the counters that go on after those numbers.
 */
export function numberAnimals(
  animals: readonly RecordRow[],
  today: string,
): { readonly numbered: RecordRow[]; readonly counters: CounterRow[] } {
  const taken = new Set(animals.map((animal) => animal.number));
  const tags = freeTags(animals);
  const last = new Map<string, number>([[`AL-${today.slice(2, 4)}`, 0]]);
  for (const number of taken) {
    if (number !== '') last.set(number.slice(0, 5), 0);
  }
  const numbered = animals.map((animal) => {
    const tagNumber = wearsTag(animal) && animal.number === '' ? tags.next().value : undefined;
    const details = tagNumber === undefined ? animal.details : { ...animal.details, tagNumber };
    if (animal.number !== '') return animal;
    const series = `AL-${(animal.starts_on ?? today).slice(2, 4)}`;
    let number: string;
    do {
      const serial = (last.get(series) ?? 0) + 1;
      last.set(series, serial);
      number = `${series}-${String(serial).padStart(6, '0')}`;
    } while (taken.has(number));
    return { ...animal, number, details };
  });
  for (const { number } of numbered) {
    const [series, serial] = [number.slice(0, 5), Number(number.slice(6))];
    last.set(series, Math.max(last.get(series) ?? 0, serial));
  }
  return {
    numbered,
    counters: [...last].map(([series, serial]) => ({ series, last_number: serial })),
  };
}

/** The tags to hand out, in order, without those that are kept free or worn already. */
function* freeTags(animals: readonly RecordRow[]): Generator<string, undefined> {
  const kept = new Set<unknown>([...FREE_TAGS, ...animals.map((a) => a.details['tagNumber'])]);
  for (let serial = FIRST_TAG; serial <= LAST_TAG - 400; serial += 1) {
    if (!kept.has(tagOf(serial))) yield tagOf(serial);
  }
  return undefined;
}

/** The tags that the city bought: those on animals are issued, a few were lost or spoilt. */
export function makeTags(animals: readonly RecordRow[]): StockRow[] {
  const wearers = new Map(animals.map((animal) => [animal.details['tagNumber'], animal.id]));
  return Array.from({ length: LAST_TAG - FIRST_TAG + 1 }, (_, index) => {
    const number = tagOf(FIRST_TAG + index);
    const wearer = wearers.get(number) ?? null;
    const spare = index % 211 === 7 ? 'lost' : index % 307 === 9 ? 'void' : 'available';
    const kept = FREE_TAGS.some((free) => free === number);
    return {
      program: PROGRAM,
      kind: 'tag',
      number,
      state: wearer === null ? (kept ? 'available' : spare) : 'issued',
      record_id: wearer,
    };
  });
}
