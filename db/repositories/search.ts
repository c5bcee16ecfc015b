/** What the search answers with: someone or something that can be opened. */
export interface SearchResult {
  readonly kind: 'party' | 'record' | 'receipt';
  readonly id: string;
  /** Of a record: its program. */
  readonly program: string | null;
  /** The person to open: the party itself, or a record's holder. */
  readonly partyId: string | null;
  readonly title: string;
  readonly detail: string;
  /** A record's or receipt's number. */
  readonly number: string | null;
  /** Of a record: pending, active, ended, held, void. */
  readonly state: string | null;
}

/** The pool, or anything that sends a statement with parameters. */
interface SearchConnection {
  unsafe(text: string, parameters?: never[]): PromiseLike<readonly object[]>;
}

/** Longer queries are pasted by mistake: nothing that can be found is that long. */
const LONGEST_QUERY = 120;

/** What is open comes before what is closed. */
const STATE_ORDER = `array_position(ARRAY['active', 'pending', 'held', 'ended', 'void'], r.state)`;

const SEARCH = `
  SELECT e.kind, e.id, r.program, coalesce(p.id, r.holder_id) AS "partyId",
    coalesce(p.name, r.details->>'animalName', r.number, c.number) AS title,
    CASE e.kind
      WHEN 'party' THEN concat_ws(' · ', p.street, p.phone)
      WHEN 'record' THEN concat_ws(' · ',
        CASE WHEN r.details ? 'animalName' THEN r.number END, r.details->>'violationLabel',
        r.details->>'breed', r.details->>'plate', r.details->>'tagNumber', h.name)
      ELSE to_char(c.business_date, 'YYYY-MM-DD') END AS detail,
    coalesce(r.number, c.number) AS number, r.state
  FROM search_entries($1, 80) e
  LEFT JOIN party p ON e.kind = 'party' AND p.id = e.id AND p.erased_at IS NULL
  LEFT JOIN record r ON e.kind = 'record' AND r.id = e.id
  LEFT JOIN party h ON h.id = r.holder_id AND h.erased_at IS NULL
  LEFT JOIN receipt c ON e.kind = 'receipt' AND c.id = e.id
  WHERE coalesce(p.id, r.id, c.id) IS NOT NULL
  ORDER BY e.score DESC, ${STATE_ORDER} NULLS FIRST, title, number
  LIMIT $2::text::integer`;

/**
 * Finds residents, animals, tags, citations, plates and receipts from what was typed or scanned:
 * exact numbers first, then beginnings of names and numbers, then names with a slip in them.
 * Accents do not matter; O counts as 0 and I as 1 in numbers. At most `limit` results, best first.
 *
 * @example await search(database.sql, 'marshwik') // Adaeze Marshwick, though misspelt
 */
export async function search(
  sql: SearchConnection,
  query: string,
  { limit = 20 }: { readonly limit?: number } = {},
): Promise<SearchResult[]> {
  // PostgreSQL has no NUL in text; a scanner may send one.
  const typed = query.replaceAll('\0', '').trim().slice(0, LONGEST_QUERY);
  if (typed === '') return [];
  const rows = await sql.unsafe(SEARCH, [typed, String(limit)] as never[]);
  return rows as SearchResult[];
}
