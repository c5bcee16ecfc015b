import type { RecordRow } from '../../db/repositories/records.ts';
import type { CartItemRow } from '../../db/repositories/carts.ts';
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

/** The record that a cart's item is about; null when it has none. */
export function itemRecord(item: CartItemRow): RecordView | null {
  if (item.recordId === null || item.record === null) return null;
  return recordView({ id: item.recordId, ...item.record });
}
