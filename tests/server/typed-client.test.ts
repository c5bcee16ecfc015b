import { hc } from 'hono/client';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { App } from '../../server/app.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('the typed client', () => {
  it('knows every route, what it takes and what it answers', async () => {
    const client = hc<App>(server.origin);
    const session = await (await client.api.session.$get()).json();
    expectTypeOf(session.businessDate).toEqualTypeOf<string>();
    expect(session.city.name).toBe('City of Alder Bay');
    expectTypeOf(client.api.receipts[':id'].reprint.$post).toBeFunction();
    expectTypeOf(client.api['drawer-sessions'].$post).parameter(0).toExtend<{
      json: { denominations: { valueCents: number; count: number }[] };
    }>();
  });
});
