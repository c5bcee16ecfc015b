/** G4 and G6: many copies of one payment, and many counters after one citation or one tag. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addOpenCitations } from '../support/citations.ts';
import { CounterClient, type Payment } from '../support/counter-client.ts';
import { demoPassword } from '../support/demo-password.ts';
import { faultSeed, faultSize } from '../support/fault-size.ts';
import { problemsOf } from '../support/problems-of.ts';
import { startCity, type RunningCity } from '../support/running-city.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const COPIES = 10;
const CHECKOUTS = faultSize(25, 1000);
const RACERS = 50;
const seed = faultSeed();

let database: TestDatabase;
let city: RunningCity;
let rosa: CounterClient;
let ben: CounterClient;

beforeAll(async () => {
  database = await createTestDatabase();
  city = await startCity({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl });
  rosa = new CounterClient(city.origin);
  await rosa.open('C2', 'rosa.v', demoPassword('rosa.v'));
  ben = new CounterClient(city.origin);
  await ben.open('C1', 'ben.t', demoPassword('ben.t'));
});
afterAll(async () => {
  await city.stop();
  await database.drop();
});

/** Sends one copy of a payment; a dropped one hangs up before the reply comes. */
async function sendCopy(
  client: CounterClient,
  payment: Payment,
  drop: boolean,
): Promise<string | null> {
  if (!drop) {
    const { status, body } = await client.payUntilAnswered(payment);
    return `${status} ${JSON.stringify(body)}`;
  }
  const hangUp = new AbortController();
  const sending = fetch(`${client.origin}/api/receipts`, {
    method: 'POST',
    headers: { ...client.headers(), 'idempotency-key': payment.key },
    body: JSON.stringify(payment.body),
    signal: hangUp.signal,
  });
  setTimeout(() => hangUp.abort(), 2);
  await sending.then(
    (response) => response.body?.cancel(),
    () => undefined,
  );
  return null;
}

it(`gives ten copies of each payment one receipt and one reply (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const records = await addOpenCitations(database.owner, 'G4', CHECKOUTS);
  for (const record of records) {
    const payment = rosa.cashPayment(await rosa.addItem('parking-citation', 'pay', record));
    const copies = Array.from({ length: COPIES }, (_, copy) =>
      sendCopy(rosa, payment, copy > 0 && random() < 0.4),
    );
    const answers = (await Promise.all(copies)).filter((answer) => answer !== null);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^201 /);
    const charged = await database.owner`SELECT id FROM charge WHERE record_id = ${record}`;
    expect(charged).toHaveLength(1);
    const again = await rosa.pay({ ...payment, body: { ...payment.body, totalSeenCents: 1 } });
    expect([again.status, again.body.code]).toEqual([422, 'key-reused']);
  }
});

it('still answers a payment thirty days later with its first reply', async () => {
  const [record = ''] = await addOpenCitations(database.owner, 'G4D', 1);
  const payment = rosa.cashPayment(await rosa.addItem('parking-citation', 'pay', record));
  const first = await rosa.pay(payment);
  await database.owner`INSERT INTO test_clock (shift) VALUES (interval '30 days')`;
  try {
    // At another window, by someone else: the key alone decides.
    const client = new CounterClient(city.origin);
    await client.signIn('C3', 'omar.d', demoPassword('omar.d'));
    expect((await client.pay(payment)).body).toEqual(first.body);
  } finally {
    await database.owner`DELETE FROM test_clock`;
  }
});

it('lets one of two counters, asked fifty times, pay a citation', async () => {
  const [record = ''] = await addOpenCitations(database.owner, 'G6', 1);
  const payments: [CounterClient, Payment][] = [];
  for (const client of [rosa, ben]) {
    const payment = client.cashPayment(await client.addItem('parking-citation', 'pay', record));
    for (let n = 0; n < RACERS / 2; n += 1) {
      payments.push([client, { ...payment, key: randomUUID() }]);
    }
  }
  const answers = await Promise.all(payments.map(([client, payment]) => client.pay(payment)));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  for (const { status } of answers) expect([201, 409, 422]).toContain(status);
  const charged = await database.owner`SELECT id FROM charge WHERE record_id = ${record}`;
  expect(charged).toHaveLength(1);
});

it('leaves ledger, numbers and chain whole', async () => {
  expect(await problemsOf(database.owner)).toEqual([]);
});
