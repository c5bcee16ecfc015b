import { createSignal } from 'solid-js';
import type { Answers, Cart } from '../answers.ts';
import { api, type NewCartItem } from '../api.ts';
import type { Failure, Result } from '../request.ts';

const [cart, setCart] = createSignal<Cart | null>(null);
const [cartFailure, setCartFailure] = createSignal<Failure | null>(null);
const [lastAdded, setLastAdded] = createSignal<string | null>(null);

/** The cart of this person at this workstation, as the server last told it. */
export { cart, cartFailure, lastAdded };

/** Takes the cart that a call answered with. @returns the failure, if it was one */
function take(result: Result<Cart>): Failure | null {
  if (!result.ok) return result.failure;
  setCart(result.value);
  return null;
}

/** The cart as it now stands, told by another call: a refused payment. */
export function takeCart(next: Cart): void {
  setCart(next);
}

export async function loadCart(): Promise<void> {
  setCartFailure(take(await api.cart.read()));
}

/** Puts a priced action in the cart. The person whose record it is becomes the payer when nobody
 * is yet: usually they are standing at the counter. */
export async function addToCart(item: NewCartItem, payerId?: string): Promise<Failure | null> {
  const before = new Set(cart()?.items.map((each) => each.id));
  const failure = take(await api.cart.add(item));
  if (failure) return failure;
  setLastAdded(cart()?.items.find((each) => !before.has(each.id))?.id ?? null);
  if (payerId !== undefined && cart()?.payer === null) take(await api.cart.setPayer(payerId));
  return null;
}

export async function changeItem(itemId: string, answers: Answers): Promise<Failure | null> {
  return take(await api.cart.change(itemId, answers));
}

export async function removeItem(itemId: string): Promise<Failure | null> {
  return take(await api.cart.remove(itemId));
}

export async function clearCart(): Promise<Failure | null> {
  return take(await api.cart.clear());
}

export async function setPayer(partyId: string | null): Promise<Failure | null> {
  return take(await api.cart.setPayer(partyId));
}

export async function holdCart(label: string): Promise<Failure | null> {
  return take(await api.cart.hold(label));
}

export async function recallCart(id: string): Promise<Failure | null> {
  return take(await api.cart.recall(id));
}

/** Whether the cart can be paid: something in it, and no line that a rule refuses. */
export function payable(): boolean {
  const items = cart()?.items ?? [];
  return items.length > 0 && items.every((item) => item.problem === null);
}
