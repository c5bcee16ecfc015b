import type { Check } from './check.ts';

/**
 * The audit log. A chain proves what stands before its head: someone who can rewrite the head too
 * can cut the tail off unseen, unless the head was printed or sent elsewhere meanwhile.
 */
export const auditChecks: readonly Check[] = [
  {
    id: 'audit-chain',
    title: 'Every audit chain is whole: recomputed from its first row, no row changed or missing',
    wrong: (sql) => sql`
      WITH links AS (
        SELECT chain, seq, canonical, previous, hash,
          coalesce(lag(seq) OVER w, 0) + 1 AS expected_seq,
          coalesce(lag(hash) OVER w, sha256(convert_to('frontcounter:' || chain, 'UTF8')))
            AS expected_previous
        FROM audit_row WINDOW w AS (PARTITION BY chain ORDER BY seq)
      ), broken AS (
        SELECT chain, seq, CASE
            WHEN seq <> expected_seq THEN 'row ' || expected_seq || ' is missing'
            WHEN previous <> expected_previous THEN 'row ' || seq || ' does not follow the one before'
            WHEN hash <> sha256(previous || convert_to(canonical, 'UTF8'))
              THEN 'row ' || seq || ' was changed'
            ELSE 'row ' || seq || ' says that it is another row'
          END AS problem
        FROM links
        WHERE seq <> expected_seq OR previous <> expected_previous
          OR hash <> sha256(previous || convert_to(canonical, 'UTF8'))
          OR CASE WHEN canonical IS JSON OBJECT
            THEN canonical::jsonb->>'chain' IS DISTINCT FROM chain
              OR canonical::jsonb->>'seq' IS DISTINCT FROM seq::text
            ELSE true END
      ), heads AS (
        SELECT chain, coalesce(r.seq, 0) + 1 AS seq,
          format('the head is at row %s, and the last row is %s', coalesce(c.last_seq, 0),
            coalesce(r.seq, 0)) AS problem
        FROM audit_chain c
        FULL JOIN (SELECT DISTINCT ON (chain) chain, seq, hash FROM audit_row
          ORDER BY chain, seq DESC) r USING (chain)
        WHERE c.last_seq IS DISTINCT FROM r.seq OR c.head IS DISTINCT FROM r.hash
      )
      SELECT format('chain %s: %s', chain, problem) AS problem,
        ROW(chain, seq) AS place
      FROM (
        (SELECT chain, seq, problem FROM broken ORDER BY chain, seq LIMIT 1)
        UNION ALL (SELECT chain, seq, problem FROM heads)
      ) wrong`,
  },
  {
    id: 'receipts-audited',
    title: 'Every receipt has one audit row, with its number and total',
    wrong: (sql) => sql`
      WITH audited AS (
        SELECT chain, seq, row->>'subject' AS receipt_id, row->'what'->>'number' AS number,
          row->'what'->>'totalCents' AS total_cents
        FROM (SELECT chain, seq, canonical::jsonb AS row FROM audit_row
          WHERE canonical IS JSON OBJECT) parsed
        WHERE row->>'kind' = 'receipt.sale'
      )
      SELECT CASE
          WHEN r.id IS NULL THEN format('chain %s: row %s is of receipt %s, which is missing',
            a.chain, a.seq, coalesce(a.number, a.receipt_id))
          WHEN a.seq IS NULL THEN format('receipt %s has no audit row', r.number)
          ELSE format('receipt %s over %s cents: chain %s, row %s says %s over %s cents', r.number,
            r.total_cents, a.chain, a.seq, coalesce(a.number, 'no number'),
            coalesce(a.total_cents, 'no'))
        END AS problem,
        ROW(r.issued_at, r.number, a.chain, a.seq) AS place
      FROM receipt r FULL JOIN audited a ON a.receipt_id = r.id::text
      WHERE r.id IS NULL OR a.seq IS NULL OR a.number IS DISTINCT FROM r.number
        OR a.total_cents IS DISTINCT FROM r.total_cents::text`,
  },
];
