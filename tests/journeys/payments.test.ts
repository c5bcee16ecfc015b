import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CartAnswer } from '../../server/contract/cart.ts';
import { BISCUIT, CHURRO, OLIVE } from '../../db/seed/known-people.ts';
import { addOpenCitations } from '../support/citations.ts';
import type { CounterClient } from '../support/counter-client.ts';
import { recordNamed } from '../support/record-named.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let rosa: CounterClient;
let ben: CounterClient;
let citations: string[];
beforeAll(async () => {
  server = await startTestServer();
  rosa = await server.counter('C1', 'rosa.v');
  ben = await server.counter('C2', 'ben.t');
  citations = await addOpenCitations(server.database.owner, 'PAY', 40);
});
afterAll(() => server.stop());

const next = (): string => {
  const id = citations.pop();
  if (id === undefined) throw new Error('no citation left');
  return id;
};
const citation = (counter: CounterClient, id = next()) =>
  counter.addItem('parking-citation', 'pay', id);
const receiptCount = async (): Promise<number> => {
  const [row] = await server.database.owner<{ n: number }[]>`
    SELECT count(*)::integer AS n FROM receipt`;
  return row?.n ?? -1;
};

describe('a payment', () => {
  it('is taken once for one key, however often and however many at a time', async () => {
    const payment = rosa.cashPayment(await citation(rosa));
    const before = await receiptCount();
    const answers = await Promise.all(Array.from({ length: 10 }, () => rosa.pay(payment)));
    const replies = new Set(answers.map(({ status, body }) => JSON.stringify([status, body])));
    expect([...replies]).toHaveLength(1);
    expect(answers[0]?.status).toBe(201);
    expect(await receiptCount()).toBe(before + 1);
    expect((await rosa.pay(payment)).body).toEqual(answers[0]?.body);
  });

  it('refuses a key that comes with another body, and a missing or odd key', async () => {
    const payment = rosa.cashPayment(await citation(rosa));
    await rosa.pay(payment);
    const other = { key: payment.key, body: { ...payment.body, totalSeenCents: 1 } };
    expect(await rosa.pay(other)).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    const without = await rosa.request('POST', '/api/receipts', payment.body);
    expect([without.status, without.body['code']]).toEqual([400, 'key-missing']);
    expect((await rosa.pay({ ...payment, key: 'x' })).status).toBe(400);
  });

  it('a refusal does not burn the key', async () => {
    const cart = await citation(rosa);
    const payment = rosa.cashPayment(cart);
    const short = { ...payment.body, tenders: [{ kind: 'cash', tenderedCents: 100 }] };
    const refused = await rosa.pay({ key: payment.key, body: short });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'not-enough-cash', details: { missingCents: cart.totalCents - 100 } },
    });
    expect((await rosa.pay(payment)).status).toBe(201);
  });

  it.each([
    [-1, 400, 'bad-input'],
    [0.5, 400, 'bad-input'],
    [1e300, 400, 'bad-input'],
    [5_000_000, 422, 'absurd-cash'],
    [0, 422, 'not-enough-cash'],
  ])('refuses %j cents of cash', async (tenderedCents, status, code) => {
    const cart = await rosa.call<CartAnswer>('GET', '/api/cart');
    const filled = cart.items.length > 0 ? cart : await citation(rosa);
    const { key, body } = rosa.cashPayment(filled);
    const odd = { ...body, tenders: [{ kind: 'cash', tenderedCents }] };
    expect(await rosa.pay({ key, body: odd })).toMatchObject({ status, body: { code } });
    await rosa.call('DELETE', '/api/cart');
  });

  it('is refused without an open drawer, and for an empty cart', async () => {
    const omar = server.client();
    await omar.signIn('C3', 'omar.d', 'lead-tide-6');
    const cart = await citation(omar);
    expect(await omar.pay(omar.cashPayment(cart))).toMatchObject({
      status: 422,
      body: { code: 'drawer-session-needed' },
    });
    const empty = await omar.call<CartAnswer>('DELETE', '/api/cart');
    expect((await omar.pay(omar.cashPayment(empty))).body.code).toBe('cart-empty');
  });

  it('answers a changed price with the new cart and takes nothing', async () => {
    const cart = await citation(rosa);
    const before = await receiptCount();
    const { key, body } = rosa.cashPayment(cart);
    const seen = { ...body, totalSeenCents: cart.totalCents - 100 };
    const answer = await rosa.pay({ key, body: seen });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'price-changed', details: { cart: { totalCents: cart.totalCents } } },
    });
    expect(await receiptCount()).toBe(before);
    await rosa.call('DELETE', '/api/cart');
  });

  it('answers a cart that changed in another tab with the cart as it is', async () => {
    const cart = await citation(rosa);
    await citation(rosa);
    const answer = await rosa.pay(rosa.cashPayment(cart));
    expect(answer).toMatchObject({ status: 409, body: { code: 'cart-changed' } });
    await rosa.call('DELETE', '/api/cart');
  });
});

