import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateTenders } from '../../../shared/ledger/allocate-tenders.ts';
import { composePostings, type AccountBook } from '../../../shared/ledger/compose-postings.ts';
import { giveChange } from '../../../shared/ledger/give-change.ts';
import { cents, sumCents, type Cents } from '../../../shared/money/cents.ts';

/** Two funds; an account's fund is what stands before its hyphen. */
const book: AccountBook = {
  fundOf: (account) => account.split('-')[0] ?? null,
  holderOf: (fund, tender) => `${fund}-held-${tender}`,
};

const amount = (least: number, most: number) => fc.integer({ min: least, max: most }).map(cents);
const line = fc.record({
  shares: fc.array(
    fc.record({
      account: fc.constantFrom('101-a', '101-b', '720-a'),
      amountCents: amount(-500, 20_000),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Lines, and tenders that sum to them, split at random among up to three. */
const payment = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2 }),
  })
  .map(({ lines, cuts }) => ({
    lines: lines.map((each, index) => ({ ...each, id: `line-${index}` })),
    due: sumCents(lines.flatMap((each) => each.shares.map((share) => share.amountCents))),
    cuts,
  }))
  .filter(({ due }) => due >= 0)
  .map(({ lines, due, cuts }) => {
    const places = [0, ...cuts.map((cut) => Math.floor(cut * due)).sort((a, b) => a - b), due];
    const tenders = places.slice(1).map((place, index) => ({
      kind: (['cash', 'check', 'card'] as const)[index] ?? 'cash',
      tenderedCents: cents(place - (places[index] ?? 0)),
      changeCents: cents(0),
      amountCents: cents(place - (places[index] ?? 0)),
    }));
    return { lines, due, tenders };
  });

describe('postings of a sale', () => {
  it('balance in every fund, settle every line and use up every tender', () => {
    fc.assert(
      fc.property(payment, ({ lines, due, tenders }) => {
        const { postings, allocations } = composePostings(lines, tenders, book);
        for (const fund of ['101', '720']) {
          const own = postings.filter((posting) => book.fundOf(posting.account) === fund);
          expect(sumCents(own.map((posting) => posting.amountCents))).toBe(0);
        }
        const debits = postings.filter((posting) => posting.lineId === null);
        expect(sumCents(debits.map((posting) => posting.amountCents))).toBe(due);
        for (const each of lines) {
          const paid = allocations.filter((allocation) => allocation.lineId === each.id);
          expect(sumCents(paid.map((allocation) => allocation.amountCents))).toBe(
            sumCents(each.shares.map((share) => share.amountCents)),
          );
        }
        tenders.forEach((tender, index) => {
          const used = allocations.filter((allocation) => allocation.tender === index);
          expect(sumCents(used.map((allocation) => allocation.amountCents))).toBe(
            tender.amountCents,
          );
        });
        expect(postings.map((posting) => posting.position)).toEqual(
          postings.map((_, index) => index + 1),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('debit each fund for its own share', () => {
    const { postings } = composePostings(
      [
        {
          id: 'fine',
          shares: [
            { account: '101-fines', amountCents: cents(3550) },
            { account: '720-state', amountCents: cents(1250) },
          ],
        },
      ],
      [
        {
          kind: 'cash',
          tenderedCents: cents(5000),
          changeCents: cents(200),
          amountCents: cents(4800),
        },
      ],
      book,
    );
    expect(postings.map(({ account, amountCents }) => [account, amountCents])).toEqual([
      ['101-held-cash', 3550],
      ['720-held-cash', 1250],
      ['101-fines', -3550],
      ['720-state', -1250],
    ]);
  });

  it('refuse an account that the chart lacks', () => {
    const lines = [{ id: 'x', shares: [{ account: 'nowhere', amountCents: cents(100) }] }];
    const tenders = [
      { kind: 'cash', tenderedCents: cents(100), changeCents: cents(0), amountCents: cents(100) },
    ] as const;
    expect(() => composePostings(lines, tenders, { ...book, fundOf: () => null })).toThrow(/chart/);
  });
});

describe('allocation', () => {
  it('throws when the tenders are not what is paid', () => {
    expect(() => allocateTenders([{ amountCents: cents(100) }], [cents(99)])).toThrow(/sum/);
  });

  it('lets a reduction enlarge what a tender pays', () => {
    const shares = [{ amountCents: cents(2800) }, { amountCents: cents(-2800) }];
    expect(allocateTenders(shares, [cents(0)]).map((part) => part.amountCents)).toEqual([
      -2800, 2800,
    ]);
  });
});

describe('change', () => {
  const cash = (tendered: number) => ({ kind: 'cash', tenderedCents: cents(tendered) }) as const;
  const check = (tendered: number) => ({ kind: 'check', tenderedCents: cents(tendered) }) as const;

  it.each([
    ['exact cash', 8100, [cash(8100)], 0],
    ['too much cash', 8100, [cash(10_000)], 1900],
    ['a check and cash', 8100, [check(5000), cash(4000)], 900],
    ['nothing for nothing', 0, [cash(0)], 0],
  ])('%s', (_, due, tenders, change) => {
    const given = giveChange(cents(due), tenders);
    expect(given.ok && given.changeCents).toBe(change);
  });

  it.each([
    ['too little', 8100, [cash(8099)], { code: 'not-enough', missingCents: 1 }],
    ['a check above the due', 8100, [check(9000)], { code: 'overpaid', overCents: 900 }],
    ['a check far above', 100, [check(9000), cash(50)], { code: 'overpaid', overCents: 8900 }],
  ])('is refused: %s', (_, due, tenders, refusal) => {
    expect(giveChange(cents(due), tenders)).toEqual({ ok: false, ...refusal });
  });

  it('never gives more than the cash that came, and keeps exactly what is due', () => {
    fc.assert(
      fc.property(amount(0, 100_000), amount(0, 200_000), amount(0, 200_000), (due, a, b) => {
        const given = giveChange(due, [check(a), cash(b)]);
        if (!given.ok) return;
        const kept: Cents = sumCents(given.tenders.map((tender) => tender.amountCents));
        expect(kept).toBe(due);
        expect(given.changeCents).toBeLessThanOrEqual(b);
      }),
    );
  });
});
