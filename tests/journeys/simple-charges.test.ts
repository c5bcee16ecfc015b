import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CartAnswer } from '../../server/contract/cart.ts';
import type { ProgramAnswer } from '../../server/contract/program.ts';
import type { ReceiptPageAnswer } from '../../server/contract/receipts.ts';
import type { CounterClient } from '../support/counter-client.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const PROGRAM = 'fees-and-permits';

let server: TestServer;
let counter: CounterClient;
beforeAll(async () => {
  server = await startTestServer();
  counter = await server.counter();
});
afterAll(() => server.stop());

describe('a program that is only a fee schedule', () => {
  it('is sold, numbered, printed and listed like any other', async () => {
    const programs = await counter.call<ProgramAnswer[]>('GET', '/api/programs');
    const program = programs.find((each) => each.id === PROGRAM);
    expect(program?.actions.find((action) => action.id === 'copies')?.target).toBe('new-record');
    const copies = { program: PROGRAM, action: 'copies' };
    const quoted = await counter.request('POST', '/api/quotes', { ...copies, answers: {} });
    expect([quoted.status, quoted.body['field']]).toEqual([422, 'pages']);
    await counter.call<CartAnswer>('POST', '/api/cart/items', {
      ...copies,
      answers: { pages: 12 },
    });
    const cart = await counter.call<CartAnswer>('POST', '/api/cart/items', {
      ...copies,
      answers: { pages: 3, certified: true },
    });
    expect(cart.items).toHaveLength(2);
    const paid = await counter.pay(counter.cashPayment(cart));
    expect(paid.status).toBe(201);

    const receipt = await counter.call<ReceiptPageAnswer>(
      'GET',
      `/api/receipts/${paid.body.receipt.id}`,
    );
    const printed = JSON.stringify(receipt.document);
    expect(printed).toMatch(/FP-\d\d-000001/);
    expect(printed).toMatch(/FP-\d\d-000002/);
    const register = await counter.call<{ rows: { action: string }[]; totals: object }>(
      'GET',
      `/api/registers/${PROGRAM}?sort=-number`,
    );
    expect(register.rows.map((row) => row.action)).toEqual(['copies', 'copies']);
    expect(register.totals).toMatchObject({ count: 2 });
  });
});
