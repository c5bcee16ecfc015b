import type { Sql } from 'postgres';
import type { BareCounter } from '../support/bare-counter.ts';

/**
 * Adds `count` past receipts to a counter, with everything that belongs to each (line, charge,
 * tender, allocation, entry, postings, audit row, stored reply), a hundred thousand a statement.
 * Written as superuser with the triggers off: it is history to be slow over, not a test of them.
 */
export async function fillReceipts(
  superuser: Sql,
  counter: BareCounter,
  count: number,
): Promise<void> {
  const BATCH = 100_000;
  const [start] = await superuser<{ last: string }[]>`
    SELECT coalesce(max(last_number), 0) AS last FROM receipt_counter
    WHERE workstation_id = ${counter.workstationId}`;
  let last = Number(start?.last ?? 0);
  for (let done = 0; done < count; done += BATCH) {
    const size = Math.min(BATCH, count - done);
    await fillBatch(superuser, counter, last, size);
    last += size;
  }
  await superuser.unsafe('VACUUM ANALYZE');
}

async function fillBatch(
  sql: Sql,
  counter: BareCounter,
  last: number,
  size: number,
): Promise<void> {
  const { workstationId, staffId, drawerSessionId, workstationCode } = counter;
  await sql.unsafe(`
    SET session_replication_role = replica;
    CREATE TEMP TABLE past AS
      SELECT n AS serial, gen_random_uuid() AS receipt, gen_random_uuid() AS entry,
        gen_random_uuid() AS charge, gen_random_uuid() AS line, gen_random_uuid() AS tender,
        fiscal_year_of(business_date_of(city_now())) AS year,
        city_now() - interval '1 hour' AS at, business_date_of(city_now() - interval '1 hour') AS day
      FROM generate_series(${last + 1}, ${last + size}) n;
    INSERT INTO receipt SELECT receipt, '${workstationCode}-FY' || right(year::text, 2) || '-'
      || lpad(serial::text, greatest(6, length(serial::text)), '0'), 'sale', '${workstationId}', year, serial, day, at, '${staffId}',
      '${drawerSessionId}', NULL, NULL, 4800 FROM past;
    INSERT INTO receipt_payer SELECT receipt, 'Juniper Quillfeather' FROM past;
    INSERT INTO charge SELECT charge, 'parking-citation', 'pay', NULL, NULL, 4800, 'bare',
      '{"en":"Citation"}', '{"en":""}', '{}', at FROM past;
    INSERT INTO receipt_line SELECT line, receipt, 1, charge, 'fine', '{"en":"Fine"}', 'Bare Code 1',
      '[]', 4800 FROM past;
    INSERT INTO tender SELECT tender, receipt, 1, 'cash', 5000, 200, 4800 FROM past;
    INSERT INTO allocation SELECT line, tender, 4800 FROM past;
    INSERT INTO journal_entry SELECT entry, receipt, day, at FROM past;
    INSERT INTO posting
      SELECT entry, p.position, p.fund, p.account, p.amount, CASE WHEN p.amount < 0 THEN line END
      FROM past, (VALUES (1, '101', '101-1011', 4500), (2, '720', '720-1011', 300),
        (3, '101', '101-4310', -4500), (4, '720', '720-2410', -300)) p(position, fund, account, amount);
    INSERT INTO idempotency SELECT gen_random_uuid(), decode(repeat('ab', 32), 'hex'), receipt,
      '{"number":"past"}', at FROM past;
    INSERT INTO audit_row SELECT 'past:${workstationCode}', serial, '{"kind":"receipt.sale"}', '\\x00',
      '\\x00' FROM past;
    INSERT INTO receipt_counter SELECT '${workstationId}', max(year), max(serial) FROM past
      ON CONFLICT (workstation_id, fiscal_year) DO UPDATE SET last_number = excluded.last_number;
    DROP TABLE past;
    SET session_replication_role = origin;
  `);
}
