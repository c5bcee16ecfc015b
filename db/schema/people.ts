import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/* Who works here, where, and whom they serve. A mirror of the migrations, which are the truth; a test compares the two. */

export const staff = pgTable('staff', {
  id: uuid('id').primaryKey(),
  signInName: text('sign_in_name').notNull(),
  displayName: text('display_name').notNull(),
  initials: text('initials').notNull(),
  level: text('level').notNull(),
  passwordHash: text('password_hash').notNull(),
  pinHash: text('pin_hash'),
  active: boolean('active')
    .notNull()
    .default(sql`true`),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
});

export const staffSession = pgTable('staff_session', {
  id: uuid('id').primaryKey(),
  tokenHash: bytea('token_hash').notNull(),
  staffId: uuid('staff_id').notNull(),
  workstationId: uuid('workstation_id').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
  lastSeenAt: timestamp('last_seen_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
  lockedAt: timestamp('locked_at', { withTimezone: true }),
  endedAt: timestamp('ended_at', { withTimezone: true }),
});

export const attemptLimit = pgTable('attempt_limit', {
  subject: text('subject').primaryKey(),
  failures: integer('failures').notNull(),
  windowStartedAt: timestamp('window_started_at', { withTimezone: true }).notNull(),
  blockedUntil: timestamp('blocked_until', { withTimezone: true }),
});

export const workstation = pgTable('workstation', {
  id: uuid('id').primaryKey(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  credentialHash: bytea('credential_hash'),
  printerId: uuid('printer_id'),
  active: boolean('active')
    .notNull()
    .default(sql`true`),
});

export const drawerSession = pgTable('drawer_session', {
  id: uuid('id').primaryKey(),
  drawerCode: text('drawer_code').notNull(),
  workstationId: uuid('workstation_id').notNull(),
  staffId: uuid('staff_id').notNull(),
  openedAt: timestamp('opened_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
  businessDate: date('business_date').notNull(),
  floatCents: bigint('float_cents', { mode: 'number' }).notNull(),
  floatCount: jsonb('float_count').notNull(),
  state: text('state')
    .notNull()
    .default(sql`'open'`),
  closedAt: timestamp('closed_at', { withTimezone: true }),
});

export const party = pgTable('party', {
  id: uuid('id').primaryKey(),
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  phone: text('phone'),
  email: text('email'),
  street: text('street'),
  city: text('city'),
  state: text('state'),
  zip: text('zip'),
  birthYear: smallint('birth_year'),
  noChecksUntil: date('no_checks_until'),
  notes: text('notes'),
  version: integer('version')
    .notNull()
    .default(sql`1`),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`city_now()`),
  erasedAt: timestamp('erased_at', { withTimezone: true }),
});
