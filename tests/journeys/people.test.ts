import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionAnswer } from '../../server/contract/session.ts';
import type { CounterClient } from '../support/counter-client.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const shiftClock = async (shift: string): Promise<void> => {
  await server.database.owner`
    INSERT INTO test_clock (shift) VALUES (${shift}::interval)
    ON CONFLICT (only_row) DO UPDATE SET shift = excluded.shift`;
};
const session = (client: CounterClient): Promise<SessionAnswer> =>
  client.call<SessionAnswer>('GET', '/api/session');

describe('guessing', () => {
  it('a password is slowed down from the fifth time, for a name that exists or not', async () => {
    const client = server.client();
    await client.signIn('C1', 'rosa.v', 'heron-counter-2');
    for (const signInName of ['ben.t', 'nobody.at.all']) {
      const tries = [];
      for (let n = 0; n < 6; n += 1) {
        tries.push(await client.request('POST', '/api/sign-in', { signInName, password: 'wrong' }));
      }
      expect(tries.map((each) => each.status)).toEqual([401, 401, 401, 401, 401, 429]);
      expect(tries[0]?.body).toEqual(tries[4]?.body);
      const details = tries[5]?.body['details'] as { retryAfterSeconds: number };
      expect(details.retryAfterSeconds).toBeGreaterThan(25);
    }
    const right = { signInName: 'ben.t', password: 'heron-counter-3' };
    expect((await client.request('POST', '/api/sign-in', right)).status).toBe(429);
    await shiftClock('2 minutes');
    expect((await client.request('POST', '/api/sign-in', right)).status).toBe(200);
    await shiftClock('0');
  });

  it('many names at one workstation is slowed down as well', async () => {
    const client = server.client();
    await client.signIn('M1', 'grace.p', 'review-cove-7');
    const tries = [];
    for (let n = 0; n < 22; n += 1) {
      const guess = { signInName: `somebody.${n}`, password: 'wrong' };
      tries.push(await client.request('POST', '/api/sign-in', guess));
    }
    expect(tries.filter((each) => each.status === 401)).toHaveLength(20);
    expect(tries.at(-1)?.status).toBe(429);
  });

  it('a PIN is slowed down too, however many tries come at once', async () => {
    const client = server.client();
    await client.signIn('C2', 'omar.d', 'lead-tide-6');
    await client.call('POST', '/api/lock', {});
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        client.request('POST', '/api/unlock', { pin: String(1000 + n) }),
      ),
    );
    expect(tries.filter((each) => each.body['code'] === 'wrong-pin')).toHaveLength(5);
    expect(tries.filter((each) => each.status === 429)).toHaveLength(15);
  });
});

describe('a screen', () => {
  it('locks when nobody asks anything for a while, and opens by PIN', async () => {
    const client = server.client();
    await client.signIn('C3', 'ines.k', 'mail-desk-5');
    expect((await session(client)).staff?.locked).toBe(false);
    await shiftClock('6 minutes');
    expect((await session(client)).staff?.locked).toBe(true);
    const shut = await client.request('GET', '/api/cart');
    expect([shut.status, shut.body['code']]).toEqual([423, 'locked']);
    await client.call('POST', '/api/unlock', { pin: '4561' });
    expect((await client.request('GET', '/api/cart')).status).toBe(200);
    await shiftClock('0');
  });

  it('forgets who was there after signing out, and at another workstation', async () => {
    const client = server.client();
    await client.signIn('C3', 'ines.k', 'mail-desk-5');
    const token = client.headers()['cookie'] ?? '';
    await client.call('POST', '/api/sign-out', {});
    expect((await session(client)).staff).toBeNull();
    const replayed = await fetch(`${server.origin}/api/cart`, { headers: { cookie: token } });
    expect(replayed.status).toBe(401);
  });
});

