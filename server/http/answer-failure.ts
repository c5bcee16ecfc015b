import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { TransactionLost } from '../../db/client.ts';
import type { Refusal } from '../../shared/failures/refusal.ts';
import { refusal } from '../../shared/failures/wording.ts';
import type { AppEnv } from './app-env.ts';
import { HttpRefusal } from './http-refusal.ts';
import { statusOf } from './status-of.ts';

/** What the driver says when the database went away; the outcome is then unknown. */
const CONNECTION_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
]);

/** Whether the connection was lost: nobody knows then whether the statement was done. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof TransactionLost) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && CONNECTION_CODES.has(code);
}

function answerRefusal(c: Context<AppEnv>, given: Refusal): Response {
  const seconds = given.details?.['retryAfterSeconds'];
  if (typeof seconds === 'number') c.header('Retry-After', String(seconds));
  return c.json(given, statusOf(given.code));
}

/** Answers what went wrong: a refusal in words; a lost database as "being checked"; anything else
 * blandly, with the request's id, which the log has too. */
export function answerFailure(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof HttpRefusal) return answerRefusal(c, error.refusal);
  if (error instanceof HTTPException && error.status < 500) {
    return answerRefusal(c, refusal('not-json'));
  }
  const requestId = c.get('requestId');
  if (isConnectionLost(error)) {
    console.error(`${requestId} the database was lost: ${error.message}`);
    return c.json({ ...refusal('checking'), retryable: true, requestId }, 503);
  }
  console.error(requestId, error);
  return c.json({ ...refusal('internal'), requestId }, 500);
}
