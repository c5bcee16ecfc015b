import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { findUnstorable } from '../http/unstorable-text.ts';

const LARGEST_BODY_BYTES = 128 * 1024;

/**
 * Reads the body once, strictly: UTF-8, JSON, no more than 128 KiB, and no text that the database
 * could not keep or must not keep. The refusal names the field.
 */
export const readableText = createMiddleware<AppEnv>(async (c, next) => {
  checkValue(c.req.query(), 'query');
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    if (Number(c.req.header('content-length') ?? 0) > LARGEST_BODY_BYTES) {
      throw new HttpRefusal(refusal('body-too-large'));
    }
    const bytes = await c.req.arrayBuffer();
    if (bytes.byteLength > LARGEST_BODY_BYTES) throw new HttpRefusal(refusal('body-too-large'));
    if (bytes.byteLength > 0) checkValue(parse(bytes), '');
  }
  await next();
});

function parse(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new HttpRefusal(refusal('not-json'));
  }
}

function checkValue(value: unknown, path: string): void {
  const found = findUnstorable(value, path);
  if (found !== null) {
    throw new HttpRefusal(refusal(found.code, { path: found.path }, found.path));
  }
}
