/**
 * Checkouts per second over HTTP, against the same database function called over as many
 * connections, in turns; and again with ten thousand and a million receipts in the books.
 */
import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { uuidv7 } from 'uuidv7';
import { bareCheckout, bareCounter, type BareCounter } from '../support/bare-counter.ts';
import { addOpenCitations } from '../support/citations.ts';
import { CounterClient } from '../support/counter-client.ts';
import { demoPassword } from '../support/demo-password.ts';
import { startCity, type RunningCity } from '../support/running-city.ts';
import { median, type Figure } from './figure.ts';
import { fillReceipts } from './fill-receipts.ts';

const CLIENTS = 8;
const ROUNDS = 3;
const PER_CLIENT = 60;
const PASSWORD = 'bench-counter-password';

interface Bench {
  readonly city: RunningCity;
  readonly owner: Sql;
  readonly superuser: Sql;
  readonly pool: Sql;
  readonly counters: readonly HttpCounter[];
  readonly bare: readonly BareCounter[];
  readonly pricedOn: string;
}

interface HttpCounter {
  readonly client: CounterClient;
  readonly workstationId: string;
  readonly staffId: string;
}

/** The figures of `npm run bench -- checkout`. */
export async function benchCheckout(): Promise<readonly Figure[]> {
  const city = await startCity();
  const { ownerUrl, superuserUrl, appUrl } = await city.postgres();
  const databaseUrl = new URL(superuserUrl);
  databaseUrl.pathname = new URL(ownerUrl).pathname;
  const owner = postgres(ownerUrl, { max: 2 });
  const superuser = postgres(databaseUrl.href, { max: 1, onnotice: () => undefined });
  const pool = postgres(appUrl, { max: CLIENTS });
  try {
    return await measure({ city, owner, superuser, pool, ...(await prepare(city, owner)) });
  } catch (error) {
    console.error(city.output().slice(-3000));
    throw error;
  } finally {
    await Promise.all([owner.end(), superuser.end(), pool.end()]);
    await city.stop();
  }
}

async function measure(bench: Bench): Promise<Figure[]> {
  const http1: number[] = [];
  const http8: number[] = [];
  const function8: number[] = [];
  await overHttp(bench, CLIENTS);
  await byFunction(bench);
  for (let round = 0; round < ROUNDS; round += 1) {
    http1.push(await overHttp(bench, 1));
    http8.push(await overHttp(bench, CLIENTS));
    function8.push(await byFunction(bench));
  }
  const empty = { http: median(http8), function: median(function8) };
  const figures = [
    compare('checkouts over HTTP, 1 client', median(http1), empty.function, null),
    compare('checkouts over HTTP, 8 clients', empty.http, empty.function, 0.5),
  ];
  for (const [words, receipts] of [
    ['10,000', 10_000],
    ['1,000,000', 1_000_000],
  ] as const) {
    await fillReceipts(bench.superuser, bench.bare[0] as BareCounter, receipts);
    const later: number[] = [];
    await overHttp(bench, CLIENTS);
    for (let round = 0; round < ROUNDS; round += 1) later.push(await overHttp(bench, CLIENTS));
    const slowdown = empty.http / median(later);
    figures.push({
      name: `checkouts over HTTP, 8 clients, after ${words} receipts`,
      value: round1(median(later)),
      unit: '1/s',
      yardstick: round1(empty.http),
      ratio: Number(slowdown.toFixed(3)),
      goal: 'empty / filled <= 1.2',
      met: slowdown <= 1.2,
    });
  }
  return figures;
}

const round1 = (value: number): number => Number(value.toFixed(1));

function compare(name: string, value: number, yardstick: number, goal: number | null): Figure {
  const ratio = Number((value / yardstick).toFixed(3));
  return {
    name,
    value: round1(value),
    unit: '1/s',
    yardstick: round1(yardstick),
    ratio,
    goal: goal === null ? 'none' : `>= ${goal}`,
    met: goal === null || ratio >= goal,
  };
}

