import { createHash } from 'node:crypto';
import { readCart, readCartToPay } from '../../db/repositories/carts.ts';
import {
  callCheckout,
  readStoredReply,
  type CheckoutReply,
  type StoredReply,
} from '../../db/repositories/checkout.ts';
import { readBusinessDate } from '../../db/repositories/city.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import type { Refusal } from '../../shared/failures/refusal.ts';
import { isRefusalCode, refusal, type RefusalCode } from '../../shared/failures/wording.ts';
import { giveChange, type NetTender } from '../../shared/ledger/give-change.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { cents, sumCents, type Cents } from '../../shared/money/cents.ts';
import type { ServerContext } from '../server-context.ts';
import { composeCheckout } from './compose-checkout.ts';
import { describeCart } from './describe-cart.ts';
import type { PricedAction } from './price-action.ts';
import { priceCart, type PricedCart } from './price-cart.ts';
import type { Clerk } from './visitor.ts';

/** What the payer agreed to, and what was handed over. */
export interface PaymentBody {
  readonly cartId: string;
  readonly cartVersion: number;
  readonly totalSeenCents: number;
  readonly tenders: readonly { readonly kind: 'cash'; readonly tenderedCents: number }[];
  readonly language?: Language | undefined;
}

/** More cash than this above what is due is a slip of the finger. */
const ABSURD_CASH_CENTS = 1_000_000;
const MOST_TRIES = 5;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/**
 * Takes a payment: one key, one receipt. A key that has its reply gets it before any other rule is
 * looked at, and again when a rule refuses, for its twin may have paid in between.
 */
export async function takePayment(
  context: ServerContext,
  clerk: Clerk,
  key: string,
  body: PaymentBody,
): Promise<Outcome<CheckoutReply>> {
  const bodySha256 = hashBody(body);
  let today = clerk.today;
  for (let tries = 1; ; tries += 1) {
    const outcome = await tryOnce(context, { ...clerk, today }, key, bodySha256, body);
    if (outcome === 'again' && tries < MOST_TRIES) {
      today = await readBusinessDate(context.database.sql);
      continue;
    }
    const result = outcome === 'again' ? refused(refusal('business-day-turned')) : outcome;
    if (result.ok) return result;
    const stored = await readStoredReply(context.database.sql, key);
    return stored === null ? result : replyOf(stored, bodySha256);
  }
}

async function tryOnce(
  context: ServerContext,
  clerk: Clerk,
  key: string,
  bodySha256: string,
  body: PaymentBody,
): Promise<Outcome<CheckoutReply> | 'again'> {
  const row = await readCartToPay(context.database.sql, body.cartId, key);
  if (row !== null && row.stored !== null) return replyOf(row.stored, bodySha256);
  if (row === null || row.workstationId !== clerk.workstation.id) {
    return refused(refusal('not-found'));
  }
  const cart = await priceCart(context.fees, row, clerk.today);
  const checked = checkPayment(clerk, cart, body);
  if (!checked.ok) return checked;
  const request = composeCheckout({
    key,
    bodySha256,
    clerk,
    cart,
    ...checked.value,
    pricedOn: clerk.today,
    language: body.language ?? 'en',
    book: await context.fees.accounts(),
  });
  try {
    return done(await callCheckout(context.database.sql, request));
  } catch (error) {
    const { code, message, detail } = error as { code?: string; message: string; detail?: string };
    if (code === SERIALIZATION_FAILURE || code === DEADLOCK) return 'again';
    if (code !== 'FC001') throw error;
    if (message === 'business-day-turned') return 'again';
    return refused(await inWords(context, clerk, row.id, message, detail));
  }
}

/** Every rule that can be judged without a lock. */
function checkPayment(
  clerk: Clerk,
  cart: PricedCart,
  body: PaymentBody,
): Outcome<{ actions: readonly PricedAction[]; tenders: readonly NetTender[] }> {
  const withCart = (code: RefusalCode): { ok: false; refusal: Refusal } =>
    refused(refusal(code, { cart: describeCart(cart, clerk.today) }));
  if (cart.cart.state !== 'open' || cart.cart.version !== body.cartVersion) {
    return withCart('cart-changed');
  }
  if (cart.items.length === 0) return refused(refusal('cart-empty'));
  const actions: PricedAction[] = [];
  for (const { priced } of cart.items) {
    if (!priced.ok) return withCart('cart-has-problems');
    actions.push(priced.value);
  }
  if (cart.totalCents !== body.totalSeenCents) return withCart('price-changed');
  if (cart.totalCents < 0) return refused(refusal('total-negative'));
  const tenders = checkTenders(clerk, cart.totalCents, body);
  return tenders.ok ? done({ actions, tenders: tenders.value }) : tenders;
}

function checkTenders(
  clerk: Clerk,
  dueCents: Cents,
  body: PaymentBody,
): Outcome<readonly NetTender[]> {
  const given = body.tenders.map(({ kind, tenderedCents }) => ({
    kind,
    tenderedCents: cents(tenderedCents),
  }));
  const tenderedCents = sumCents(given.map((tender) => tender.tenderedCents));
  if (tenderedCents > dueCents + ABSURD_CASH_CENTS) {
    return refused(refusal('absurd-cash', { tenderedCents, dueCents }));
  }
  if (clerk.drawer === null && tenderedCents > 0) return refused(refusal('drawer-session-needed'));
  // What costs nothing is settled by a tender of nothing, so that every line has its allocation.
  const handed = given.length === 0 ? [{ kind: 'cash' as const, tenderedCents: cents(0) }] : given;
  const change = giveChange(dueCents, handed);
  if (change.ok) return done(change.tenders);
  // Change comes from cash, and there is no other tender yet: only too little can be wrong.
  const missingCents = change.code === 'not-enough' ? change.missingCents : 0;
  return refused(refusal('not-enough-cash', { missingCents, dueCents }));
}

/** A refusal of the database function, with the cart as it is now where that helps. */
async function inWords(
  context: ServerContext,
  clerk: Clerk,
  cartId: string,
  code: string,
  detail: string | undefined,
): Promise<Refusal> {
  if (!isRefusalCode(code)) throw new Error(`checkout refused with ${code}, which has no words`);
  const details = JSON.parse(detail ?? '{}') as Record<string, unknown>;
  if (code !== 'cart-changed' && code !== 'record-changed' && code !== 'stock-not-available') {
    return refusal(code, details);
  }
  const row = await readCart(context.database.sql, cartId);
  if (row === null) return refusal(code, details);
  const cart = describeCart(await priceCart(context.fees, row, clerk.today), clerk.today);
  return refusal(code, { ...details, cart });
}

/** The reply that this key has already, or the refusal of a key used for something else. */
const replyOf = (stored: StoredReply, bodySha256: string): Outcome<CheckoutReply> =>
  stored.bodySha256 === bodySha256 ? done(stored.reply) : refused(refusal('key-reused'));

/** Field order and spaces of the JSON that came make no difference. */
function hashBody(body: PaymentBody): string {
  const canonical = JSON.stringify([
    body.cartId,
    body.cartVersion,
    body.totalSeenCents,
    body.tenders.map(({ kind, tenderedCents }) => [kind, tenderedCents]),
    body.language ?? 'en',
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}
