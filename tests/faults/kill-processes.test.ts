/** G8: kill -9 the server, then PostgreSQL, at random points of checkouts that go on meanwhile. */
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addOpenCitations } from '../support/citations.ts';
import { CounterClient } from '../support/counter-client.ts';
import { demoPassword } from '../support/demo-password.ts';
import { faultSeed, faultSize } from '../support/fault-size.ts';
import { problemsOf } from '../support/problems-of.ts';
import { postmasterPid, startCity, type RunningCity } from '../support/running-city.ts';
import { seededRandom } from '../support/seeded-random.ts';

const CHECKOUTS = faultSize(25, 200);
const seed = faultSeed();

let city: RunningCity;
let owner: Sql;
let client: CounterClient;

beforeAll(async () => {
  city = await startCity();
  owner = postgres((await city.postgres()).ownerUrl, { max: 2 });
  client = new CounterClient(city.origin);
  await client.open('C2', 'rosa.v', demoPassword('rosa.v'));
});
afterAll(async () => {
  await owner.end();
  await city.stop();
});

/** Pays `count` citations one after the other while `kill` strikes at random moments. */
async function payThroughKills(prefix: string, kill: () => Promise<void>): Promise<string[]> {
  const random = seededRandom(seed);
  const records = await addOpenCitations(owner, prefix, CHECKOUTS);
  const numbers: string[] = [];
  let paying = true;
  const killer = (async () => {
    while (paying) {
      await new Promise((later) => setTimeout(later, 300 + random() * 1500));
      if (!paying) return;
      await kill();
      await city.healthy();
    }
  })();
  for (const record of records) {
    const cart = await untilAnswered(() => client.addItem('parking-citation', 'pay', record));
    const payment = client.cashPayment(cart);
    const { status, body } = await client.payUntilAnswered(payment);
    expect(status, JSON.stringify(body)).toBe(201);
    numbers.push(body.receipt.number);
  }
  paying = false;
  await killer;
  return numbers;
}

/** Repeats what takes no money until the server is there again. */
async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until || / 4\d\d /.test(String(error))) throw error;
      await new Promise((later) => setTimeout(later, 100));
    }
  }
}

async function expectNothingLost(numbers: string[]): Promise<void> {
  expect(new Set(numbers).size).toBe(numbers.length);
  const stored = await owner<{ number: string }[]>`SELECT number FROM receipt`;
  const known = new Set(stored.map((row) => row.number));
  for (const number of numbers) expect(known).toContain(number);
  const doubled = await owner`
    SELECT record_id FROM charge GROUP BY record_id HAVING count(*) > 1`;
  expect(doubled).toEqual([]);
  expect(await problemsOf(owner)).toEqual([]);
}

it(`loses and doubles nothing when the server is killed (seed ${seed})`, async () => {
  const numbers = await payThroughKills('KS', () => {
    const pid = city.serverPid();
    if (pid !== null) process.kill(pid, 'SIGKILL');
    return Promise.resolve();
  });
  await expectNothingLost(numbers);
});

it(`loses and doubles nothing when PostgreSQL is killed (seed ${seed})`, async () => {
  const numbers = await payThroughKills('KP', async () => {
    process.kill(await postmasterPid(await city.postgres()), 'SIGKILL');
  });
  await owner.end();
  owner = postgres((await city.postgres()).ownerUrl, { max: 2 });
  await expectNothingLost(numbers);
});
