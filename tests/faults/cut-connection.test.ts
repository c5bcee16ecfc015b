/**
 * G1: the connection to PostgreSQL is cut, or its backend killed, at every await point of a
 * checkout. No unbalanced entry, no late write, and the client's retry gets its one receipt.
 */
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addOpenCitations } from '../support/citations.ts';
import { CounterClient, type Payment } from '../support/counter-client.ts';
import { startCuttingProxy, type CuttingProxy } from '../support/cutting-proxy.ts';
import { demoPassword } from '../support/demo-password.ts';
import { faultSeed, faultSize } from '../support/fault-size.ts';
import { problemsOf } from '../support/problems-of.ts';
import { startCity, type RunningCity } from '../support/running-city.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const RUNS = faultSize(30, 200);
const seed = faultSeed();
const random = seededRandom(seed);

let database: TestDatabase;
let proxy: CuttingProxy;
let city: RunningCity;
let superuser: Sql;
let client: CounterClient;
let records: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await startCuttingProxy(database.appUrl);
  city = await startCity({ DATABASE_URL: proxy.url, DATABASE_OWNER_URL: database.ownerUrl });
  superuser = postgres(database.superuserUrl, { max: 1 });
  client = new CounterClient(city.origin);
  await client.open('C2', 'rosa.v', demoPassword('rosa.v'));
  records = await addOpenCitations(database.owner, 'CC', 2 * RUNS + 1);
});
afterAll(async () => {
  await city.stop();
  await proxy.stop();
  await superuser.end();
  await database.drop();
});

async function nextPayment(): Promise<Payment> {
  const record = records.pop();
  if (record === undefined) throw new Error('no citation left');
  return client.cashPayment(await client.addItemThroughFaults('parking-citation', 'pay', record));
}

async function expectPaidOnce(payment: Payment): Promise<void> {
  const { status, body } = await client.payUntilAnswered(payment, 20_000);
  expect(status, JSON.stringify(body)).toBe(201);
  const rows = await database.owner`
    SELECT receipt_id FROM idempotency WHERE key = ${payment.key}`;
  expect(rows).toHaveLength(1);
}

async function expectWhole(): Promise<void> {
  expect(await problemsOf(database.owner)).toEqual([]);
  const doubled = await database.owner`
    SELECT record_id FROM charge GROUP BY record_id HAVING count(*) > 1`;
  expect(doubled).toEqual([]);
}

it(`survives a cut at each message of a checkout (seed ${seed})`, async () => {
  const warm = await nextPayment();
  proxy.count();
  await expectPaidOnce(warm);
  const messages = proxy.count();
  expect(messages).toBeGreaterThan(1);
  for (let run = 0; run < RUNS; run += 1) {
    const payment = await nextPayment();
    proxy.cutAt(1 + (run % messages), random() < 0.5 ? 'before' : 'after');
    await expectPaidOnce(payment);
  }
  await expectWhole();
});

it(`survives killed backends (seed ${seed})`, async () => {
  for (let run = 0; run < RUNS; run += 1) {
    const payment = await nextPayment();
    const paid = expectPaidOnce(payment);
    await new Promise((later) => setTimeout(later, random() * 25));
    await superuser`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = ${database.name} AND usename = 'frontcounter_app'`;
    await paid;
  }
  await expectWhole();
});
