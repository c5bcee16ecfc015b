import { invariant } from '../kernel/invariant.ts';
import { cents, type Cents } from '../money/cents.ts';
import { allocateTenders } from './allocate-tenders.ts';
import type { NetTender, TenderKind } from './give-change.ts';

/** The chart of accounts, as far as a sale needs it. */
export interface AccountBook {
  /** Fund of an account, or null when there is no such account. */
  fundOf(account: string): string | null;
  /** The asset account that holds this fund's share of this kind of tender, or null. */
  holderOf(fund: string, tender: TenderKind): string | null;
}

/** A line of the receipt to be, with the shares of its accounts. */
export interface LineToPost {
  readonly id: string;
  readonly shares: readonly { readonly account: string; readonly amountCents: Cents }[];
}

/** One posting: debits are positive, credits negative. Positions count from 1. */
export interface Posting {
  readonly position: number;
  readonly account: string;
  readonly amountCents: Cents;
  /** Set on the credit of a line's share; null on the debits of what was taken. */
  readonly lineId: string | null;
}

/** Which tender (by its place in the list) paid how much of which line. */
export interface Allocation {
  readonly lineId: string;
  readonly tender: number;
  readonly amountCents: Cents;
}

/**
 * The balanced entry of a sale. Within each fund, what was taken is debited to the account that
 * holds it and each line's share is credited to its account, so that no fund lends to another.
 * Throws on an account that the chart lacks: the fee schedule's check refuses it first.
 */
export function composePostings(
  lines: readonly LineToPost[],
  tenders: readonly NetTender[],
  book: AccountBook,
): { readonly postings: readonly Posting[]; readonly allocations: readonly Allocation[] } {
  const shares = lines.flatMap((line) =>
    line.shares.map((share) => ({ ...share, lineId: line.id })),
  );
  const parts = allocateTenders(
    shares,
    tenders.map((tender) => tender.amountCents),
  );
  const debits = new Map<string, number>();
  const allocated = new Map<string, { lineId: string; tender: number; amount: number }>();
  for (const { share, tender, amountCents } of parts) {
    const kind = tenders[tender]?.kind;
    const fund = book.fundOf(share.account);
    invariant(fund !== null, `the account ${share.account} is in the chart`);
    invariant(kind !== undefined, 'every part was paid by a tender');
    const holder = book.holderOf(fund, kind);
    invariant(holder !== null, `fund ${fund} has an account that holds ${kind}`);
    debits.set(holder, (debits.get(holder) ?? 0) + amountCents);
    const key = `${share.lineId} ${tender}`;
    const whole = allocated.get(key) ?? { lineId: share.lineId, tender, amount: 0 };
    allocated.set(key, { ...whole, amount: whole.amount + amountCents });
  }
  const rows = [
    ...Array.from(debits, ([account, amount]) => ({ account, amount, lineId: null })),
    ...shares.map((share) => ({
      account: share.account,
      amount: 0 - share.amountCents,
      lineId: share.lineId,
    })),
  ].filter((row) => row.amount !== 0);
  return {
    postings: rows.map(({ account, amount, lineId }, index) => ({
      position: index + 1,
      account,
      amountCents: cents(amount),
      lineId,
    })),
    allocations: Array.from(allocated.values(), ({ lineId, tender, amount }) => ({
      lineId,
      tender,
      amountCents: cents(amount),
    })),
  };
}