async function prepare(
  city: RunningCity,
  owner: Sql,
): Promise<Pick<Bench, 'counters' | 'bare' | 'pricedOn'>> {
  // The bench lays its carts ready beforehand, many for each counter.
  await owner.unsafe('DROP INDEX cart_one_open');
  const admin = new CounterClient(city.origin);
  await admin.signIn('O1', 'nadia.q', demoPassword('nadia.q'));
  const counters: HttpCounter[] = [];
  const bare: BareCounter[] = [];
  for (let n = 0; n < CLIENTS; n += 1) {
    const name = `bench.${n}`;
    await admin.call('POST', '/api/workstations', { code: `B${n}`, name, kind: 'counter' });
    await admin.call('POST', '/api/staff', {
      displayName: `Bench ${n}`,
      signInName: name,
      level: 'clerk',
      password: PASSWORD,
      pin: '246810',
    });
    const client = new CounterClient(city.origin);
    await client.open(`B${n}`, name, PASSWORD);
    const [ids] = await owner<{ workstation_id: string; staff_id: string }[]>`
      SELECT workstation_id, staff_id FROM drawer_session WHERE drawer_code LIKE ${`%B${n}`}
      ORDER BY opened_at DESC LIMIT 1`;
    if (ids === undefined) throw new Error(`no drawer session at B${n}`);
    counters.push({ client, workstationId: ids.workstation_id, staffId: ids.staff_id });
    bare.push(await bareCounter(owner, `F${n}`));
  }
  const [day] = await owner<{ day: string }[]>`SELECT business_date_of(city_now())::text AS day`;
  return { counters, bare, pricedOn: day?.day ?? '' };
}

/** Lays carts ready, then measures only the payments. Answers checkouts a second. */
async function overHttp(bench: Bench, clients: number): Promise<number> {
  const work = await Promise.all(
    bench.counters.slice(0, clients).map(async (counter) => ({
      counter,
      carts: await layCarts(bench.owner, counter),
    })),
  );
  const started = performance.now();
  await Promise.all(
    work.map(async ({ counter, carts }) => {
      for (const id of carts) {
        const { status, body } = await counter.client.pay(
          counter.client.cashPayment({ id, version: 1, totalCents: 4800 }),
        );
        if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
      }
    }),
  );
  return (clients * PER_CLIENT) / ((performance.now() - started) / 1000);
}

async function layCarts(owner: Sql, counter: HttpCounter): Promise<string[]> {
  const records = await addOpenCitations(owner, randomUUID().slice(0, 8), PER_CLIENT);
  const rows = records.map((recordId) => ({ cart: uuidv7(), item: uuidv7(), recordId }));
  await owner`
    INSERT INTO cart (id, workstation_id, staff_id)
    SELECT (r->>'cart')::uuid, ${counter.workstationId}, ${counter.staffId}
    FROM jsonb_array_elements(${rows as never}) r`;
  await owner`
    INSERT INTO cart_item (id, cart_id, position, program, action, record_id, answers)
    SELECT (r->>'item')::uuid, (r->>'cart')::uuid, 1, 'parking-citation', 'pay',
      (r->>'recordId')::uuid, '{}'
    FROM jsonb_array_elements(${rows as never}) r`;
  return rows.map((row) => row.cart);
}

/** The same sale by the database function alone, over eight connections for eight counters. */
async function byFunction(bench: Bench): Promise<number> {
  const { pool, pricedOn } = bench;
  const records = await addOpenCitations(
    bench.owner,
    randomUUID().slice(0, 8),
    CLIENTS * PER_CLIENT,
  );
  const started = performance.now();
  await Promise.all(
    bench.bare.map(async (counter, n) => {
      for (const recordId of records.slice(n * PER_CLIENT, (n + 1) * PER_CLIENT)) {
        await pool`SELECT checkout(${bareCheckout(counter, { pricedOn, recordId }) as never})`;
      }
    }),
  );
  return (CLIENTS * PER_CLIENT) / ((performance.now() - started) / 1000);
}
