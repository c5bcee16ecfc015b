import { createSignal } from 'solid-js';
import type { SearchResult } from '../answers.ts';
import { api } from '../api.ts';
import { show } from '../location.ts';
import type { Failure } from '../request.ts';

export interface SearchAnswer {
  readonly typed: string;
  readonly results: readonly SearchResult[];
  readonly failure: Failure | null;
}

const [openReceipt, setOpenReceipt] = createSignal<string | null>(null);

/** The receipt that is being looked at, if any. */
export { openReceipt, setOpenReceipt };

/** Searches everything at once: people, animals, tags, citations, plates, receipts. */
export async function findEverything(typed: string): Promise<SearchAnswer> {
  const result = await api.records.search(typed);
  return result.ok
    ? { typed, results: result.value.results, failure: null }
    : { typed, results: [], failure: result.failure };
}

/** Goes to what was found: a receipt opens over the screen; a record is shown with its holder, or
 * alone when it belongs to nobody. */
export function openResult(result: SearchResult): void {
  if (result.kind === 'receipt') {
    setOpenReceipt(result.id);
  } else if (result.kind === 'party') {
    show({ name: 'person', partyId: result.id });
  } else if (result.partyId) {
    show({ name: 'person', partyId: result.partyId, recordId: result.id });
  } else {
    show({ name: 'record', recordId: result.id });
  }
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** The one result that a scanned or typed number means exactly, if there is one. */
export function exactResult(answer: SearchAnswer): SearchResult | undefined {
  const wanted = bare(answer.typed);
  const exact = answer.results.filter((each) => each.number && bare(each.number) === wanted);
  return exact.length === 1 ? exact[0] : undefined;
}
