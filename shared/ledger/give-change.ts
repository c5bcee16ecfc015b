import { cents, sumCents, ZERO, type Cents } from '../money/cents.ts';

export type TenderKind = 'cash' | 'check' | 'money-order' | 'card';

/** One piece of payment as handed over. */
export interface HandedOver {
  readonly kind: TenderKind;
  readonly tenderedCents: Cents;
}

/** A tender with its change: `amountCents` is what stays. */
export interface NetTender extends HandedOver {
  readonly changeCents: Cents;
  readonly amountCents: Cents;
}

export type Change =
  | { readonly ok: true; readonly tenders: readonly NetTender[]; readonly changeCents: Cents }
  | { readonly ok: false; readonly code: 'not-enough'; readonly missingCents: Cents }
  | { readonly ok: false; readonly code: 'overpaid'; readonly overCents: Cents };

/** Gives back what is too much, from cash only: other tenders are never changed into cash. */
export function giveChange(dueCents: Cents, tenders: readonly HandedOver[]): Change {
  const handed = sumCents(tenders.map((tender) => tender.tenderedCents));
  if (handed < dueCents) {
    return { ok: false, code: 'not-enough', missingCents: cents(dueCents - handed) };
  }
  let over: number = handed - dueCents;
  const net = tenders.map((tender) => {
    const changeCents = tender.kind === 'cash' ? cents(Math.min(over, tender.tenderedCents)) : ZERO;
    over -= changeCents;
    return { ...tender, changeCents, amountCents: cents(tender.tenderedCents - changeCents) };
  });
  if (over > 0) return { ok: false, code: 'overpaid', overCents: cents(over) };
  return { ok: true, tenders: net, changeCents: sumCents(net.map((each) => each.changeCents)) };
}
