import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPack } from '../../db/pack/load-pack.ts';
import { search } from '../../db/repositories/search.ts';
import { ADAEZE, BISCUIT, CITATION } from '../../db/seed/known-people.ts';
import { loadCity } from '../../db/seed/load-city.ts';
import { seedDemo } from '../../db/seed/seed-demo.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
const find = (query: string) => search(database.app.sql, query);
const titles = async (query: string) => (await find(query)).map((result) => result.title);

beforeAll(async () => {
  database = await createTestDatabase();
  const pack = await loadPack(join(import.meta.dirname, '../../db/cities/alder-bay'));
  await database.app.transaction(async (tx) => {
    await loadCity(tx, pack);
    await seedDemo(tx, pack, { size: 'demo', businessDate: '2026-11-23' });
  });
});
afterAll(() => database.drop());

describe('one box finds', () => {
  test.each([
    ['a name', 'adaeze marshwick', 'Adaeze Marshwick'],
    ['the beginning of a family name', 'marshwi', 'Adaeze Marshwick'],
    ['both names begun, in either order', 'marshwi adae', 'Adaeze Marshwick'],
    ['a name with a letter missing', 'marshwik', 'Adaeze Marshwick'],
    ['a name with two letters swapped', 'adaeze marhswick', 'Adaeze Marshwick'],
    ['a name without its accents', 'rocio kestrelwood', 'Rocío Kestrelwood'],
    ['a name with accents that were not stored so', 'ádaeze marshwíck', 'Adaeze Marshwick'],
    ['Vietnamese letters', 'Đức Pébble', 'Đức Pebblemoor'],
    ['Vietnamese letters typed plainly', 'duc pebble', 'Đức Pebblemoor'],
    ['letters and accents sent apart', 'Rocío Kestrelwood'.normalize('NFD'), 'Rocío Kestrelwood'],
    ['an address', '1180 heron', 'Adaeze Marshwick'],
    ['an animal', 'nandu', 'Ñandú'],
    ['an animal with a slip', 'biscit marshwick', 'Biscuit'],
    ['an animal by its owner', 'marshwick biscuit', 'Biscuit'],
    ['a license number', BISCUIT.license, 'Biscuit'],
    ['a tag', '26-03318', 'Biscuit'],
    ['a tag without its dash', '2603318', 'Biscuit'],
    ['a telephone', ADAEZE.phone, 'Adaeze Marshwick'],
    ['a mail address', 'adaeze.marshwick@example.com', 'Adaeze Marshwick'],
    ['a citation', 'AB-104277', 'AB-104277'],
    ['a citation by its digits', '104277', 'AB-104277'],
    ['a citation with O for 0 and a space', 'ab 1O4277', 'AB-104277'],
    ['a plate', CITATION.plate, 'AB-104277'],
    ['a plate with O for 0', '7FICO42', 'AB-104277'],
    ['a plate with 1 for I, small and apart', '7f1c 042', 'AB-104277'],
  ])('%s: %s', async (_what, query, title) => {
    expect((await titles(query))[0]).toBe(title);
  });

  test('while typing, from the first letter on', async () => {
    for (let length = 1; length <= 'marshwick'.length; length += 1) {
      const typed = 'marshwick'.slice(0, length);
      const results = await find(typed);
      expect(results.length, typed).toBeGreaterThan(0);
    }
    expect((await find('m')).length).toBe(20);
  });

  test('open citations of a plate before paid ones', async () => {
    const found = (await find('7FIC042')).map(({ number, state }) => ({ number, state }));
    expect(found.slice(0, 2)).toEqual([
      { number: 'AB-104277', state: 'active' },
      { number: 'AB-104103', state: 'ended' },
    ]);
  });

  test('what it needs to open the person', async () => {
    const [dog] = await find('26-03318');
    const [person] = await find('adaeze marshwick');
    expect(dog).toMatchObject({ kind: 'record', program: 'animal-license', state: 'active' });
    expect(person).toMatchObject({ kind: 'party', program: null, number: null });
    expect(dog?.partyId).toBe(person?.id);
    expect(person?.detail).toBe('1180 Heron Street · (555) 555-0142');
  });

  test.each(['', '   ', '\0', '%', '_', "'", '"', '\\', '()', '-', "';--", '🐕', 'zzqqxxy'])(
    'nothing, and no error, for %j',
    async (query) => {
      expect(await find(query)).toEqual([]);
    },
  );

  test('whatever is typed, no error', async () => {
    for (const query of [
      'a'.repeat(5000),
      '%%%m_',
      "o'",
      '12 34 56 78 90 12 34',
      'm m m m m m m',
    ]) {
      await expect(find(query)).resolves.toBeInstanceOf(Array);
    }
  });
});

