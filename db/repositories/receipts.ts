import type { PoolSql } from '../client.ts';

export interface ReceiptRow {
  id: string;
  number: string;
  issuedAt: Date;
  /** To the microsecond, for the place where a list goes on. */
  issuedAtExact: string;
  businessDate: string;
  workstation: string;
  staffName: string;
  payerName: string | null;
  itemCount: number;
  totalCents: string;
  summary: string | null;
}

/** The rows of a list, from the receipts that `chosen` selects. */
const rowsOf = (chosen: string): string => `
  SELECT t.id, t.number, t.issued_at AS "issuedAt", t.issued_at::text AS "issuedAtExact",
    t.business_date AS "businessDate", w.name AS workstation, s.display_name AS "staffName",
    p.name AS "payerName", t.total_cents AS "totalCents", items.count AS "itemCount",
    items.summary
  FROM (${chosen}) t
  JOIN workstation w ON w.id = t.workstation_id
  JOIN staff s ON s.id = t.staff_id
  LEFT JOIN receipt_payer p ON p.receipt_id = t.id
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT c.id)::integer AS count,
      string_agg(DISTINCT c.title->>'en', ', ') AS summary
    FROM receipt_line l JOIN charge c ON c.id = l.charge_id WHERE l.receipt_id = t.id) items`;

export interface ReceiptFilter {
  /** Number, or part of it; a payer's name; the number of a record that was paid. */
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  workstationId?: string | undefined;
  staffId?: string | undefined;
  /** Receipts after this one in the list. */
  after?: { at: string; id: string } | undefined;
  limit: number;
}

/** The page is chosen before anything is joined to it, along the index of days. */
const NEWEST = `
  SELECT t.* FROM receipt t LEFT JOIN receipt_payer p ON p.receipt_id = t.id
  WHERE ($1::date IS NULL OR t.business_date >= $1::date)
    AND ($2::date IS NULL OR t.business_date <= $2::date)
    AND ($3::uuid IS NULL OR t.workstation_id = $3::uuid)
    AND ($4::uuid IS NULL OR t.staff_id = $4::uuid)
    AND ($5::text IS NULL
      OR (number_key($5) <> '' AND number_key(t.number) LIKE '%' || number_key($5) || '%')
      OR fold(p.name) LIKE '%' || fold($6) || '%'
      OR EXISTS (SELECT FROM receipt_line l JOIN charge c ON c.id = l.charge_id
        JOIN record r ON r.id = c.record_id
        WHERE l.receipt_id = t.id AND number_key(r.number) = number_key($5)))
    AND ($7::timestamptz IS NULL OR (t.business_date, t.issued_at, t.id)
      < (business_date_of($7::timestamptz), $7::timestamptz, $8::uuid))
  ORDER BY t.business_date DESC, t.issued_at DESC, t.id DESC LIMIT $9::integer`;

/** Receipts, newest first. */
export async function listReceipts(sql: PoolSql, filter: ReceiptFilter): Promise<ReceiptRow[]> {
  return await sql.unsafe<ReceiptRow[]>(
    `${rowsOf(NEWEST)} ORDER BY t.business_date DESC, t.issued_at DESC, t.id DESC`,
    [
      filter.from ?? null,
      filter.to ?? null,
      filter.workstationId ?? null,
      filter.staffId ?? null,
      filter.q ?? null,
      filter.q === undefined ? null : likeText(filter.q),
      filter.after?.at ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );
}

/** The pattern characters of LIKE, as letters. */
const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Everything that is printed on a receipt. */
export interface ReceiptPrintRow extends ReceiptRow {
  workstationCode: string;
  lines: {
    chargeId: string;
    program: string;
    title: { en: string; es: string };
    detail: { en: string; es: string };
    label: { en: string; es: string };
    recordNumber: string | null;
    accounts: string[];
    amountCents: number;
  }[];
  tenders: { kind: string; tenderedCents: number; changeCents: number }[];
}

export async function readReceiptToPrint(
  sql: PoolSql,
  id: string,
): Promise<ReceiptPrintRow | null> {
  const [row] = await sql.unsafe<ReceiptPrintRow[]>(
    `SELECT base.*, w.code AS "workstationCode",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('chargeId', c.id, 'program', c.program,
          'title', c.title, 'detail', c.detail, 'label', l.label, 'recordNumber', r.number,
          'amountCents', l.amount_cents, 'accounts', (
            SELECT coalesce(jsonb_agg(a.code || ' ' || a.name ORDER BY g.position), '[]')
            FROM journal_entry e JOIN posting g ON g.entry_id = e.id
            JOIN ledger_account a ON a.code = g.account_code
            WHERE e.receipt_id = base.id AND g.receipt_line_id = l.id)) ORDER BY l.position), '[]')
        FROM receipt_line l JOIN charge c ON c.id = l.charge_id
        LEFT JOIN record r ON r.id = c.record_id WHERE l.receipt_id = base.id) AS lines,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'tenderedCents',
          d.tendered_cents, 'changeCents', d.change_cents) ORDER BY d.position), '[]')
        FROM tender d WHERE d.receipt_id = base.id) AS tenders
    FROM (${rowsOf('SELECT * FROM receipt WHERE id = $1')}) base JOIN receipt t ON t.id = base.id
    JOIN workstation w ON w.id = t.workstation_id`,
    [id],
  );
  return row ?? null;
}
