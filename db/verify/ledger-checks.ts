import type { Check } from './check.ts';

/** The journal: balanced, complete, and tied to its source documents. */
export const ledgerChecks: readonly Check[] = [
  {
    id: 'entries-balance',
    title: 'Every journal entry balances within each fund',
    wrong: (sql) => sql`
      SELECT format('journal entry %s%s is off by %s cents in fund %s', p.entry_id,
          ' of receipt ' || r.number, p.off_by, p.fund_code) AS problem,
        ROW(p.entry_id, p.fund_code) AS place
      FROM (
        SELECT entry_id, fund_code, sum(amount_cents) AS off_by FROM posting
        GROUP BY entry_id, fund_code HAVING sum(amount_cents) <> 0
      ) p
      LEFT JOIN journal_entry e ON e.id = p.entry_id
      LEFT JOIN receipt r ON r.id = e.receipt_id`,
  },
  {
    id: 'postings-have-entries',
    title: 'Every posting belongs to an entry and an account',
    wrong: (sql) => sql`
      SELECT format('posting %s of entry %s has no %s', p.position, p.entry_id,
          CASE WHEN e.id IS NULL THEN 'entry' ELSE 'account ' || p.account_code END) AS problem,
        ROW(p.entry_id, p.position) AS place
      FROM posting p
      LEFT JOIN journal_entry e ON e.id = p.entry_id
      LEFT JOIN ledger_account a ON a.code = p.account_code AND a.fund_code = p.fund_code
      WHERE e.id IS NULL OR a.code IS NULL`,
  },
  {
    id: 'entries-have-sources',
    title: 'Every entry belongs to one receipt, and every receipt to one entry',
    wrong: (sql) => sql`
      SELECT CASE WHEN r.id IS NULL
          THEN format('journal entry %s has no receipt', e.id)
          ELSE format('receipt %s has no journal entry', r.number) END AS problem,
        ROW(coalesce(r.issued_at, e.posted_at), coalesce(r.id, e.id)) AS place
      FROM journal_entry e FULL JOIN receipt r ON r.id = e.receipt_id
      WHERE r.id IS NULL OR e.id IS NULL`,
  },
  {
    id: 'postings-match-lines',
    title: 'What each receipt line took is posted, to the cent, in its own entry',
    wrong: (sql) => sql`
      SELECT format('line %s of receipt %s took %s cents, and %s are posted for it', l.position,
          r.number, l.amount_cents, coalesce(p.posted, 0)) AS problem,
        ROW(r.issued_at, r.number, l.position) AS place
      FROM receipt_line l
      JOIN receipt r ON r.id = l.receipt_id
      LEFT JOIN (
        SELECT p.receipt_line_id, e.receipt_id, -sum(p.amount_cents) AS posted
        FROM posting p JOIN journal_entry e ON e.id = p.entry_id
        WHERE p.receipt_line_id IS NOT NULL GROUP BY p.receipt_line_id, e.receipt_id
      ) p ON p.receipt_line_id = l.id AND p.receipt_id = l.receipt_id
      WHERE coalesce(p.posted, 0) <> l.amount_cents`,
  },
];
