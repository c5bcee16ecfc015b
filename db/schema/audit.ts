import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/* The hash chains. A mirror of the migrations, which are the truth; a test compares the two. */

export const auditChain = pgTable('audit_chain', {
  chain: text('chain').primaryKey(),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
  head: bytea('head').notNull(),
});

export const auditRow = pgTable(
  'audit_row',
  {
    chain: text('chain').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    canonical: text('canonical').notNull(),
    previous: bytea('previous').notNull(),
    hash: bytea('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.chain, table.seq] })],
);
