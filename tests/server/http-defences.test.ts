import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterClient } from '../support/counter-client.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let counter: CounterClient;
beforeAll(async () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'frontcounter-web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(webRoot, 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(webRoot, '..', 'frontcounter-outside.txt'), 'secret');
  server = await startTestServer({ webRoot });
  counter = await server.counter();
});
afterAll(() => server.stop());

const raw = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.origin}${path}`, init);

describe('every response', () => {
  it.each([
    ['GET', '/', 200],
    ['GET', '/office/staff', 200],
    ['GET', '/devices', 200],
    ['GET', '/assets/main-1a2b.js', 200],
    ['GET', '/assets/none.js', 404],
    ['GET', '/city/seal.svg', 200],
    ['GET', '/api/session', 200],
    ['GET', '/api/health', 200],
    ['GET', '/api/docs', 200],
    ['GET', '/api/nothing', 404],
    ['GET', '/api/cart', 403],
    ['POST', '/api/sign-in', 403],
  ])('%s %s has a strict policy and is not stored', async (method, path, status) => {
    const response = await raw(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
    expect(response.status).toBe(status);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|nonce/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const forEver = status === 200 && path.startsWith('/assets/');
    expect(response.headers.get('cache-control')).toBe(
      forEver ? 'public, max-age=31536000, immutable' : 'no-store',
    );
  });

  it('holds no inline script or style, the page about the API included', async () => {
    const page = await (await raw('/api/docs')).text();
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    expect(page).toContain('/api/receipts');
  });

  it('stays inside the folder of the web build', async () => {
    for (const path of ['/..%2ffrontcounter-outside.txt', '/%2e%2e/frontcounter-outside.txt']) {
      expect(await (await raw(path)).text()).not.toContain('secret');
    }
  });

  it('keeps tokens out of reach of scripts', async () => {
    const stations = (await (await raw('/api/workstations')).json()) as { id: string }[];
    const response = await raw(`/api/workstations/${stations.at(-1)?.id}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });
});

describe('a change that another site asks for', () => {
  const hold = (headers: Record<string, string>): Promise<Response> =>
    raw('/api/cart/hold', {
      method: 'POST',
      headers: { ...counter.headers(), ...headers },
      body: '{}',
    });

  it.each([
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused: %j', async (headers) => {
    const response = await hold(headers);
    expect(response.status).toBe(403);
    expect(((await response.json()) as { code: string }).code).toBe('cross-origin');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ])('is refused as a form: %j', async (type) => {
    const response = await hold({ 'content-type': type });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { code: string }).code).toBe('not-json');
  });

  it('is refused without a content type', async () => {
    const { cookie = '' } = counter.headers();
    const response = await raw('/api/cart/hold', {
      method: 'POST',
      headers: { cookie },
      body: new Uint8Array([123, 125]),
    });
    expect(response.status).toBe(400);
  });

  it('is taken from our own page', async () => {
    const response = await hold({ origin: server.origin, 'sec-fetch-site': 'same-origin' });
    expect(((await response.json()) as { code: string }).code).toBe('cart-empty');
  });
});

describe('bad input', () => {
  const party = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
    raw('/api/parties', { method: 'POST', headers: counter.headers(), body });

  it.each([
    ['{"kind":"person","name":"a\\u0000b"}', 400, 'text-has-nul', 'name'],
    ['{"kind":"person","name":"a\\ud83d"}', 400, 'text-has-lone-surrogate', 'name'],
    ['{"kind":"person","name":"4012 8888 8888 1881"}', 400, 'card-number-refused', 'name'],
    ['{"kind":"robot","name":"x"}', 400, 'bad-input', 'kind'],
    ['{"kind":"person"', 400, 'not-json', undefined],
    ['{"kind":"person","name":""}', 400, 'bad-input', 'name'],
  ])('%s', async (body, status, code, field) => {
    const response = await party(body);
    const problem = (await response.json()) as { code: string; field?: string; message: object };
    expect([response.status, problem.code, problem.field]).toEqual([status, code, field]);
    expect(Object.keys(problem.message)).toEqual(['en', 'es']);
  });

  it('of more than 128 KiB, or not in UTF-8, is refused', async () => {
    expect((await party(`{"name":"${'x'.repeat(140_000)}"}`)).status).toBe(413);
    const latin1 = new Uint8Array(Buffer.from('{"kind":"person","name":"Zo\xeb"}', 'latin1'));
    expect((await party(latin1)).status).toBe(400);
  });

  it('in an address or a cursor is refused, never a failure of ours', async () => {
    const get = async (path: string): Promise<number> =>
      (await raw(path, { headers: counter.headers() })).status;
    expect(await get('/api/search?q=a%00b')).toBe(400);
    expect(await get('/api/search?q=%F0%9F')).toBeLessThan(500);
    expect(await get('/api/receipts?cursor=abc')).toBe(400);
    expect(await get('/api/receipts?from=yesterday')).toBe(400);
    expect(await get('/api/receipts/not-an-id')).toBe(400);
    expect(await get('/api/registers/animal-license?sort=password')).toBe(400);
    expect(await get('/api/registers/none')).toBe(404);
  });

  it('keeps a name as it was written, in any script', async () => {
    const name = 'Zoë Ñandú 李 🐕 O’Neil <b>';
    const added = await counter.call<{ id: string; name: string }>('POST', '/api/parties', {
      kind: 'person',
      name,
    });
    const read = await counter.call<{ party: { name: string } }>('GET', `/api/parties/${added.id}`);
    expect(read.party.name).toBe(name);
  });
});
