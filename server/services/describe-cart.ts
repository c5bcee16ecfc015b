import type { CartRow } from '../../db/repositories/carts.ts';
import type { CartAnswer } from '../contract/cart.ts';
import { explainQuote } from './price-action.ts';
import type { PricedCart, PricedItem } from './price-cart.ts';
import { itemRecord } from './record-view.ts';

/** A priced cart as the counter shows it. */
export function describeCart(priced: PricedCart, today: string): CartAnswer {
  const { cart } = priced;
  return {
    id: cart.id,
    version: cart.version,
    state: cart.state,
    payer: cart.payerId === null ? null : { id: cart.payerId, name: cart.payerName ?? '' },
    items: priced.items.map((item) => describeItem(item, cart, today)),
    totalCents: priced.totalCents,
    heldLabel: cart.heldLabel,
  };
}

function describeItem(
  { item, program, priced }: PricedItem,
  cart: CartRow,
  today: string,
): CartAnswer['items'][number] {
  const own = {
    id: item.id,
    program: item.program,
    action: item.action,
    recordId: item.recordId,
  };
  if (priced.ok) {
    const { action, sale, quote } = priced.value;
    return {
      ...own,
      ...action.receipt(sale),
      answers: sale.answers,
      quote,
      explanation: [...explainQuote(quote)],
      problem: null,
    };
  }
  const record = item.recordId === null ? null : itemRecord(item, cart);
  const number = item.record?.number ?? '';
  const summary =
    record === null || program === null ? null : program.record.summarize(record, today);
  return {
    ...own,
    title: summary?.title ?? { en: number, es: number },
    detail: summary?.detail ?? { en: '', es: '' },
    answers: item.answers,
    quote: null,
    explanation: [],
    problem: { code: priced.refusal.code, message: priced.refusal.message },
  };
}
