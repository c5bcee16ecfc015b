import type { RecordRow } from '../../db/repositories/records.ts';
import type { CartItemRow, CartRow } from '../../db/repositories/carts.ts';
import type { RecordState } from '../../shared/program/effect.ts';
import type { RecordView } from '../../shared/program/program-definition.ts';

/** A stored record as the programs' rules see it. */
export function recordView(row: Omit<RecordRow, 'program'>): RecordView {
  return {
    id: row.id,
    number: row.number,
    state: row.state as RecordState,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    version: row.version,
    details: row.details,
    holder:
      row.holderId === null
        ? null
        : { id: row.holderId, name: row.holderName ?? '', birthYear: row.holderBirthYear },
  };
}

/** The record that a cart's item is about: a stored one, or the draft of the one that the sale will
 * make, for whoever pays. Null when it was about a stored one that is gone. */
export function itemRecord(item: CartItemRow, cart: CartRow): RecordView | null {
  if (item.recordId === null) return draftRecord(item.id, cart);
  if (item.record === null) return null;
  return recordView({ id: item.recordId, ...item.record });
}

/** A record that is not stored yet. The item's id becomes the record's. */
export function draftRecord(
  id: string,
  { payerId, payerName }: { payerId: string | null; payerName: string | null },
): RecordView {
  return {
    id,
    number: '',
    state: 'pending',
    startsOn: null,
    endsOn: null,
    version: 0,
    details: {},
    holder: payerId === null ? null : { id: payerId, name: payerName ?? '', birthYear: null },
  };
}