describe('what is found follows its source', () => {
  test('a person added at the counter is found, renamed, then erased without a trace', async () => {
    const { sql } = database.app;
    const id = '01900000-0000-7000-8000-00000000f00d';
    await sql`INSERT INTO party (id, kind, name, phone, street)
      VALUES (${id}, 'person', 'Ottilie O''Zephyrine', '(555) 555-0199', '5 Umbrage Row')`;
    expect(await titles('ozephyrine')).toEqual(["Ottilie O'Zephyrine"]);
    expect(await titles('zephyrin')).toEqual(["Ottilie O'Zephyrine"]);
    await sql`UPDATE party SET name = 'Ottilie Yarnsmith' WHERE id = ${id}`;
    expect(await titles('zephyrine')).toEqual([]);
    expect(await titles('yarnsmit')).toEqual(['Ottilie Yarnsmith']);
    await sql`UPDATE party SET name = 'erased', phone = NULL, street = NULL, erased_at = now()
      WHERE id = ${id}`;
    for (const query of ['yarnsmith', 'ottilie', 'umbrage'])
      expect(await titles(query)).toEqual([]);
    const left = await sql`SELECT FROM search_term WHERE id = ${id}`;
    const words = await sql`SELECT FROM search_dictionary
      WHERE word IN ('yarnsmith', 'umbrage', 'zephyrine', 'ozephyrine')`;
    expect([...left, ...words]).toEqual([]);
  });

  test('a new tag is found, the old one no more', async () => {
    const { owner } = database;
    await owner`UPDATE record SET details = details || '{"tagNumber": "26-04990"}', version = version + 1
      WHERE number = ${BISCUIT.license}`;
    expect(await titles('26-04990')).toEqual(['Biscuit']);
    expect(await titles('26-03318')).not.toContain('Biscuit');
  });

  test('a payment writes no term: what changes is the state, not what is searched', async () => {
    const { owner } = database;
    const versions = () => owner`SELECT term, xmin::text FROM search_term
      WHERE id = (SELECT id FROM record WHERE number = ${CITATION.number}) ORDER BY term`;
    const before = await versions();
    await owner`UPDATE record SET state = 'ended', version = version + 1,
      details = details || '{"disposition": "paid"}' WHERE number = ${CITATION.number}`;
    expect(await versions()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  test('many at once: the dictionary ends up with exactly the words in use', async () => {
    const { sql } = database.app;
    const add = async (index: number): Promise<void> => {
      const id = `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
      await sql`INSERT INTO party (id, kind, name, street)
        VALUES (${id}, 'person', ${`Quixwort Zanzibel${index % 7}`}, 'Umbrellagate')`;
      await sql`UPDATE party SET name = ${`Vexmoor Zanzibel${index % 5}`} WHERE id = ${id}`;
      if (index % 3 > 0) {
        await sql`UPDATE party SET name = 'erased', street = NULL, erased_at = now() WHERE id = ${id}`;
      }
    };
    await Promise.all(Array.from({ length: 120 }, (_, index) => add(index)));
    const astray = await database.owner`
      SELECT word FROM search_dictionary
      FULL JOIN (SELECT DISTINCT term AS word FROM search_term
        WHERE rank <> 2 AND term !~ '^[0-9]+$') used USING (word)
      WHERE search_dictionary.word IS NULL OR used.word IS NULL`;
    expect(astray).toEqual([]);
    expect((await titles('quixwort')).length).toBe(0);
    expect((await titles('vexmor zanzibel')).length).toBeGreaterThan(0);
  });

  test('the application cannot write terms of its own', async () => {
    const { sql } = database.app;
    await expect(sql`DELETE FROM search_term`).rejects.toThrow(/permission denied/);
    await expect(sql`SELECT search_learn(ARRAY['x'])`).rejects.toThrow(/permission denied/);
  });
});
