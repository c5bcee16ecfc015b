import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isRefusalCode, type RefusalCode } from '../../shared/failures/wording.ts';

/** The HTTP status of a refusal. A program's own rules are all 422: refused by a rule. */
export function statusOf(code: string): ContentfulStatusCode {
  return isRefusalCode(code) ? houseStatus(code) : 422;
}

function houseStatus(code: RefusalCode): ContentfulStatusCode {
  switch (code) {
    case 'bad-input':
    case 'not-json':
    case 'text-has-nul':
    case 'text-has-lone-surrogate':
    case 'card-number-refused':
    case 'key-missing':
      return 400;
    case 'not-signed-in':
    case 'sign-in-failed':
      return 401;
    case 'not-allowed':
    case 'cross-origin':
    case 'workstation-not-registered':
      return 403;
    case 'not-found':
    case 'unknown-program':
      return 404;
    case 'version-changed':
    case 'name-taken':
    case 'code-taken':
    case 'setup-done':
    case 'drawer-already-open':
    case 'already-in-cart':
    case 'cart-not-open':
    case 'cart-in-use':
    case 'cart-changed':
    case 'price-changed':
    case 'record-changed':
    case 'business-day-turned':
    case 'print-job-settled':
      return 409;
    case 'body-too-large':
      return 413;
    case 'wrong-pin':
    case 'wrong-password':
    case 'password-too-short':
    case 'pin-too-simple':
    case 'last-administrator':
    case 'drawer-session-needed':
    case 'drawer-session-not-open':
    case 'action-not-offered':
    case 'answer-needed':
    case 'answer-not-usable':
    case 'fees-missing':
    case 'fees-refused':
    case 'not-addable':
    case 'cart-empty':
    case 'cart-has-problems':
    case 'stock-not-available':
    case 'key-reused':
    case 'not-enough-cash':
    case 'absurd-cash':
    case 'total-negative':
    case 'no-printer':
      return 422;
    case 'locked':
      return 423;
    case 'too-many-attempts':
      return 429;
    case 'checking':
      return 503;
    case 'internal':
      return 500;
  }
}
