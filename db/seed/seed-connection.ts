/** What seeding speaks to: the pool, a guarded transaction, or the owner's client in a test. */
export interface SeedConnection {
  unsafe(text: string, parameters?: never[]): PromiseLike<readonly object[]>;
}

/** A table's columns, each with its PostgreSQL type. */
export type Columns<Row> = Readonly<Record<keyof Row & string, string>>;

/** Rows of one INSERT: large enough to be quick, small enough for the JSON to stay modest. */
const BATCH = 5_000;

/** Runs one statement whose parameters are text or JSON. */
export async function run(
  connection: SeedConnection,
  text: string,
  ...parameters: readonly (string | null)[]
): Promise<readonly object[]> {
  return await connection.unsafe(text, parameters as never[]);
}

/**
 * Inserts many rows with one statement a batch. Table and column names are ours, never a user's;
 * the values travel as JSON.
 */
export async function insertRows<Row extends object>(
  connection: SeedConnection,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries<string>(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    await run(
      connection,
      `INSERT INTO ${table} (${names}) SELECT ${names}
         FROM jsonb_to_recordset($1::jsonb) AS given(${typed})`,
      JSON.stringify(batch),
    );
  }
}
