import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPack, type CityPack } from '../../db/pack/load-pack.ts';
import { BISCUIT, CITATION, FREE_TAGS } from '../../db/seed/known-people.ts';
import { loadCity } from '../../db/seed/load-city.ts';
import { makeDemoCity, seedDemo } from '../../db/seed/seed-demo.ts';
import type { PartyRow, RecordRow } from '../../db/seed/seed-rows.ts';
import { cityCalendar } from '../../shared/fees/calendar.ts';
import type { Facts } from '../../shared/fees/facts.ts';
import { loadSchedules } from '../../shared/fees/load-schedule.ts';
import { quote } from '../../shared/fees/price.ts';
import type { RecordView } from '../../shared/program/program-definition.ts';
import { programById } from '../../shared/programs/registry.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const ALDER_BAY = join(import.meta.dirname, '../../db/cities/alder-bay');
const TODAY = '2026-11-23';

let pack: CityPack;
let database: TestDatabase;

beforeAll(async () => {
  pack = await loadPack(ALDER_BAY);
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the generator', () => {
  test('makes the same city for the same seed and day, another for another seed', () => {
    const first = makeDemoCity(pack, 'small', 7, TODAY);
    expect(makeDemoCity(pack, 'small', 7, TODAY)).toEqual(first);
    expect(makeDemoCity(pack, 'small', 8, TODAY).residents).not.toEqual(first.residents);
  });

  test.each(['small', 'demo'] as const)(
    '%s: every state of every program, at every age',
    (size) => {
      const { records, tags } = makeDemoCity(pack, size, 1, TODAY);
      const animals = records.filter((record) => record.program === 'animal-license');
      const citations = records.filter((record) => record.program === 'parking-citation');
      expect(statesOf(animals)).toEqual(['active', 'ended', 'held', 'pending', 'void']);
      for (const violation of pack.demo?.violations ?? []) {
        const same = citations.filter((c) => c.details['violation'] === violation.code);
        expect(statesOf(same), violation.code).toEqual(['active', 'ended', 'held', 'void']);
      }
      expect(new Set(tags.map((tag) => tag.state))).toEqual(
        new Set(['available', 'issued', 'lost', 'void']),
      );
      expect(new Set(records.map((record) => record.number)).size).toBe(records.length);
    },
  );

  test('the demo has the promised numbers of people, animals and citations', () => {
    const { residents, records, tags } = makeDemoCity(pack, 'demo', 1, TODAY);
    const animals = records.filter((record) => record.program === 'animal-license');
    expect(residents.length).toBeGreaterThanOrEqual(1200);
    expect(new Set(animals.map((animal) => animal.holder_id)).size).toBeGreaterThanOrEqual(400);
    expect(records.length - animals.length).toBeGreaterThanOrEqual(500);
    expect(tags).toHaveLength(2000);
  });

  test('no record breaks its own program’s rules, whatever the day', () => {
    for (const today of [TODAY, '2027-02-28', '2028-02-29', '2031-12-31']) {
      for (const record of makeDemoCity(pack, 'demo', 3, today).records) {
        const program = programById(record.program);
        expect(program?.record.refuse(record.details, today), record.number).toBeNull();
        const known = new Set(program?.record.fields.map((field) => field.name));
        for (const field of program?.record.fields ?? []) {
          const given = record.details[field.name] !== undefined;
          if (!field.optional) expect(given, `${record.number} ${field.name}`).toBe(true);
        }
        const beyond = Object.keys(record.details).filter((name) => !known.has(name));
        expect(['tagNumber', 'disposition', 'paidOn']).toEqual(expect.arrayContaining(beyond));
      }
    }
  });

  test('every open citation has a price, as has every license that is due and may be sold', () => {
    const { records, residents } = makeDemoCity(pack, 'demo', 1, TODAY);
    const people = new Map(residents.map((party) => [party.id, party]));
    const counts: Record<string, number> = {};
    const priceOf = pricing();
    for (const row of records.filter(({ state }) => state === 'active' || state === 'pending')) {
      const [program, action] = [programById(row.program), firstAction(row)];
      const chosen = program?.actions.find(({ id }) => id === action);
      if (chosen === undefined) throw new Error(`${row.program} has the action ${action}`);
      const sale = { record: viewOf(row, people), answers: ANSWERS[action], today: TODAY };
      const outcome = chosen.refuse(sale)?.code ?? priceOf(row.program, action, chosen.facts(sale));
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    expect(Object.keys(counts).sort()).toEqual([
      'license-already-current',
      'priced',
      'rabies-ends-before-license',
      'rabies-expired',
      'rabies-missing',
    ]);
    expect(counts['priced']).toBeGreaterThan(500);
  });

  test('no license outlives its rabies vaccination', () => {
    const licensed = makeDemoCity(pack, 'demo', 1, TODAY).records.filter((r) => r.ends_on !== null);
    for (const record of licensed) {
      const rabies = String(record.details['rabiesExpiresOn']);
      expect(rabies >= String(record.ends_on), record.number).toBe(true);
    }
  });
});

describe('loading', () => {
  test('fills an empty database once, as the application, and never twice', async () => {
    const { app } = database;
    const first = await app.transaction(async (tx) => {
      const { loaded } = await loadCity(tx, pack);
      await seedDemo(tx, pack, { size: 'small', businessDate: TODAY });
      return loaded;
    });
    expect(first).toBe(true);
    expect(await app.transaction((tx) => loadCity(tx, pack))).toEqual({ loaded: false });
    const [count] = await app.sql<{ cities: string; staff: string; records: string }[]>`
      SELECT (SELECT count(*) FROM city) AS cities, (SELECT count(*) FROM staff) AS staff,
        (SELECT count(*) FROM record) AS records`;
    expect(count).toEqual({ cities: '1', staff: '8', records: '460' });
  });

  test('stores accounts, workstations with their printers, and hashed sign-ins', async () => {
    const [city] = await database.owner<{ settings: { demoSignIns: unknown[] }; demo: boolean }[]>`
      SELECT settings, demo FROM city`;
    expect(city?.demo).toBe(true);
    expect(city?.settings.demoSignIns).toHaveLength(8);
    const holders = await database.owner`
      SELECT fund_code FROM ledger_account WHERE holds_tender = 'cash' ORDER BY 1`;
    expect(holders).toHaveLength(4);
    const workstations = await database.owner<{ code: string; printer: string | null }[]>`
      SELECT w.code, p.name AS printer FROM workstation w LEFT JOIN printer p ON p.id = w.printer_id
      ORDER BY w.code`;
    expect(workstations.map(({ code }) => code)).toEqual(['C1', 'C2', 'C3', 'K1', 'M1', 'O1']);
    expect(workstations[1]).toEqual({ code: 'C2', printer: 'Counter 2 receipts' });
    const [rosa] = await database.owner<{ password_hash: string }[]>`
      SELECT password_hash FROM staff WHERE sign_in_name = 'rosa.v'`;
    expect(rosa?.password_hash).toMatch(/^\$argon2id\$/);
    const published = await database.owner`SELECT FROM fee_schedule`;
    expect(published).toHaveLength(pack.feeSchedules.length);
  });

  test('the known people and citations are there, and the free tags are free', async () => {
    const [biscuit] = await database.owner<{ ends_on: string; name: string; tag: string }[]>`
      SELECT r.ends_on, p.name, s.number AS tag FROM record r
      JOIN party p ON p.id = r.holder_id JOIN stock s ON s.record_id = r.id AND s.state = 'issued'
      WHERE r.number = ${BISCUIT.license}`;
    expect(biscuit).toEqual({ ends_on: '2026-11-30', name: 'Adaeze Marshwick', tag: '26-03318' });
    const [citation] = await database.owner<{ state: string; holder_id: string | null }[]>`
      SELECT state, holder_id FROM record WHERE number = ${CITATION.number}`;
    expect(citation).toEqual({ state: 'active', holder_id: null });
    const free = await database.owner`
      SELECT FROM stock WHERE number IN ${database.owner(FREE_TAGS)} AND state = 'available'`;
    expect(free).toHaveLength(FREE_TAGS.length);
    const [counter] = await database.owner<{ ok: boolean }[]>`
      SELECT bool_and(last_number >= (
        SELECT max(split_part(number, '-', 3)::bigint) FROM record
        WHERE starts_with(number, c.series))) AS ok
      FROM record_counter c`;
    expect(counter?.ok).toBe(true);
  });
});

const ANSWERS = {
  pay: {},
  new: { termYears: 1, seniorOwner: false, tagNumber: FREE_TAGS[0] },
  renew: { termYears: 1, seniorOwner: false },
};

function firstAction(row: RecordRow): keyof typeof ANSWERS {
  if (row.program === 'parking-citation') return 'pay';
  return row.state === 'pending' ? 'new' : 'renew';
}

function viewOf(row: RecordRow, people: ReadonlyMap<string, PartyRow>): RecordView {
  const { id, number, state, details } = row;
  const party = people.get(row.holder_id ?? '');
  const holder = party && { id: party.id, name: party.name, birthYear: party.birth_year };
  const days = { startsOn: row.starts_on, endsOn: row.ends_on };
  return { id, number, state, ...days, version: 1, details, holder: holder ?? null };
}

/** Reads the pack's own fees, and prices by them: `priced`, or the refusal. */
function pricing(): (program: string, action: string, facts: Facts) => string {
  const schedules = pack.feeSchedules.flatMap(({ program, source, file }) => {
    const definition = programById(program);
    const actions = definition?.actions.map(({ id }) => id) ?? [];
    const loaded = loadSchedules(source, { file, facts: definition?.facts ?? [], actions });
    return loaded.ok ? loaded.schedules : [];
  });
  const calendar = cityCalendar(pack.city.holidays.map(({ day }) => day));
  return (program, action, facts) => {
    const own = schedules.filter((schedule) => schedule.program === program);
    const request = { schedules: own, action, facts, on: TODAY, calendar, explain: false };
    const priced = quote(request);
    return priced.ok ? 'priced' : `${priced.refusal.code} ${priced.refusal.message.en}`;
  };
}

function statesOf(records: readonly RecordRow[]): string[] {
  return [...new Set(records.map((record) => record.state))].sort();
}
