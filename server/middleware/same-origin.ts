import { createMiddleware } from 'hono/factory';
import { refusal } from '../../shared/failures/wording.ts';
import type { AppEnv } from '../http/app-env.ts';
import { HttpRefusal } from '../http/http-refusal.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/**
 * Refuses changes that another site asks for: a foreign `Origin` or `Sec-Fetch-Site`, and any body
 * that is not declared as JSON, which a form of another site cannot send without being asked first.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  if (READING.has(c.req.method)) {
    await next();
    return;
  }
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && hostOf(origin) !== c.req.header('host');
  if (foreignSite || foreignOrigin) throw new HttpRefusal(refusal('cross-origin'));
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (c.req.method !== 'DELETE' && type !== 'application/json') {
    throw new HttpRefusal(refusal('not-json'));
  }
  await next();
});
