import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../db/connection.ts';
import { verify, type Finding } from '../../db/verify/verify.ts';
import { bareCheckout, bareCity, bareCounter, bareRecord } from '../support/bare-counter.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let superuser: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  superuser = connect({ url: database.superuserUrl, poolSize: 2, applicationName: 'tamper' });
  await bareCity(database.owner);
  const [day] = await database.owner<{ pricedOn: string }[]>`
    SELECT business_date_of(city_now())::text AS "pricedOn"`;
  for (const code of ['C1', 'C2']) {
    const counter = await bareCounter(database.owner, code);
    for (let sale = 1; sale <= 4; sale += 1) {
      const recordId = await bareRecord(database.owner, `${code}-${sale}`);
      const request = bareCheckout(counter, { pricedOn: day?.pricedOn ?? '', recordId });
      await database.app.sql`SELECT checkout(${request as never})`;
    }
  }
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

async function problems(sql: Sql): Promise<Record<string, string>> {
  const found: Finding[] = [];
  for await (const finding of verify(sql)) found.push(finding);
  expect(found).toHaveLength(11);
  return Object.fromEntries(
    found.flatMap(({ id, problem }) => (problem === null ? [] : [[id, problem]])),
  );
}

/** What is found after `statement` was run by a superuser who switched every guard off. */
async function afterTampering(statement: string): Promise<Record<string, string>> {
  let found: Record<string, string> = {};
  const undo = new Error('undo');
  await superuser
    .begin(async (tx) => {
      await tx.unsafe('SET LOCAL session_replication_role = replica');
      const { count } = await tx.unsafe(statement);
      expect(count).toBeGreaterThan(0);
      found = await problems(tx as unknown as Sql);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
}

const RECEIPT = `(SELECT id FROM receipt WHERE number LIKE 'C1-%000002')`;
const ENTRY = `(SELECT id FROM journal_entry WHERE receipt_id = ${RECEIPT})`;
const LINE = `(SELECT id FROM receipt_line WHERE receipt_id = ${RECEIPT})`;
const TENDER = `(SELECT id FROM tender WHERE receipt_id = ${RECEIPT})`;
const C1_2 = /C1-FY\d\d-000002/;

describe('verify', () => {
  it('finds nothing wrong with what the counter took, with the rights of the application', async () => {
    expect(await problems(database.app.sql)).toEqual({});
  });

  it.each<[string, string, Record<string, RegExp>]>([
    [
      'a posting was changed',
      `UPDATE posting SET amount_cents = amount_cents + 1 WHERE entry_id = ${ENTRY} AND position = 4`,
      { 'entries-balance': /off by 1 cents in fund 720/, 'postings-match-lines': C1_2 },
    ],
    [
      'both legs of a posting were changed',
      `UPDATE posting SET amount_cents = amount_cents + sign(amount_cents) * 100
        WHERE entry_id = ${ENTRY} AND fund_code = '720'`,
      { 'postings-match-lines': /line 1 of receipt C1.*4900/, 'totals-agree': C1_2 },
    ],
    [
      'a posting moved to another entry',
      `UPDATE posting SET entry_id = gen_random_uuid() WHERE entry_id = ${ENTRY} AND position = 1`,
      {
        'entries-balance': /off by/,
        'postings-have-entries': /posting 1 of entry .* has no entry/,
        'totals-agree': C1_2,
      },
    ],
    [
      'a posting names an account that is not there',
      `UPDATE posting SET account_code = '999' WHERE entry_id = ${ENTRY} AND position = 3`,
      { 'postings-have-entries': /posting 3 of entry .* has no account 999/ },
    ],
    [
      'an entry was deleted with its postings',
      `WITH gone AS (DELETE FROM posting WHERE entry_id = ${ENTRY})
        DELETE FROM journal_entry WHERE id = ${ENTRY}`,
      {
        'entries-have-sources': C1_2,
        'postings-match-lines': C1_2,
        'totals-agree': C1_2,
      },
    ],
    [
      'a receipt was deleted',
      `DELETE FROM receipt WHERE id = ${RECEIPT}`,
      {
        'entries-have-sources': /journal entry .* has no receipt/,
        'numbers-gapless':
          /^C1, fiscal year \d+: receipt number 2 is missing before C1-FY\d\d-000003/,
        'lines-allocated': /line 1 of receipt/,
        'one-key-one-receipt': /key .* has no receipt/,
        'receipts-audited': /row 2 is of receipt C1-FY\d\d-000002, which is missing/,
      },
    ],
    [
      'the counter was set back',
      `UPDATE receipt_counter SET last_number = 3 WHERE workstation_id =
        (SELECT id FROM workstation WHERE code = 'C2')`,
      { 'numbers-gapless': /^C2, .*: the counter stands at 3, and the last receipt is 4/ },
    ],
    [
      'the last receipt was cut off together with everything of it',
      `WITH r AS (DELETE FROM receipt WHERE number LIKE 'C2-%000004' RETURNING id),
        l AS (DELETE FROM receipt_line WHERE receipt_id IN (SELECT id FROM r) RETURNING id),
        t AS (DELETE FROM tender WHERE receipt_id IN (SELECT id FROM r)),
        e AS (DELETE FROM journal_entry WHERE receipt_id IN (SELECT id FROM r) RETURNING id),
        p AS (DELETE FROM posting WHERE entry_id IN (SELECT id FROM e)),
        a AS (DELETE FROM allocation WHERE receipt_line_id IN (SELECT id FROM l))
        DELETE FROM idempotency WHERE receipt_id IN (SELECT id FROM r)`,
      {
        'numbers-gapless': /C2, .*: the counter stands at 4, and the last receipt is 3/,
        'receipts-audited': /row 4 is of receipt C2-FY\d\d-000004, which is missing/,
      },
    ],
    [
      'a printed number was changed',
      `UPDATE receipt SET number = 'X' || number WHERE id = ${RECEIPT}`,
      {
        'numbers-printed': /receipt XC1-FY\d\d-000002 stands at place 2 of C1/,
        'one-key-one-receipt': C1_2,
        'receipts-audited': C1_2,
      },
    ],
    [
      'the total of a receipt was changed',
      `UPDATE receipt SET total_cents = 1 WHERE id = ${RECEIPT}`,
      {
        'totals-agree': /receipt C1-FY\d\d-000002: total 1, lines 4800, net tenders 4800/,
        'one-key-one-receipt': /over 4800 cents/,
        'receipts-audited': /over 1 cents: chain workstation:C1, row 2 says .* over 4800 cents/,
      },
    ],
    [
      'the amount of a line was changed',
      `UPDATE receipt_line SET amount_cents = 4700 WHERE id = ${LINE}`,
      { 'postings-match-lines': C1_2, 'totals-agree': /lines 4700/, 'lines-allocated': C1_2 },
    ],
    [
      'a tender says that more was given',
      `UPDATE tender SET tendered_cents = 9000, amount_cents = 8800 WHERE id = ${TENDER}`,
      { 'totals-agree': /net tenders 8800/ },
    ],
    [
      'an allocation was changed',
      `UPDATE allocation SET amount_cents = 1 WHERE tender_id = ${TENDER}`,
      { 'totals-agree': /allocations 1,/, 'lines-allocated': /4800 cents, allocated 1/ },
    ],
    [
      'a charge was deleted',
      `DELETE FROM charge WHERE id = (SELECT charge_id FROM receipt_line WHERE id = ${LINE})`,
      { 'lines-allocated': /and its charge is missing/ },
    ],
    [
      'a key was deleted, so that the payment could be taken again',
      `DELETE FROM idempotency WHERE receipt_id = ${RECEIPT}`,
      { 'one-key-one-receipt': /receipt C1-FY\d\d-000002 has no key/ },
    ],
    [
      'a stored reply was changed',
      `UPDATE idempotency SET reply = jsonb_set(reply, '{totalCents}', '1')
        WHERE receipt_id = ${RECEIPT}`,
      { 'one-key-one-receipt': /over 1 cents/ },
    ],
    [
      'the text of an audit row was changed',
      `UPDATE audit_row SET canonical = replace(canonical, '4800', '480')
        WHERE chain = 'workstation:C1' AND seq = 2`,
      {
        'audit-chain': /^chain workstation:C1: row 2 was changed/,
        'receipts-audited': /row 2 says .* over 480 cents/,
      },
    ],
    [
      'the text of an audit row is no document any more',
      `UPDATE audit_row SET canonical = 'gone' WHERE chain = 'workstation:C1' AND seq = 2`,
      {
        'audit-chain': /^chain workstation:C1: row 2 was changed/,
        'receipts-audited': /receipt C1-FY\d\d-000002 has no audit row/,
      },
    ],
    [
      'an audit row was changed and hashed again',
      `UPDATE audit_row SET canonical = replace(canonical, '"staff"', '"Staff"'),
          hash = sha256(previous || convert_to(replace(canonical, '"staff"', '"Staff"'), 'UTF8'))
        WHERE chain = 'workstation:C1' AND seq = 2`,
      { 'audit-chain': /^chain workstation:C1: row 3 does not follow the one before/ },
    ],
    [
      'an audit row was deleted',
      `DELETE FROM audit_row WHERE chain = 'workstation:C2' AND seq = 1`,
      {
        'audit-chain': /^chain workstation:C2: row 1 is missing/,
        'receipts-audited': /receipt C2-FY\d\d-000001 has no audit row/,
      },
    ],
    [
      'the tail of a chain was cut off',
      `DELETE FROM audit_row WHERE chain = 'workstation:C2' AND seq = 4`,
      {
        'audit-chain': /^chain workstation:C2: the head is at row 4, and the last row is 3/,
        'receipts-audited': /receipt C2-FY\d\d-000004 has no audit row/,
      },
    ],
    [
      'two audit rows were swapped',
      `UPDATE audit_row SET canonical = (SELECT o.canonical FROM audit_row o
          WHERE o.chain = audit_row.chain AND o.seq = 5 - audit_row.seq)
        WHERE chain = 'workstation:C1' AND seq IN (2, 3)`,
      { 'audit-chain': /^chain workstation:C1: row 2 was changed/ },
    ],
  ])('names the first bad row when %s', async (_, statement, expected) => {
    const found = await afterTampering(statement);
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [id, wording] of Object.entries(expected)) expect(found[id]).toMatch(wording);
  });
});

describe('npm run verify', () => {
  const script = join(import.meta.dirname, '../../db/cli/verify.ts');
  const run = (environment: Record<string, string>) =>
    new Promise<{ code: unknown; output: string }>((resolve) => {
      execFile(
        process.execPath,
        [script],
        { env: { ...process.env, DATABASE_URL: '', ...environment } },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }),
      );
    });

  it('prints a line a check, and ends with 1 once something is wrong', async () => {
    const whole = await run({ DATABASE_URL: database.appUrl });
    expect(whole.code).toBe(0);
    expect(whole.output).toMatch(/^8 receipts, 32 postings, 8 audit rows\n(ok {4}.*\n){11}$/);
    await superuser`UPDATE receipt_counter SET last_number = last_number + 1`;
    const broken = await run({ DATABASE_URL: database.appUrl });
    await superuser`UPDATE receipt_counter SET last_number = last_number - 1`;
    expect(broken.code).toBe(1);
    expect(broken.output).toContain('WRONG Receipt numbers have no gap');
    expect(broken.output).toContain('numbers-gapless: C1, fiscal year');
  });

  it('says that there is nothing to look at rather than that all is well', async () => {
    const nothing = await run({ DATA_DIR: '/tmp/no-such-city' });
    expect(nothing).toMatchObject({ code: 78 });
    expect(nothing.output).toContain('There is no database in /tmp/no-such-city');
  });
});
