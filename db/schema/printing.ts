import { sql } from 'drizzle-orm';
import {
  bigint,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/* Printers and the spool. A mirror of the migrations, which are the truth; a test compares the two. */

export const printer = pgTable('printer', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  profile: text('profile').notNull(),
  transport: text('transport').notNull(),
  address: text('address'),
  columns: smallint('columns')
    .notNull()
    .default(sql`42`),
  state: jsonb('state')
    .notNull()
    .default(sql`'{}'`),
  stateAt: timestamp('state_at', { withTimezone: true }),
  leaseToken: bigint('lease_token', { mode: 'number' })
    .notNull()
    .default(sql`0`),
  leaseHolder: text('lease_holder'),
  leaseUntil: timestamp('lease_until', { withTimezone: true }),
});

export const printJob = pgTable('print_job', {
  id: uuid('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  printerId: uuid('printer_id').notNull(),
  workstationId: uuid('workstation_id').notNull(),
  kind: text('kind').notNull(),
  receiptId: uuid('receipt_id'),
  copy: integer('copy')
    .notNull()
    .default(sql`0`),
  language: text('language')
    .notNull()
    .default(sql`'en'`),
  reason: text('reason').notNull(),
  staffId: uuid('staff_id').notNull(),
  state: text('state')
    .notNull()
    .default(sql`'queued'`),
  attempts: integer('attempts')
    .notNull()
    .default(sql`0`),
  leaseToken: bigint('lease_token', { mode: 'number' }),
  notBefore: timestamp('not_before', { withTimezone: true }),
  problem: text('problem'),
  answer: text('answer'),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
});
