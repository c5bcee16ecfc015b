import type { PoolSql } from '../client.ts';

export interface CityRow {
  packId: string;
  name: string;
  shortName: string;
  timeZone: string;
  demo: boolean;
  settings: Record<string, unknown>;
}

/** The one city of this database; null while none is loaded. */
export async function readCity(sql: PoolSql): Promise<CityRow | null> {
  const [row] = await sql<CityRow[]>`
    SELECT pack_id AS "packId", name, short_name AS "shortName", time_zone AS "timeZone", demo,
      settings
    FROM city`;
  return row ?? null;
}

export async function renameCity(sql: PoolSql, name: string): Promise<void> {
  await sql`UPDATE city SET name = ${name}, short_name = ${name}`;
}

/** Today by the database's clock, in the city's time zone. */
export async function readBusinessDate(sql: PoolSql): Promise<string> {
  const [row] = await sql<{ day: string }[]>`SELECT business_date_of(city_now()) AS day`;
  if (row === undefined) throw new Error('a query of one row answered none');
  return row.day;
}
