import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BISCUIT } from '../../db/seed/known-people.ts';
import type { CartAnswer } from '../../server/contract/cart.ts';
import { publishSchedule, withdrawPublished } from '../../server/services/fee-schedules.ts';
import type { CounterClient } from '../support/counter-client.ts';
import { recordNamed } from '../support/record-named.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

const FEES = join(import.meta.dirname, '../../db/cities/alder-bay/fees/animal-license.yaml');

let server: TestServer;
let counter: CounterClient;
let today: string;
/** The newest version in the pack, with another first day and another price for two years. */
const schedule = (effective: string, price = '$30.00'): string => {
  const newest = readFileSync(FEES, 'utf8').split(/^---$/m).at(-1) ?? '';
  return newest
    .replace(/effective: .*/, `effective: ${effective}`)
    .replace(/(yes: \{ 1: \$[\d.]+, 2: )\$[\d.]+/, `$1${price}`);
};
const publish = (source: string) =>
  publishSchedule(server.database.app, { source, file: 'new.yaml', publishedBy: 'Finance' });

beforeAll(async () => {
  server = await startTestServer();
  counter = await server.counter();
  today = (await counter.call<{ businessDate: string }>('GET', '/api/session')).businessDate;
});
afterAll(() => server.stop());

describe('a fee schedule', () => {
  it('published between cart and payment: nothing is taken, the new price is shown', async () => {
    const cart = await counter.addItem(
      'animal-license',
      'renew',
      await recordNamed(counter, BISCUIT.license),
      { termYears: 2 },
    );
    expect(cart.totalCents).toBe(2800);
    const payment = counter.cashPayment(cart);
    expect(await publish(schedule(today))).toMatchObject({ ok: true });
    const repriced = await until(async () => {
      const now = await counter.call<CartAnswer>('GET', '/api/cart');
      return now.totalCents === 3000 ? now : null;
    });
    const refused = await counter.pay(payment);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'price-changed', details: { cart: { totalCents: 3000 } } },
    });
    const paid = await counter.pay(counter.cashPayment(repriced));
    expect(paid.status).toBe(201);
    const [charge] = await server.database.owner<{ version: string }[]>`
      SELECT schedule_version AS version FROM charge`;
    expect(charge?.version).toContain(`animal-license@${today}`);
  });

  it('is refused for a day that is past or taken, for no such account, and when it does not load', async () => {
    const problems = async (source: string): Promise<string> => {
      const published = await publish(source);
      return published.ok ? 'published' : published.problems.join('\n');
    };
    expect(await problems(schedule('2026-08-01'))).toContain('in the past');
    expect(await problems(schedule(today, '$31.00'))).toContain(`begin on ${today}`);
    expect(await problems(schedule('2031-07-01').replaceAll('101-4210', '999-1'))).toContain(
      'no account 999-1',
    );
    expect(await problems(schedule('2031-07-01').replace('species is "dog"', 'spezies'))).toMatch(
      /new\.yaml:\d+ /,
    );
  });

  it('is withdrawn while it is not in force, and only then', async () => {
    expect(await publish(schedule('2031-07-01'))).toMatchObject({ ok: true });
    const given = { program: 'animal-license', by: 'Finance', reason: 'council postponed it' };
    const withdraw = (effectiveOn: string): Promise<boolean> =>
      withdrawPublished(server.database.app, { ...given, effectiveOn });
    expect(await withdraw('2031-07-01')).toBe(true);
    expect(await withdraw('2031-07-01')).toBe(false);
    expect(await withdraw(today)).toBe(false);
    expect(await publish(schedule('2031-07-01', '$33.00'))).toMatchObject({ ok: true });
  });
});
