import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  interval,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/* The city, its chart of accounts and its published fees. A mirror of the migrations, which are the truth; a test compares the two. */

export const city = pgTable('city', {
  onlyRow: boolean('only_row')
    .primaryKey()
    .default(sql`true`),
  packId: text('pack_id').notNull(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  timeZone: text('time_zone').notNull(),
  fiscalYearStartMonth: smallint('fiscal_year_start_month').notNull(),
  demo: boolean('demo').notNull(),
  settings: jsonb('settings')
    .notNull()
    .default(sql`'{}'`),
});

export const testClock = pgTable('test_clock', {
  onlyRow: boolean('only_row')
    .primaryKey()
    .default(sql`true`),
  shift: interval('shift').notNull(),
});

export const fund = pgTable('fund', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
});

export const ledgerAccount = pgTable('ledger_account', {
  code: text('code').primaryKey(),
  fundCode: text('fund_code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  projectCode: text('project_code'),
  holdsTender: text('holds_tender'),
});

export const feeSchedule = pgTable('fee_schedule', {
  id: uuid('id').primaryKey(),
  program: text('program').notNull(),
  effectiveOn: date('effective_on').notNull(),
  source: text('source').notNull(),
  sourceSha256: text('source_sha256').notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
  publishedBy: text('published_by').notNull(),
  withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  withdrawnBy: text('withdrawn_by'),
  withdrawnReason: text('withdrawn_reason'),
});
