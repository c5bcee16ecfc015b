import type { CartItemRow, CartRow } from '../../db/repositories/carts.ts';
import { refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { sumCents } from '../../shared/money/cents.ts';
import type { ProgramDefinition } from '../../shared/program/program-definition.ts';
import type { FeeBook } from './fee-book.ts';
import { priceAction, type PricedAction } from './price-action.ts';
import { itemRecord } from './record-view.ts';

/** An item of a cart with its price of today, or why it has none. */
export interface PricedItem {
  readonly item: CartItemRow;
  /** The program as it stands today; null when the city sells it no longer. */
  readonly program: ProgramDefinition | null;
  readonly priced: Outcome<PricedAction>;
}

export interface PricedCart {
  readonly cart: CartRow;
  readonly items: readonly PricedItem[];
  /** The sum of what can be sold. */
  readonly totalCents: Cents;
}

/** Prices every item for `today`: a cart is never sold at a remembered price. */
export async function priceCart(fees: FeeBook, cart: CartRow, today: string): Promise<PricedCart> {
  const items = await Promise.all(
    cart.items.map(async (item) => ({
      item,
      program: await fees.program(item.program, today),
      priced: await priceItem(fees, cart, item, today),
    })),
  );
  const totalCents = sumCents(
    items.map(({ priced }) => (priced.ok ? priced.value.quote.totalCents : (0 as Cents))),
  );
  return { cart, items, totalCents };
}

async function priceItem(
  fees: FeeBook,
  cart: CartRow,
  item: CartItemRow,
  today: string,
): Promise<Outcome<PricedAction>> {
  const record = itemRecord(item, cart);
  if (record === null) return refused(refusal('not-found'));
  return await priceAction(fees, { ...item, record }, today);
}
