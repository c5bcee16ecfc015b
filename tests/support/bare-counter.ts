import { uuidv7 } from 'uuidv7';
import type { Sql } from 'postgres';

/** A city of the fewest rows that the `checkout` function needs: for tests and benchmarks of the
 * database alone. */
export interface BareCounter {
  readonly staffId: string;
  readonly workstationId: string;
  readonly workstationCode: string;
  readonly drawerSessionId: string;
}

/** Two funds with their cash, one revenue, one liability. */
export async function bareCity(owner: Sql): Promise<void> {
  await owner`INSERT INTO city (pack_id, name, short_name, time_zone, fiscal_year_start_month, demo)
    VALUES ('bare', 'Bare City', 'Bare', 'America/Los_Angeles', 7, false)`;
  await owner`INSERT INTO fund (code, name) VALUES ('101', 'General'), ('720', 'State trust')`;
  await owner`INSERT INTO ledger_account (code, fund_code, name, kind, holds_tender) VALUES
    ('101-1011', '101', 'Cash on hand', 'asset', 'cash'),
    ('720-1011', '720', 'Cash on hand', 'asset', 'cash'),
    ('101-4310', '101', 'Parking fines', 'revenue', NULL),
    ('720-2410', '720', 'Due to state', 'liability', NULL)`;
}

/** A counter with a clerk and an open drawer session. */
export async function bareCounter(owner: Sql, code: string): Promise<BareCounter> {
  const [staffId, workstationId, drawerSessionId] = [uuidv7(), uuidv7(), uuidv7()];
  await owner`INSERT INTO staff (id, sign_in_name, display_name, initials, level, password_hash)
    VALUES (${staffId}, ${`clerk.${code.toLowerCase()}`}, ${`Clerk ${code}`}, 'C', 'clerk', 'none')`;
  await owner`INSERT INTO workstation (id, code, name, kind)
    VALUES (${workstationId}, ${code}, ${`Counter ${code}`}, 'counter')`;
  await owner`INSERT INTO drawer_session
      (id, drawer_code, workstation_id, staff_id, business_date, float_cents, float_count)
    VALUES (${drawerSessionId}, ${code}, ${workstationId}, ${staffId},
      business_date_of(city_now()), 10000, '[]')`;
  return { staffId, workstationId, workstationCode: code, drawerSessionId };
}

/** A record to pay: a citation in state `active`, version 1. */
export async function bareRecord(owner: Sql, number: string): Promise<string> {
  const id = uuidv7();
  await owner`INSERT INTO record (id, program, number, state)
    VALUES (${id}, 'parking-citation', ${number}, 'active')`;
  return id;
}

export interface BareCheckout {
  readonly key?: string;
  readonly recordId?: string;
  readonly pricedOn: string;
  readonly amountCents?: number;
  readonly effects?: readonly object[];
}

/** A whole request of the `checkout` function: one fine in cash, a part of it due to the state. */
export function bareCheckout(counter: BareCounter, sale: BareCheckout): Record<string, unknown> {
  const amountCents = sale.amountCents ?? 4800;
  const [receiptId, entryId, chargeId, lineId, tenderId] = Array.from({ length: 5 }, () =>
    uuidv7(),
  );
  const recordId = sale.recordId ?? null;
  return {
    key: sale.key ?? uuidv7(),
    bodySha256: 'ab'.repeat(32),
    ...counter,
    receiptId,
    entryId,
    totalCents: amountCents,
    pricedOn: sale.pricedOn,
    payerName: 'Juniper Quillfeather',
    language: 'en',
    charges: [
      {
        id: chargeId,
        program: 'parking-citation',
        action: 'pay',
        recordId,
        amountCents,
        scheduleVersion: 'bare',
        title: { en: 'Citation' },
        detail: { en: '' },
        facts: {},
      },
    ],
    lines: [
      {
        id: lineId,
        position: 1,
        chargeId,
        scheduleLine: 'fine',
        label: { en: 'Fine' },
        authority: 'Bare Code 1',
        steps: [],
        amountCents,
      },
    ],
    tenders: [
      {
        id: tenderId,
        position: 1,
        kind: 'cash',
        tenderedCents: amountCents + 200,
        changeCents: 200,
        amountCents,
      },
    ],
    allocations: [{ lineId, tenderId, amountCents }],
    postings: [
      { position: 1, account: '101-1011', amountCents: amountCents - 300 },
      { position: 2, account: '720-1011', amountCents: 300 },
      { position: 3, account: '101-4310', amountCents: 300 - amountCents, lineId },
      { position: 4, account: '720-2410', amountCents: -300, lineId },
    ],
    effects:
      sale.effects ??
      (recordId === null
        ? []
        : [{ kind: 'change-record', recordId, version: 1, event: 'paid', state: 'ended' }]),
    printJobs: [],
  };
}
