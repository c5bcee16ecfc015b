import type { Fragment, Sql } from 'postgres';

/** One thing that must always hold, and how to find the first row that says otherwise. */
export interface Check {
  /** Short and stable, for whoever reads the output by program. */
  id: string;
  /** What holds, as a sentence. */
  title: string;
  /**
   * A query for all rows that are wrong: `problem` says which row and how, `place` orders them. It
   * becomes one statement, so that it sees one moment even while receipts are being written, and
   * runs inside PostgreSQL from start to end, so that a million receipts cost time and no memory.
   */
  wrong: (sql: Sql) => Fragment;
}
