import type { Check } from './check.ts';

/** Receipts: numbered without a gap, and worth the same whichever way they are added up. */
export const receiptChecks: readonly Check[] = [
  {
    id: 'numbers-gapless',
    title: 'Receipt numbers have no gap in any workstation and fiscal year',
    wrong: (sql) => sql`
      WITH numbered AS (
        SELECT workstation_id, fiscal_year, serial, number,
          coalesce(lag(serial) OVER series, 0) + 1 AS expected
        FROM receipt WINDOW series AS (PARTITION BY workstation_id, fiscal_year ORDER BY serial)
      ), gaps AS (
        SELECT workstation_id, fiscal_year, expected AS at_serial,
          'receipt number ' || expected || ' is missing before ' || number AS problem
        FROM numbered WHERE serial <> expected
      ), tails AS (
        SELECT workstation_id, fiscal_year, coalesce(l.last, 0) + 1 AS at_serial,
          format('the counter stands at %s, and the last receipt is %s',
            coalesce(c.last_number, 0), coalesce(l.last, 0)) AS problem
        FROM receipt_counter c
        FULL JOIN (SELECT workstation_id, fiscal_year, max(serial) AS last FROM receipt
          GROUP BY workstation_id, fiscal_year) l USING (workstation_id, fiscal_year)
        WHERE c.last_number IS DISTINCT FROM l.last
      ), wrong AS (
        (SELECT * FROM gaps ORDER BY workstation_id, fiscal_year, at_serial LIMIT 1)
        UNION ALL (SELECT * FROM tails)
      )
      SELECT format('%s, fiscal year %s: %s', coalesce(s.code, w.workstation_id::text),
          w.fiscal_year, w.problem) AS problem,
        ROW(s.code, w.fiscal_year, w.at_serial) AS place
      FROM wrong w LEFT JOIN workstation s ON s.id = w.workstation_id`,
  },
  {
    id: 'numbers-printed',
    title: 'Every printed number is that of its workstation, year and place in the series',
    wrong: (sql) => sql`
      SELECT format('receipt %s stands at place %s of %s in fiscal year %s', r.number, r.serial,
          coalesce(w.code, r.workstation_id::text), r.fiscal_year) AS problem,
        ROW(r.issued_at, r.number) AS place
      FROM receipt r LEFT JOIN workstation w ON w.id = r.workstation_id
      WHERE r.number IS DISTINCT FROM format('%s-FY%s-%s', w.code, right(r.fiscal_year::text, 2),
        lpad(r.serial::text, greatest(6, length(r.serial::text)), '0'))`,
  },
  {
    id: 'totals-agree',
    title: 'Total = lines = net tenders = allocations = money posted, for every receipt',
    wrong: (sql) => sql`
      WITH lines AS (
        SELECT receipt_id, sum(amount_cents) AS cents FROM receipt_line GROUP BY receipt_id
      ), tenders AS (
        SELECT receipt_id, sum(tendered_cents - change_cents) AS cents FROM tender
        GROUP BY receipt_id
      ), allocations AS (
        SELECT t.receipt_id, sum(a.amount_cents) AS cents
        FROM allocation a JOIN tender t ON t.id = a.tender_id GROUP BY t.receipt_id
      ), money AS (
        SELECT e.receipt_id, sum(p.amount_cents) AS cents
        FROM posting p JOIN journal_entry e ON e.id = p.entry_id
        WHERE p.receipt_line_id IS NULL GROUP BY e.receipt_id
      )
      SELECT format(
          'receipt %s: total %s, lines %s, net tenders %s, allocations %s, money posted %s cents',
          r.number, r.total_cents, coalesce(l.cents, 0), coalesce(t.cents, 0),
          coalesce(a.cents, 0), coalesce(m.cents, 0)) AS problem,
        ROW(r.issued_at, r.number) AS place
      FROM receipt r
      LEFT JOIN lines l ON l.receipt_id = r.id
      LEFT JOIN tenders t ON t.receipt_id = r.id
      LEFT JOIN allocations a ON a.receipt_id = r.id
      LEFT JOIN money m ON m.receipt_id = r.id
      WHERE r.total_cents <> coalesce(l.cents, 0) OR r.total_cents <> coalesce(t.cents, 0)
        OR r.total_cents <> coalesce(a.cents, 0) OR r.total_cents <> coalesce(m.cents, 0)`,
  },
  {
    id: 'lines-allocated',
    title: 'Every line is a charge, and paid by the tenders of its own receipt, to the cent',
    wrong: (sql) => sql`
      SELECT format('line %s of receipt %s: %s cents, allocated %s%s', l.position,
          coalesce(r.number, l.receipt_id::text), l.amount_cents, coalesce(a.cents, 0),
          CASE WHEN c.id IS NULL THEN ', and its charge is missing' ELSE '' END) AS problem,
        ROW(r.issued_at, l.receipt_id, l.position) AS place
      FROM receipt_line l
      LEFT JOIN receipt r ON r.id = l.receipt_id
      LEFT JOIN charge c ON c.id = l.charge_id
      LEFT JOIN (
        SELECT a.receipt_line_id, t.receipt_id, sum(a.amount_cents) AS cents
        FROM allocation a JOIN tender t ON t.id = a.tender_id
        GROUP BY a.receipt_line_id, t.receipt_id
      ) a ON a.receipt_line_id = l.id AND a.receipt_id = l.receipt_id
      WHERE c.id IS NULL OR r.id IS NULL OR coalesce(a.cents, 0) <> l.amount_cents`,
  },
  {
    id: 'one-key-one-receipt',
    title: 'Every receipt has one key, whose stored reply names it and its total',
    wrong: (sql) => sql`
      SELECT CASE
          WHEN r.id IS NULL THEN format('key %s has no receipt', i.key)
          WHEN i.key IS NULL THEN format('receipt %s has no key', r.number)
          ELSE format('key %s of receipt %s has the reply of %s over %s cents', i.key, r.number,
            coalesce(i.reply->>'number', 'no receipt'), coalesce(i.reply->>'totalCents', 'no'))
        END AS problem,
        ROW(coalesce(r.issued_at, i.created_at), r.number) AS place
      FROM receipt r FULL JOIN idempotency i ON i.receipt_id = r.id
      WHERE r.id IS NULL OR i.key IS NULL OR i.reply->>'number' IS DISTINCT FROM r.number
        OR (i.reply->>'totalCents')::numeric IS DISTINCT FROM r.total_cents`,
  },
];
