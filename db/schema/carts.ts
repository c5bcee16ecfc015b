import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/* Quotes not yet paid. A mirror of the migrations, which are the truth; a test compares the two. */

export const cart = pgTable('cart', {
  id: uuid('id').primaryKey(),
  workstationId: uuid('workstation_id').notNull(),
  staffId: uuid('staff_id'),
  payerId: uuid('payer_id'),
  state: text('state')
    .notNull()
    .default(sql`'open'`),
  heldLabel: text('held_label'),
  version: integer('version')
    .notNull()
    .default(sql`1`),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
  updatedAt: timestamp('updated_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
});

export const cartItem = pgTable('cart_item', {
  id: uuid('id').primaryKey(),
  cartId: uuid('cart_id').notNull(),
  position: integer('position').notNull(),
  program: text('program').notNull(),
  action: text('action').notNull(),
  recordId: uuid('record_id'),
  answers: jsonb('answers').notNull(),
  quote: jsonb('quote'),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
});
