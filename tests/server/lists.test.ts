import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOpenCitations } from '../support/citations.ts';
import type { CounterClient } from '../support/counter-client.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let counter: CounterClient;
const SOLD = 120;

beforeAll(async () => {
  server = await startTestServer();
  counter = await server.counter('C3');
  for (const id of await addOpenCitations(server.database.owner, 'LIST', SOLD)) {
    const cart = await counter.addItem('parking-citation', 'pay', id);
    await counter.pay(counter.cashPayment(cart));
  }
});
afterAll(() => server.stop());

interface Page {
  rows: { id: string; number: string }[];
  nextCursor: string | null;
}

async function pages(path: string): Promise<Page[]> {
  const all: Page[] = [];
  for (let cursor = ''; ;) {
    const page = await counter.call<Page>('GET', `${path}${cursor}`);
    all.push(page);
    if (page.nextCursor === null) return all;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}

describe('the list of receipts', () => {
  it('goes from page to page, newest first, without losing or repeating one', async () => {
    const all = await pages('/api/receipts?to=2100-01-01');
    const numbers = all.flatMap((page) => page.rows.map((row) => row.number));
    expect(all.map((page) => page.rows.length)).toEqual([50, 50, 20]);
    expect(new Set(numbers).size).toBe(SOLD);
    expect(numbers).toEqual([...numbers].sort().reverse());
  });

  it('finds by part of the number and by the record that was paid', async () => {
    const byNumber = await counter.call<Page>('GET', '/api/receipts?q=000117');
    expect(byNumber.rows.map((row) => row.number.slice(-6))).toEqual(['000117']);
    const byRecord = await counter.call<Page>('GET', '/api/receipts?q=LIST-000003');
    expect(byRecord.rows).toHaveLength(1);
    expect((await counter.call<Page>('GET', '/api/receipts?q=%25')).rows).toEqual([]);
  });

  it('goes through the register of a program, sorted by any column, in either direction', async () => {
    for (const sort of ['number', '-number', 'endsOn', '-endsOn', 'animalName', '-holder']) {
      const all = await pages(`/api/registers/animal-license?sort=${sort}`);
      const numbers = all.flatMap((page) => page.rows.map((row) => row.number));
      const [row] = await server.database.owner<{ n: number }[]>`
        SELECT count(*)::integer AS n FROM record WHERE program = 'animal-license'`;
      expect([sort, numbers.length, new Set(numbers).size]).toEqual([sort, row?.n, row?.n]);
    }
  });

  it('pages the receipts of a day', async () => {
    const all = await pages('/api/registers/receipts?sort=number');
    expect(all.flatMap((page) => page.rows)).toHaveLength(SOLD);
  });
});
