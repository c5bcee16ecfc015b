import type { Sql } from 'postgres';

/** One thing that must always hold, and how to find the first row that says otherwise. */
export interface Check {
  /** Short and stable, for whoever reads the output by program. */
  id: string;
  /** What holds, as a sentence. */
  title: string;
  /**
   * One statement, so that it sees one moment even while receipts are being written. Its single
   * column `problem` says which row is wrong and how; no row means that all is well. It runs
   * inside PostgreSQL from start to end, so a million receipts cost time and no memory.
   */
  firstProblem: (sql: Sql) => PromiseLike<readonly { problem: string }[]>;
}
