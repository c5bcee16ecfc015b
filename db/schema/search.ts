import { pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';

/* What the one search box looks in. A mirror of the migrations, which are the truth; a test compares the two. */

export const searchField = pgTable(
  'search_field',
  {
    program: text('program').notNull(),
    field: text('field').notNull(),
    rank: smallint('rank').notNull(),
  },
  (table) => [primaryKey({ columns: [table.program, table.field] })],
);

export const searchTerm = pgTable(
  'search_term',
  {
    id: uuid('id').notNull(),
    term: text('term').notNull(),
    kind: text('kind').notNull(),
    rank: smallint('rank').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.term] })],
);

export const searchDictionary = pgTable('search_dictionary', {
  word: text('word').primaryKey(),
});
