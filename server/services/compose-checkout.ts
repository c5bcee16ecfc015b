import { uuidv7 } from 'uuidv7';
import { composePostings, type AccountBook } from '../../shared/ledger/compose-postings.ts';
import type { NetTender } from '../../shared/ledger/give-change.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { PricedAction } from './price-action.ts';
import type { PricedCart } from './price-cart.ts';
import type { Clerk } from './visitor.ts';

/** What a checkout is made of, all of it checked and priced. */
export interface CheckoutParts {
  readonly key: string;
  readonly bodySha256: string;
  readonly clerk: Clerk;
  readonly cart: PricedCart;
  readonly actions: readonly PricedAction[];
  readonly tenders: readonly NetTender[];
  readonly pricedOn: string;
  readonly language: Language;
  readonly book: AccountBook;
}

/** The request of the database's `checkout` function: plain JSON, money in cents, ids made here. */
export function composeCheckout(parts: CheckoutParts): object {
  const { clerk, cart } = parts;
  const charges = parts.actions.map((priced) => ({ id: uuidv7(), priced }));
  const lines = charges.flatMap(({ id, priced }) =>
    priced.quote.lines.map((line) => ({ id: uuidv7(), chargeId: id, line })),
  );
  const { postings, allocations } = composePostings(
    lines.map(({ id, line }) => ({ id, shares: line.shares })),
    parts.tenders,
    parts.book,
  );
  const tenders = parts.tenders.map((tender, index) => ({
    id: uuidv7(),
    position: index + 1,
    ...tender,
  }));
  return {
    key: parts.key,
    bodySha256: parts.bodySha256,
    receiptId: uuidv7(),
    entryId: uuidv7(),
    workstationId: clerk.workstation.id,
    staffId: clerk.staff.id,
    drawerSessionId: clerk.drawer?.id ?? null,
    cartId: cart.cart.id,
    cartVersion: cart.cart.version,
    payerId: cart.cart.payerId,
    payerName: cart.cart.payerName,
    language: parts.language,
    pricedOn: parts.pricedOn,
    totalCents: cart.totalCents,
    charges: charges.map(composeCharge),
    lines: lines.map(({ id, chargeId, line }, index) => ({
      id,
      position: index + 1,
      chargeId,
      scheduleLine: line.id,
      label: line.label,
      authority: line.authority,
      steps: line.steps,
      amountCents: line.amountCents,
    })),
    tenders,
    allocations: allocations.map(({ lineId, tender, amountCents }) => {
      const tenderId = tenders[tender]?.id;
      invariant(tenderId !== undefined, 'every allocation names a tender');
      return { lineId, tenderId, amountCents };
    }),
    postings,
    effects: parts.actions.flatMap(({ action, sale }) => action.effects(sale)),
    printJobs: composePrintJobs(clerk, parts.tenders),
  };
}

function composeCharge({ id, priced }: { id: string; priced: PricedAction }): object {
  const { sale, quote, facts, action } = priced;
  return {
    id,
    program: quote.program,
    action: quote.action,
    recordId: sale.record.id,
    partyId: sale.record.holder?.id ?? null,
    amountCents: quote.totalCents,
    scheduleVersion: quote.version,
    ...action.receipt(sale),
    facts,
  };
}

/** The drawer opens before the receipt prints, and only for cash. */
function composePrintJobs(clerk: Clerk, tenders: readonly NetTender[]): object[] {
  const { printerId } = clerk.workstation;
  if (printerId === null) return [];
  const cash = tenders.some((tender) => tender.kind === 'cash' && tender.tenderedCents > 0);
  const kinds = cash ? ['drawer-kick', 'receipt'] : ['receipt'];
  return kinds.map((kind) => ({ id: uuidv7(), printerId, kind }));
}
