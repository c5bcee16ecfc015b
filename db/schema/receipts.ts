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
import { bytea } from './bytea.ts';

/* What was taken, and the replies that make a key good for one receipt. A mirror of the migrations, which are the truth; a test compares the two. */

export const receipt = pgTable('receipt', {
  id: uuid('id').primaryKey(),
  number: text('number').notNull(),
  kind: text('kind').notNull(),
  workstationId: uuid('workstation_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  serial: bigint('serial', { mode: 'number' }).notNull(),
  businessDate: date('business_date').notNull(),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
  staffId: uuid('staff_id').notNull(),
  drawerSessionId: uuid('drawer_session_id'),
  payerId: uuid('payer_id'),
  cartId: uuid('cart_id'),
  totalCents: bigint('total_cents', { mode: 'number' }).notNull(),
});

export const receiptCounter = pgTable(
  'receipt_counter',
  {
    workstationId: uuid('workstation_id').notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    lastNumber: bigint('last_number', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workstationId, table.fiscalYear] })],
);

export const receiptPayer = pgTable('receipt_payer', {
  receiptId: uuid('receipt_id').primaryKey(),
  name: text('name').notNull(),
});

export const idempotency = pgTable('idempotency', {
  key: uuid('key').primaryKey(),
  bodySha256: bytea('body_sha256').notNull(),
  receiptId: uuid('receipt_id'),
  reply: jsonb('reply'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});
