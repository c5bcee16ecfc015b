import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionAnswer } from '../../server/contract/session.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner`
    INSERT INTO city (pack_id, name, short_name, time_zone, fiscal_year_start_month, demo)
    VALUES ('elsewhere', 'Elsewhere', 'Elsewhere', 'America/Chicago', 1, false)`;
  server = await startTestServer({ database });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const input = {
  cityName: 'City of Elsewhere',
  displayName: 'Ada Firstkeeper',
  signInName: 'ada',
  password: 'long-enough-1',
  pin: '2468',
  workstation: { code: 'O1', name: 'Office' },
};

describe('a city that is not the demo', () => {
  it('shows no sign-ins to strangers, and lets none of them be a workstation', async () => {
    const stranger = server.client();
    const session = await stranger.call<SessionAnswer>('GET', '/api/session');
    expect(session.setupNeeded).toBe(true);
    expect(session).not.toHaveProperty('demoSignIns');
    expect(await stranger.call('GET', '/api/workstations')).toEqual([]);
    const nowhere = '/api/workstations/00000000-0000-7000-8000-000000000000/register';
    expect((await stranger.request('POST', nowhere, {})).status).toBe(401);
  });

  it('begins by setting up an administrator, once', async () => {
    const first = server.client();
    const weak = await first.request('POST', '/api/setup', { ...input, pin: '0000' });
    expect(weak.body['code']).toBe('pin-too-simple');
    const session = await first.call<SessionAnswer>('POST', '/api/setup', input);
    expect(session).toMatchObject({
      setupNeeded: false,
      city: { name: 'City of Elsewhere' },
      workstation: { code: 'O1' },
      staff: { level: 'administrator', name: 'Ada Firstkeeper' },
    });
    const second = await server.client().request('POST', '/api/setup', input);
    expect([second.status, second.body['code']]).toEqual([409, 'setup-done']);
  });

  it('registers another browser only for an administrator who vouches for it', async () => {
    const admin = server.client();
    const office = await database.owner<{ id: string }[]>`SELECT id FROM workstation`;
    const path = `/api/workstations/${office[0]?.id}/register`;
    expect((await admin.request('POST', path, {})).status).toBe(401);
    const wrong = await admin.request('POST', path, { signInName: 'ada', password: 'no' });
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'sign-in-failed']);
    const right = { signInName: 'ada', password: input.password };
    expect((await admin.request('POST', path, right)).status).toBe(200);
    expect((await admin.request('POST', '/api/sign-in', right)).status).toBe(200);
    expect((await admin.request('GET', '/api/staff')).status).toBe(200);
  });
});
