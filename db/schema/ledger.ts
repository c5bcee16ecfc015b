import {
  bigint,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/* Charges, lines, tenders, allocations and the double entry. A mirror of the migrations, which are the truth; a test compares the two. */

export const charge = pgTable('charge', {
  id: uuid('id').primaryKey(),
  program: text('program').notNull(),
  action: text('action').notNull(),
  recordId: uuid('record_id'),
  partyId: uuid('party_id'),
  amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
  scheduleVersion: text('schedule_version').notNull(),
  title: jsonb('title').notNull(),
  detail: jsonb('detail').notNull(),
  facts: jsonb('facts').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});

export const receiptLine = pgTable('receipt_line', {
  id: uuid('id').primaryKey(),
  receiptId: uuid('receipt_id').notNull(),
  position: integer('position').notNull(),
  chargeId: uuid('charge_id').notNull(),
  scheduleLine: text('schedule_line').notNull(),
  label: jsonb('label').notNull(),
  authority: text('authority').notNull(),
  steps: jsonb('steps').notNull(),
  amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
});

export const tender = pgTable('tender', {
  id: uuid('id').primaryKey(),
  receiptId: uuid('receipt_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  tenderedCents: bigint('tendered_cents', { mode: 'number' }).notNull(),
  changeCents: bigint('change_cents', { mode: 'number' }).notNull(),
  amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
});

export const allocation = pgTable(
  'allocation',
  {
    receiptLineId: uuid('receipt_line_id').notNull(),
    tenderId: uuid('tender_id').notNull(),
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.receiptLineId, table.tenderId] })],
);

export const journalEntry = pgTable('journal_entry', {
  id: uuid('id').primaryKey(),
  receiptId: uuid('receipt_id').notNull(),
  businessDate: date('business_date').notNull(),
  postedAt: timestamp('posted_at', { withTimezone: true }).notNull(),
});

export const posting = pgTable(
  'posting',
  {
    entryId: uuid('entry_id').notNull(),
    position: integer('position').notNull(),
    fundCode: text('fund_code').notNull(),
    accountCode: text('account_code').notNull(),
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
    receiptLineId: uuid('receipt_line_id'),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.position] })],
);
