import { createMiddleware } from 'hono/factory';
import { uuidv7 } from 'uuidv7';
import type { AppEnv } from '../http/app-env.ts';

/** Names each request, so that a bland answer can be found in the log. */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
  const id = uuidv7();
  c.set('requestId', id);
  c.header('X-Request-Id', id);
  await next();
});
