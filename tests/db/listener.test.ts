import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../db/connection.ts';
import { openListener, type Listener } from '../../db/listener.ts';

let admin: Sql;
let listener: Listener;

beforeAll(() => {
  const url = inject('postgres').superuserUrl;
  admin = connect({ url, poolSize: 1, applicationName: 'listener-admin' });
  listener = openListener({ url, poolSize: 1, applicationName: 'listener-test' });
});
afterAll(async () => {
  await listener.close();
  await admin.end();
});

const cut = () => admin`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
  WHERE application_name = 'listener-test-listen'`;

describe('listening', () => {
  it('hears a channel over lost connections, says so each time, and stops when told', async () => {
    const heard: string[] = [];
    let connected = 0;
    const stop = listener.listen('test "channel"', {
      onMessage: (payload) => heard.push(payload),
      onConnected: () => (connected += 1),
    });
    for (const round of [1, 2, 3]) {
      await expect.poll(() => connected, { timeout: 5_000 }).toBe(round);
      await admin`SELECT pg_notify('test "channel"', ${`round ${round}`})`;
      await expect.poll(() => heard).toHaveLength(round);
      await cut();
    }
    await expect.poll(() => connected, { timeout: 5_000 }).toBe(4);
    await stop();
    await admin`SELECT pg_notify('test "channel"', 'too late')`;
    expect(heard).toEqual(['round 1', 'round 2', 'round 3']);
    const [left] = await admin`SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE application_name = 'listener-test-listen'`;
    expect(left?.['n']).toBe(0);
  });
});
