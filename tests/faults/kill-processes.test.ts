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
/** Each kill costs some seconds of starting again, with a growing pause. */
const TIMEOUT_MS = faultSize(240_000, 1_800_000);
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
  let kills = 0;
  const killer = (async () => {
    while (paying) {
      await new Promise((later) => setTimeout(later, 300 + random() * 1000));
      if (!paying) return;
      await kill();
      kills += 1;
      await city.healthy();
    }
  })();
  try {
    for (const record of records) {
      const cart = await client.addItemThroughFaults('parking-citation', 'pay', record);
      const { status, body } = await client.payUntilAnswered(client.cashPayment(cart));
      expect(status, JSON.stringify(body)).toBe(201);
      numbers.push(body.receipt.number);
      await new Promise((later) => setTimeout(later, random() * 60));
    }
  } finally {
    paying = false;
    await killer;
  }
  expect(kills).toBeGreaterThan(faultSize(0, 9));
  return numbers;
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

it(
  `loses and doubles nothing when the server is killed (seed ${seed})`,
  async () => {
    const numbers = await payThroughKills('KS', () => {
      const pid = city.serverPid();
      if (pid !== null) process.kill(pid, 'SIGKILL');
      return Promise.resolve();
    });
    await expectNothingLost(numbers);
  },
  TIMEOUT_MS,
);

it(
  `loses and doubles nothing when PostgreSQL is killed (seed ${seed})`,
  async () => {
    const numbers = await payThroughKills('KP', async () => {
      process.kill(await postmasterPid(await city.postgres()), 'SIGKILL');
    });
    await owner.end();
    owner = postgres((await city.postgres()).ownerUrl, { max: 2 });
    await expectNothingLost(numbers);
  },
  TIMEOUT_MS,
);
