import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/* Every program's records, their history, and numbered stock. A mirror of the migrations, which are the truth; a test compares the two. */

export const record = pgTable('record', {
  id: uuid('id').primaryKey(),
  program: text('program').notNull(),
  number: text('number').notNull(),
  holderId: uuid('holder_id'),
  state: text('state').notNull(),
  startsOn: date('starts_on'),
  endsOn: date('ends_on'),
  details: jsonb('details')
    .notNull()
    .default(sql`'{}'`),
  detailsVersion: smallint('details_version')
    .notNull()
    .default(sql`1`),
  version: integer('version')
    .notNull()
    .default(sql`1`),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
});

export const recordEvent = pgTable('record_event', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  recordId: uuid('record_id').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull(),
  kind: text('kind').notNull(),
  staffId: uuid('staff_id'),
  receiptId: uuid('receipt_id'),
  before: jsonb('before').notNull(),
  change: jsonb('change').notNull(),
});

export const recordCounter = pgTable('record_counter', {
  series: text('series').primaryKey(),
  lastNumber: bigint('last_number', { mode: 'number' }).notNull(),
});

export const stock = pgTable(
  'stock',
  {
    program: text('program').notNull(),
    kind: text('kind').notNull(),
    number: text('number').notNull(),
    state: text('state')
      .notNull()
      .default(sql`'available'`),
    workstationId: uuid('workstation_id'),
    recordId: uuid('record_id'),
  },
  (table) => [primaryKey({ columns: [table.program, table.kind, table.number] })],
);
