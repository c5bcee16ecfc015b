import type { Sql } from 'postgres';
import { uuidv7 } from 'uuidv7';

/** Adds open citations of 48.00, issued today, to a city; returns their record ids in order. */
export async function addOpenCitations(
  owner: Sql,
  prefix: string,
  count: number,
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: uuidv7(),
    program: 'parking-citation',
    number: `${prefix}-${String(index).padStart(6, '0')}`,
    state: 'active',
    details: JSON.stringify({
      plate: `8FIC${String(index).padStart(3, '0')}`,
      plateState: 'CA',
      violation: 'AB-40.1',
      violationLabel: 'Expired meter',
      violationLabelEs: 'Parquímetro vencido',
      location: '400 block Ferry Ave',
      correctable: false,
    }),
  }));
  await owner`
    INSERT INTO record (id, program, number, state, details)
    SELECT id::uuid, program, number, state,
      details::jsonb || jsonb_build_object('violatedOn', business_date_of(city_now())::text)
    FROM jsonb_to_recordset(${rows as never}) AS r(id text, program text, number text, state text,
      details text)`;
  return rows.map((row) => row.id);
}
