import { createSignal } from 'solid-js';
import type { Cart, CheckoutBody, PaidReceipt } from '../answers.ts';
import { api } from '../api.ts';
import type { Failure } from '../request.ts';
import { loadCart, takeCart } from './cart-store.ts';

/** Where one payment stands. `checking` is the only state in which nobody knows whether the money
 * was recorded: it ends only with the server's answer to the same key. */
export type Payment =
  | { readonly state: 'none' }
  | { readonly state: 'sending'; readonly tries: number }
  | { readonly state: 'checking'; readonly tries: number; readonly failure: Failure }
  | { readonly state: 'refused'; readonly failure: Failure & { kind: 'refused' } }
  | { readonly state: 'price-changed'; readonly seenCents: number; readonly cart: Cart }
  | { readonly state: 'done'; readonly receipt: PaidReceipt };

interface Pending {
  readonly key: string;
  readonly body: CheckoutBody;
}

const KEPT_UNDER = 'frontcounter.payment';
const SLOW_MS = 2_000;
const SLOWEST_MS = 15_000;
const UNAUTHENTICATED = 401;
const LOCKED = 423;
const LIMITED = 429;

const [payment, setPayment] = createSignal<Payment>({ state: 'none' });
let timer: ReturnType<typeof setTimeout> | undefined;

export { payment };

function kept(): Pending | null {
  const text = sessionStorage.getItem(KEPT_UNDER);
  return text === null ? null : (JSON.parse(text) as Pending);
}

/** Not decided: a lost answer, a broken server, or a door that was closed before the request was
 * looked at. The same key may be sent again and can never take the money twice. */
function undecided(failure: Failure): boolean {
  if (failure.kind !== 'refused') return true;
  return [UNAUTHENTICATED, LOCKED, LIMITED].includes(failure.status);
}

async function send(pending: Pending, tries: number): Promise<void> {
  clearTimeout(timer);
  const before = payment();
  if (before.state !== 'checking') setPayment({ state: 'sending', tries });
  const result = await api.receipts.pay(pending.key, pending.body);
  if (result.ok) {
    sessionStorage.removeItem(KEPT_UNDER);
    setPayment({ state: 'done', receipt: result.value.receipt });
    void loadCart();
    return;
  }
  if (undecided(result.failure)) {
    setPayment({ state: 'checking', tries, failure: result.failure });
    timer = setTimeout(
      () => void send(pending, tries + 1),
      Math.min(SLOW_MS * (tries + 1), SLOWEST_MS),
    );
    return;
  }
  sessionStorage.removeItem(KEPT_UNDER);
  refused(result.failure as Failure & { kind: 'refused' }, pending);
}

function refused(failure: Failure & { kind: 'refused' }, pending: Pending): void {
  const now = (failure.details as { cart?: Cart } | undefined)?.cart;
  if (now) takeCart(now);
  else void loadCart();
  if (failure.code === 'price-changed' && now) {
    setPayment({ state: 'price-changed', seenCents: pending.body.totalSeenCents, cart: now });
  } else {
    setPayment({ state: 'refused', failure });
  }
}

/** Records a payment. The key is made and kept before anything is sent, so that a reload in the
 * middle asks the server again instead of forgetting. */
export function pay(body: CheckoutBody): void {
  const pending: Pending = { key: crypto.randomUUID(), body };
  sessionStorage.setItem(KEPT_UNDER, JSON.stringify(pending));
  void send(pending, 0);
}

/** Asks the server what became of a payment that was sent before this page was loaded. */
export function resumePayment(): void {
  const pending = kept();
  if (pending !== null && payment().state === 'none') void send(pending, 0);
}

/** Asks at once instead of waiting for the next turn. */
export function askAgain(): void {
  const pending = kept();
  const now = payment();
  if (pending !== null && now.state === 'checking') void send(pending, now.tries);
}

export function forgetPayment(): void {
  setPayment({ state: 'none' });
}
