import type { RecordState } from '../../shared/program/effect.ts';
import type { Columns } from './seed-connection.ts';

/** Rows as the tables hold them; see db/migrations/0002 and 0003. */
export interface PartyRow {
  id: string;
  kind: 'person' | 'organization';
  name: string;
  phone: string | null;
  email: string | null;
  street: string;
  city: string;
  state: string;
  zip: string;
  birth_year: number | null;
  no_checks_until: string | null;
}

export interface RecordRow {
  id: string;
  program: string;
  number: string;
  holder_id: string | null;
  state: RecordState;
  starts_on: string | null;
  ends_on: string | null;
  details: Readonly<Record<string, unknown>>;
}

export interface StockRow {
  program: string;
  kind: string;
  number: string;
  state: 'available' | 'issued' | 'lost' | 'void';
  record_id: string | null;
}

/** The last number given in a series, so that the counter goes on after it. */
export interface CounterRow {
  series: string;
  last_number: number;
}

export const PARTY_COLUMNS: Columns<PartyRow> = {
  id: 'uuid',
  kind: 'text',
  name: 'text',
  phone: 'text',
  email: 'text',
  street: 'text',
  city: 'text',
  state: 'text',
  zip: 'text',
  birth_year: 'smallint',
  no_checks_until: 'date',
};

export const RECORD_COLUMNS: Columns<RecordRow> = {
  id: 'uuid',
  program: 'text',
  number: 'text',
  holder_id: 'uuid',
  state: 'text',
  starts_on: 'date',
  ends_on: 'date',
  details: 'jsonb',
};

export const STOCK_COLUMNS: Columns<StockRow> = {
  program: 'text',
  kind: 'text',
  number: 'text',
  state: 'text',
  record_id: 'uuid',
};

export const COUNTER_COLUMNS: Columns<CounterRow> = { series: 'text', last_number: 'bigint' };
