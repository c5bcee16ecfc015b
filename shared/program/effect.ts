/**
 * What a checkout does to the programs' records: a closed set of kinds, applied by the database's
 * `checkout` function, each written there together with its inverse. A program contributes effects
 * as data, never a query of its own.
 */
export type Effect = CreateRecord | ChangeRecord | IssueStock | RetireStock;

export type RecordState = 'pending' | 'active' | 'ended' | 'held' | 'void';

/** Adds the record that the sale is about, numbered by its program's series. Undone by making it
 * void. */
export interface CreateRecord {
  readonly kind: 'create-record';
  readonly recordId: string;
  readonly program: string;
  /** What the number begins with; the year and a counter follow: `FP-26-000041`. */
  readonly numberPrefix: string;
  readonly holderId: string | null;
  readonly event: string;
  readonly state: RecordState;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Moves a record on. What is left out stays. The record's earlier self is kept in its event. */
export interface ChangeRecord {
  readonly kind: 'change-record';
  readonly recordId: string;
  /** The version that the quote was made from; any other refuses with `record-changed`. */
  readonly version: number;
  /** What the record's history says: `renewed`, `paid`. */
  readonly event: string;
  readonly state?: RecordState;
  readonly startsOn?: string;
  readonly endsOn?: string;
  /** Merged over the record's details. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Hands out a numbered thing (a tag): it must be available, and is then the record's. */
export interface IssueStock {
  readonly kind: 'issue-stock';
  readonly program: string;
  readonly stock: string;
  readonly number: string;
  readonly recordId: string;
}

/** Takes a numbered thing out of use that was issued to the record: lost, or void. */
export interface RetireStock {
  readonly kind: 'retire-stock';
  readonly program: string;
  readonly stock: string;
  readonly number: string;
  readonly recordId: string;
  readonly state: 'lost' | 'void';
}
