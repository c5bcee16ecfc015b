import { invariant } from '../kernel/invariant.ts';
import { cents, sumCents, type Cents } from '../money/cents.ts';

/** Something to be paid: a share of a receipt line. Negative for a reduction. */
interface Owed {
  readonly amountCents: Cents;
}

/** What one tender paid of one share. */
export interface PaidPart<Share extends Owed> {
  readonly share: Share;
  readonly tender: number;
  readonly amountCents: Cents;
}

/**
 * Fixes which tender paid how much of which share, in the order of both lists. Reductions come
 * first and enlarge what the first tender can pay, so that every share is settled to the cent.
 * Throws unless the tenders (net of change) sum to the shares.
 */
export function allocateTenders<Share extends Owed>(
  shares: readonly Share[],
  netTenders: readonly Cents[],
): readonly PaidPart<Share>[] {
  const due = sumCents(shares.map((share) => share.amountCents));
  invariant(sumCents(netTenders) === due, 'the tenders, less change, sum to what is paid');
  const left: Cents[] = [...netTenders];
  const parts: PaidPart<Share>[] = [];
  const pay = (share: Share, tender: number, amountCents: Cents): void => {
    left[tender] = cents((left[tender] ?? 0) - amountCents);
    parts.push({ share, tender, amountCents });
  };
  for (const share of shares) if (share.amountCents < 0) pay(share, 0, share.amountCents);
  for (const share of shares) {
    let owed: number = Math.max(0, share.amountCents);
    for (let tender = 0; tender < left.length && owed > 0; tender += 1) {
      const part = cents(Math.min(owed, Math.max(0, left[tender] ?? 0)));
      if (part > 0) pay(share, tender, part);
      owed -= part;
    }
    invariant(owed === 0, 'every share is paid in full');
  }
  invariant(
    left.every((amount) => amount === 0),
    'every tender is used up',
  );
  return parts;
}