describe('the office', () => {
  it('makes a person, who signs in, changes his secrets, and is let go', async () => {
    const office = server.client();
    await office.signIn('O1', 'nadia.q', 'alder-keys-9');
    const input = {
      displayName: 'Noor Samphire',
      signInName: 'Noor.S',
      level: 'clerk',
      password: 'tide-pool-77',
      pin: '4826',
    };
    const weak = await office.request('POST', '/api/staff', { ...input, password: 'short' });
    expect([weak.status, weak.body['code']]).toEqual([422, 'password-too-short']);
    const simple = await office.request('POST', '/api/staff', { ...input, pin: '1111' });
    expect(simple.body['code']).toBe('pin-too-simple');
    const added = await office.call<{ id: string; signInName: string }>(
      'POST',
      '/api/staff',
      input,
    );
    expect(added.signInName).toBe('noor.s');
    expect((await office.request('POST', '/api/staff', input)).body['code']).toBe('name-taken');

    const noor = server.client();
    await noor.signIn('K1', 'noor.s', 'tide-pool-77');
    const wrong = await noor.request('POST', '/api/me/password', {
      current: 'not it',
      next: 'sea-glass-88',
    });
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'wrong-password']);
    await noor.call('POST', '/api/me/password', { current: 'tide-pool-77', next: 'sea-glass-88' });
    await noor.call('POST', '/api/me/pin', { password: 'sea-glass-88', pin: '9517' });
    await noor.call('POST', '/api/lock', {});
    await noor.call('POST', '/api/unlock', { pin: '9517' });

    await office.call('PATCH', `/api/staff/${added.id}`, { active: false });
    expect((await session(noor)).staff).toBeNull();
    const [{ id: nadia } = { id: '' }] = (
      await office.call<{ id: string; signInName: string }[]>('GET', '/api/staff')
    ).filter((each) => each.signInName === 'nadia.q');
    const last = await office.request('PATCH', `/api/staff/${nadia}`, { level: 'clerk' });
    expect([last.status, last.body['code']]).toEqual([422, 'last-administrator']);
  });

  it('adds a workstation, gives it a printer, and takes it out of use', async () => {
    const office = server.client();
    await office.signIn('O1', 'nadia.q', 'alder-keys-9');
    const input = { code: 'C9', name: 'Counter 9', kind: 'counter' };
    const added = await office.call<{ id: string }>('POST', '/api/workstations', input);
    expect((await office.request('POST', '/api/workstations', input)).body['code']).toBe(
      'code-taken',
    );
    const [printer] = await office.call<{ id: string }[]>('GET', '/api/printers');
    const path = `/api/workstations/${added.id}`;
    const changed = await office.call<{ printerId: string }>('PATCH', path, {
      printerId: printer?.id,
    });
    expect(changed.printerId).toBe(printer?.id);
    expect(await office.call('PATCH', path, { printerId: null })).toMatchObject({
      printerId: null,
      active: true,
    });
    await office.call('PATCH', path, { active: false });
    expect((await office.request('POST', `${path}/register`, {})).status).toBe(404);
  });
});

describe('a drawer', () => {
  it('is opened with a float counted in coins and notes, once a person and once a drawer', async () => {
    const grace = server.client();
    await grace.signIn('C1', 'grace.p', 'review-cove-7');
    const denominations = [
      { valueCents: 2000, count: 4 },
      { valueCents: 25, count: 7 },
      { valueCents: 1, count: 0 },
    ];
    const odd = await grace.request('POST', '/api/drawer-sessions', {
      denominations: [{ valueCents: 3, count: 1 }],
    });
    expect(odd.status).toBe(400);
    const opened = await grace.call('POST', '/api/drawer-sessions', { denominations });
    expect(opened).toMatchObject({ drawerCode: 'C1', floatCents: 8175 });
    const again = await grace.request('POST', '/api/drawer-sessions', {
      drawerCode: 'X1',
      denominations,
    });
    expect([again.status, again.body['code']]).toEqual([409, 'drawer-already-open']);
    const other = server.client();
    await other.signIn('C2', 'mai.l', 'first-week-4');
    const taken = await other.request('POST', '/api/drawer-sessions', {
      drawerCode: 'C1',
      denominations,
    });
    expect((taken.body['message'] as { en: string }).en).toContain('Grace Pennywhistle');
  });
});

describe('the clock', () => {
  it('is the database’s: a browser that is a day off changes nothing', async () => {
    const counter = server.client();
    await counter.signIn('C2', 'rosa.v', 'heron-counter-2');
    const before = await session(counter);
    const wrong = new Date(Date.now() + 36 * 3_600_000).toUTCString();
    const answer = await counter.call<SessionAnswer>('GET', '/api/session', undefined, {
      date: wrong,
      'x-client-time': wrong,
    });
    expect(answer.businessDate).toBe(before.businessDate);
  });

  it.each([
    // The night of 1 November 2026 has 25 hours in California, that of 14 March 2027 has 23.
    ['2026-11-01 06:59:30+00', '2026-10-31'],
    ['2026-11-01 07:00:30+00', '2026-11-01'],
    ['2026-11-02 07:59:30+00', '2026-11-01'],
    ['2026-11-02 08:00:30+00', '2026-11-02'],
    ['2027-03-14 07:59:30+00', '2027-03-13'],
    ['2027-03-15 06:59:30+00', '2027-03-14'],
    ['2027-03-15 07:00:30+00', '2027-03-15'],
  ])('turns the business day at the city’s midnight: %s', async (instant, day) => {
    await server.database.owner`
      INSERT INTO test_clock (shift) VALUES (${instant}::timestamptz - clock_timestamp())
      ON CONFLICT (only_row) DO UPDATE SET shift = excluded.shift`;
    expect((await session(server.client())).businessDate).toBe(day);
    await shiftClock('0');
  });
});
