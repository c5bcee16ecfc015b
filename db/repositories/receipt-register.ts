import type { PoolSql } from '../client.ts';

export interface ReceiptRegisterFilter {
  /** Business day, `YYYY-MM-DD`. */
  date: string;
  workstationId?: string | undefined;
  staffId?: string | undefined;
}

export interface ReceiptRegisterRow {
  id: string;
  number: string;
  issuedAt: Date;
  workstation: string;
  staffName: string;
  payerName: string | null;
  itemCount: number;
  totalCents: string;
  summary: string | null;
}

const WHERE = `
  WHERE t.business_date = $1::date AND ($2::uuid IS NULL OR t.workstation_id = $2::uuid)
    AND ($3::uuid IS NULL OR t.staff_id = $3::uuid)`;

const SORTS = {
  number: 't.number',
  issuedAt: 't.issued_at',
  staffName: 's.display_name',
  totalCents: 't.total_cents',
} as const;
export type ReceiptSort = keyof typeof SORTS;
export const RECEIPT_SORTS = Object.keys(SORTS) as [ReceiptSort, ...ReceiptSort[]];

const select = (sort: ReceiptSort, descending: boolean): string => `
  SELECT t.id, t.number, t.issued_at AS "issuedAt", w.name AS workstation,
    s.display_name AS "staffName", p.name AS "payerName", items.count AS "itemCount",
    t.total_cents AS "totalCents", items.summary
  FROM receipt t JOIN workstation w ON w.id = t.workstation_id JOIN staff s ON s.id = t.staff_id
  LEFT JOIN receipt_payer p ON p.receipt_id = t.id
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT c.id)::integer AS count,
      string_agg(DISTINCT c.title->>'en', ', ') AS summary
    FROM receipt_line l JOIN charge c ON c.id = l.charge_id WHERE l.receipt_id = t.id) items
  ${WHERE} ORDER BY ${SORTS[sort]} ${descending ? 'DESC' : 'ASC'}, t.id`;

const parameters = (filter: ReceiptRegisterFilter): (string | null)[] => [
  filter.date,
  filter.workstationId ?? null,
  filter.staffId ?? null,
];

/** Part of the receipts of a day; a day is short enough to be paged by position. */
export async function receiptRegisterPage(
  sql: PoolSql,
  filter: ReceiptRegisterFilter,
  order: { sort: ReceiptSort; descending: boolean },
  page: { offset: number; limit: number },
): Promise<ReceiptRegisterRow[]> {
  return await sql.unsafe<ReceiptRegisterRow[]>(
    `${select(order.sort, order.descending)} LIMIT $4::integer OFFSET $5::integer`,
    [...parameters(filter), page.limit, page.offset],
  );
}

export function receiptRegisterRows(
  sql: PoolSql,
  filter: ReceiptRegisterFilter,
  order: { sort: ReceiptSort; descending: boolean },
): AsyncIterable<ReceiptRegisterRow[]> {
  return sql
    .unsafe<ReceiptRegisterRow[]>(select(order.sort, order.descending), parameters(filter))
    .cursor(500);
}

/** How many receipts, and their sum by what was paid: never by how it was paid. */
export async function receiptRegisterTotals(
  sql: PoolSql,
  filter: ReceiptRegisterFilter,
): Promise<{ count: number; totalCents: string }> {
  const [row] = await sql.unsafe<{ count: number; totalCents: string }[]>(
    `SELECT count(*)::integer AS count, coalesce(sum(t.total_cents), 0) AS "totalCents"
    FROM receipt t ${WHERE}`,
    parameters(filter),
  );
  if (row === undefined) throw new Error('a sum answers one row');
  return row;
}