describe('two windows', () => {
  it('paying the same citation at once: one is paid, the other is told', async () => {
    const id = next();
    const [first, second] = await Promise.all([citation(rosa, id), citation(ben, id)]);
    const answers = await Promise.all([
      rosa.pay(rosa.cashPayment(first)),
      ben.pay(ben.cashPayment(second)),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const lost = answers.find((answer) => answer.status === 409);
    expect(['record-changed', 'cart-has-problems']).toContain(lost?.body.code);
    expect(lost?.body).toMatchObject({
      details: { cart: { items: [{ problem: { code: 'citation-already-paid' } }] } },
    });
    await Promise.all([rosa, ben].map((counter) => counter.call('DELETE', '/api/cart')));
    const again = await ben.request('POST', '/api/cart/items', {
      program: 'parking-citation',
      action: 'pay',
      recordId: id,
      answers: {},
    });
    expect([again.status, again.body['code']]).toEqual([422, 'citation-already-paid']);
  });

  it('handing out the same tag at once: one is issued, the other is told to take another', async () => {
    const [available] = await server.database.owner<{ number: string }[]>`
      SELECT number FROM stock WHERE program = 'animal-license' AND state = 'available' LIMIT 1`;
    const tagNumber = available?.number ?? '';
    const churro = await recordNamed(rosa, CHURRO.license);
    const biscuit = await recordNamed(ben, BISCUIT.license);
    const [first, second] = await Promise.all([
      rosa.addItem('animal-license', 'new', churro, { termYears: 1, tagNumber }),
      ben.addItem('animal-license', 'replace-tag', biscuit, { tagNumber }),
    ]);
    const answers = await Promise.all([
      rosa.pay(rosa.cashPayment(first)),
      ben.pay(ben.cashPayment(second)),
    ]);
    const lost = answers.find((answer) => answer.status !== 201);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(lost).toMatchObject({
      status: 422,
      body: { code: 'stock-not-available', details: { number: tagNumber, state: 'issued' } },
    });
    await Promise.all([rosa, ben].map((counter) => counter.call('DELETE', '/api/cart')));
  });
});

describe('a cart', () => {
  it('is put on hold, called back at another window and paid there', async () => {
    const cart = await citation(rosa);
    const emptied = await rosa.call<CartAnswer>('POST', '/api/cart/hold', { label: 'green coat' });
    expect(emptied.items).toEqual([]);
    const held = await ben.call<CartAnswer[]>('GET', '/api/carts/held');
    expect(held.map((each) => each.heldLabel)).toContain('green coat');
    const back = await ben.call<CartAnswer>('POST', `/api/carts/${cart.id}/recall`, {});
    expect([back.id, back.totalCents]).toEqual([cart.id, cart.totalCents]);
    const twice = await rosa.request('POST', `/api/carts/${cart.id}/recall`, {});
    expect([twice.status, twice.body['code']]).toEqual([409, 'cart-not-open']);
    expect((await rosa.pay(rosa.cashPayment(back))).status).toBe(404);
    expect((await ben.pay(ben.cashPayment(back))).status).toBe(201);
  });

  it('does not give way to another while it holds items', async () => {
    const held = await citation(rosa);
    await rosa.call('POST', '/api/cart/hold', {});
    await citation(ben);
    const answer = await ben.request('POST', `/api/carts/${held.id}/recall`, {});
    expect([answer.status, answer.body['code']]).toEqual([409, 'cart-in-use']);
    await ben.call('DELETE', '/api/cart');
    expect((await ben.call<CartAnswer>('POST', `/api/carts/${held.id}/recall`, {})).id).toBe(
      held.id,
    );
    await ben.call('DELETE', '/api/cart');
  });

  it('has one line mended without losing the rest, and takes nothing twice', async () => {
    await citation(rosa);
    const dog = await recordNamed(rosa, BISCUIT.license);
    const cart = (await rosa.addItem('animal-license', 'renew', dog, {
      termYears: 1,
    })) as unknown as CartAnswer;
    const item = cart.items.find((each) => each.program === 'animal-license');
    const changed = await rosa.call<CartAnswer>('PUT', `/api/cart/items/${item?.id}`, {
      answers: { termYears: 3 },
    });
    expect(changed.items).toHaveLength(2);
    expect(changed.totalCents).toBeGreaterThan(cart.totalCents);
    expect(changed.version).toBe(cart.version + 1);
    const again = await rosa.request('POST', '/api/cart/items', {
      program: 'animal-license',
      action: 'renew',
      recordId: dog,
      answers: { termYears: 1 },
    });
    expect([again.status, again.body['code']]).toEqual([409, 'already-in-cart']);
    await rosa.call('DELETE', '/api/cart');
  });

  it('refuses what the program refuses, in its words', async () => {
    const olive = await recordNamed(rosa, OLIVE.license);
    const answer = await rosa.request('POST', '/api/cart/items', {
      program: 'animal-license',
      action: 'renew',
      recordId: olive,
      answers: { termYears: 1 },
    });
    expect([answer.status, answer.body['code']]).toEqual([422, 'license-already-current']);
    const unknown = await rosa.request('POST', '/api/cart/items', {
      program: 'parking-citation',
      action: 'pay',
      recordId: randomUUID(),
      answers: {},
    });
    expect(unknown.status).toBe(404);
  });
});
