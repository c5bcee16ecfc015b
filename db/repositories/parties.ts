import type { PoolSql } from '../client.ts';

/** A person or organization. Null: not known. */
export interface PartyFields {
  kind: string;
  name: string;
  phone: string | null;
  email: string | null;
  street: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  birthYear: number | null;
}

export interface PartyRow extends PartyFields {
  id: string;
  version: number;
}

export async function readParty(sql: PoolSql, id: string): Promise<PartyRow | null> {
  const [row] = await sql<PartyRow[]>`
    SELECT id, kind, name, phone, email, street, city, state, zip, birth_year AS "birthYear",
      version
    FROM party WHERE id = ${id} AND erased_at IS NULL`;
  return row ?? null;
}

interface Author {
  staffId: string;
  workstationId: string;
}

export async function insertParty(
  sql: PoolSql,
  id: string,
  party: PartyFields,
  by: Author,
): Promise<PartyRow> {
  await sql`
    WITH added AS (
      INSERT INTO party (id, kind, name, phone, email, street, city, state, zip, birth_year)
      VALUES (${id}, ${party.kind}, ${party.name}, ${party.phone}, ${party.email}, ${party.street},
        ${party.city}, ${party.state}, ${party.zip}, ${party.birthYear})
      RETURNING id)
    SELECT audit_note(${by.workstationId}::uuid, 'party.added', ${by.staffId}::uuid, id::text, '{}')
    FROM added`;
  return { id, version: 1, ...party };
}

/** Changes a party that is still at `version`; null when it is not. */
export async function updateParty(
  sql: PoolSql,
  id: string,
  version: number,
  party: PartyFields,
  by: Author,
): Promise<PartyRow | null> {
  const rows = await sql<{ version: number }[]>`
    WITH changed AS (
      UPDATE party SET kind = ${party.kind}, name = ${party.name}, phone = ${party.phone},
        email = ${party.email}, street = ${party.street}, city = ${party.city},
        state = ${party.state}, zip = ${party.zip}, birth_year = ${party.birthYear},
        version = version + 1
      WHERE id = ${id} AND version = ${version} AND erased_at IS NULL RETURNING id, version)
    SELECT version, audit_note(${by.workstationId}::uuid, 'party.changed', ${by.staffId}::uuid,
      id::text, jsonb_build_object('version', version))
    FROM changed`;
  const [row] = rows;
  return row === undefined ? null : { id, ...party, version: row.version };
}
