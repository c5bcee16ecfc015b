import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareCheckout, bareCity, bareCounter, bareRecord } from '../support/bare-counter.ts';
import type { BareCounter } from '../support/bare-counter.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let counter: BareCounter;
let pricedOn: string;

type Request = Record<string, unknown>;
type Reply = { number: string; receiptId: string; changeCents: number };

/** What the function answered, or the message it refused with. */
async function checkout(request: Request): Promise<Reply | string> {
  try {
    const [row] = await database.app.sql<{ reply: Reply }[]>`
      SELECT checkout(${request as never}) AS reply`;
    return row?.reply ?? 'no reply';
  } catch (error) {
    return (error as Error).message;
  }
}

const reply = async (request: Request): Promise<Reply> => {
  const answer = await checkout(request);
  if (typeof answer === 'string') throw new Error(`refused: ${answer}`);
  return answer;
};

const count = async (table: string): Promise<number> => {
  const [row] = await database.owner.unsafe(`SELECT count(*)::int AS n FROM ${table}`);
  return (row as unknown as { n: number }).n;
};

beforeAll(async () => {
  database = await createTestDatabase();
  await bareCity(database.owner);
  counter = await bareCounter(database.owner, 'C2');
  const [day] = await database.owner<{ day: string }[]>`
    SELECT business_date_of(city_now())::text AS day`;
  pricedOn = day?.day ?? '';
});
afterAll(() => database.drop());

describe('one key, one receipt', () => {
  it('answers a repeated request with the first reply', async () => {
    const request = bareCheckout(counter, { pricedOn });
    const first = await reply(request);
    expect(first.number).toMatch(/^C2-FY\d\d-\d{6}$/);
    expect(await reply(request)).toEqual(first);
  });

  it('refuses the same key with another body', async () => {
    const request = bareCheckout(counter, { pricedOn });
    await reply(request);
    expect(await checkout({ ...request, bodySha256: 'cd'.repeat(32) })).toBe('key-reused');
  });

  it('gives ten copies at once ten identical replies and one receipt', async () => {
    const request = bareCheckout(counter, { pricedOn });
    const before = await count('receipt');
    const replies = await Promise.all(Array.from({ length: 10 }, () => reply(request)));
    expect(new Set(replies.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await count('receipt')).toBe(before + 1);
  });

  it('does not burn the key of a refused request', async () => {
    const recordId = await bareRecord(database.owner, uuidv7());
    const request = bareCheckout(counter, { pricedOn: '2001-01-01', recordId });
    expect(await checkout(request)).toBe('business-day-turned');
    await reply({ ...request, pricedOn });
  });
});

describe('the database itself refuses', () => {
  const broken: [string, (request: Request) => Request, string][] = [
    [
      'an entry that does not balance within a fund',
      (request) => ({
        ...request,
        postings: (request['postings'] as { position: number; amountCents: number }[]).map((p) =>
          p.position === 3
            ? { ...p, amountCents: p.amountCents - 1 }
            : p.position === 4
              ? { ...p, amountCents: p.amountCents + 1 }
              : p,
        ),
      }),
      'is off by',
    ],
    ['a total that is not its lines', (r) => ({ ...r, totalCents: 4799 }), 'does not agree'],
    ['lines that no tender paid', (r) => ({ ...r, allocations: [] }), 'does not agree'],
    ['an entry without cash', (r) => ({ ...r, postings: [] }), 'does not agree'],
    [
      'change from anything but cash',
      (r) => ({
        ...r,
        tenders: (r['tenders'] as object[]).map((tender) => ({ ...tender, kind: 'check' })),
      }),
      'violates check constraint',
    ],
    [
      'cash without an open drawer session of this person here',
      (r) => ({ ...r, drawerSessionId: uuidv7() }),
      'drawer-session-not-open',
    ],
    [
      'an effect of no known kind',
      (r) => ({ ...r, effects: [{ kind: 'delete-record' }] }),
      'unknown effect',
    ],
  ];
  it.each(broken)('%s', async (_name, spoil, message) => {
    const before = await count('posting');
    expect(await checkout(spoil(bareCheckout(counter, { pricedOn })))).toContain(message);
    expect(await count('posting')).toBe(before);
  });

  it('a posting added alone to an entry of an earlier payment', async () => {
    await reply(bareCheckout(counter, { pricedOn }));
    await expect(
      database.owner`INSERT INTO posting (entry_id, position, fund_code, account_code, amount_cents)
        SELECT id, 99, '101', '101-4310', 1 FROM journal_entry LIMIT 1`,
    ).rejects.toThrow('is off by');
  });

  it.each([
    'receipt',
    'receipt_line',
    'tender',
    'allocation',
    'journal_entry',
    'posting',
    'charge',
  ])('any change of a row of %s, even by its owner', async (table) => {
    await expect(database.owner.unsafe(`DELETE FROM ${table}`)).rejects.toThrow('never changed');
    await expect(database.app.sql.unsafe(`DELETE FROM ${table}`)).rejects.toThrow('denied');
  });

  it('a hand-written audit row, receipt or effect by the application', async () => {
    for (const statement of [
      `INSERT INTO audit_row VALUES ('system', 1, '{}', '', '')`,
      `SELECT audit_append('system', 'x', NULL, 'x', '{}')`,
      `SELECT apply_effects('[]', NULL, NULL, now())`,
      `UPDATE record SET state = 'ended'`,
      `UPDATE receipt_counter SET last_number = 0`,
    ]) {
      await expect(database.app.sql.unsafe(statement), statement).rejects.toThrow('denied');
    }
  });
});

describe('races', () => {
  it('lets one of fifty pay a citation', async () => {
    const recordId = await bareRecord(database.owner, 'AB-RACE');
    const counters = await Promise.all(
      Array.from({ length: 8 }, (_, n) => bareCounter(database.owner, `R${n}`)),
    );
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        checkout(bareCheckout(counters[n % 8] ?? counter, { pricedOn, recordId })),
      ),
    );
    expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'record-changed')).toHaveLength(49);
  });

  it('lets one pay a citation at SERIALIZABLE too, retrying five times at most', async () => {
    const recordId = await bareRecord(database.owner, 'AB-SERIAL');
    const counters = await Promise.all(
      Array.from({ length: 8 }, (_, n) => bareCounter(database.owner, `S${n}`)),
    );
    const serializable = postgres(database.appUrl, {
      max: 8,
      connection: { default_transaction_isolation: 'serializable' },
    });
    const pay = async (request: Request, triesLeft = 5): Promise<string> => {
      try {
        await serializable`SELECT checkout(${request as never})`;
        return 'paid';
      } catch (error) {
        const { code, message } = error as { code: string; message: string };
        if (code !== '40001' && code !== '40P01') return message;
        return triesLeft === 0 ? 'gave up' : pay(request, triesLeft - 1);
      }
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        pay(bareCheckout(counters[n % 8] ?? counter, { pricedOn, recordId })),
      ),
    );
    await serializable.end();
    expect(answers.filter((answer) => answer === 'paid')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'record-changed')).toHaveLength(49);
  });

  it('issues a tag number once', async () => {
    await database.owner`INSERT INTO stock (program, kind, number)
      VALUES ('animal-license', 'tag', '27-0001')`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const recordId = await bareRecord(database.owner, uuidv7());
        const effects = [
          {
            kind: 'issue-stock',
            program: 'animal-license',
            stock: 'tag',
            number: '27-0001',
            recordId,
          },
        ];
        return checkout(bareCheckout(counter, { pricedOn, recordId, effects }));
      }),
    );
    expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'stock-not-available')).toHaveLength(49);
  });

  it('numbers receipts without a gap, in the order of their times', async () => {
    const rows = await database.owner<{ serial: string; at: Date }[]>`
      SELECT serial, issued_at AS at FROM receipt WHERE workstation_id = ${counter.workstationId}
      ORDER BY serial`;
    expect(rows.map((row) => Number(row.serial))).toEqual(rows.map((_, index) => index + 1));
    const times = rows.map((row) => row.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

it('keeps what a record was before, so that it can be restored', async () => {
  const recordId = await bareRecord(database.owner, 'AB-BEFORE');
  await reply(bareCheckout(counter, { pricedOn, recordId }));
  const [event] = await database.owner<{ before: { state: string; version: number } }[]>`
    SELECT before FROM record_event WHERE record_id = ${recordId}`;
  expect(event?.before).toMatchObject({ state: 'active', version: 1 });
});

it('goes on after the record table was changed under open sessions', async () => {
  const pay = async (number: string): Promise<void> => {
    await reply(
      bareCheckout(counter, { pricedOn, recordId: await bareRecord(database.owner, number) }),
    );
  };
  await pay('AB-DDL-1');
  await database.owner`CREATE INDEX ddl_probe ON record (created_at)`;
  await Promise.all(Array.from({ length: 12 }, (_, n) => pay(`AB-DDL-2${n}`)));
  await database.owner`DROP INDEX ddl_probe`;
  await Promise.all(Array.from({ length: 12 }, (_, n) => pay(`AB-DDL-3${n}`)));
});

it('dates a receipt by the city, not by UTC or a browser', async () => {
  await database.owner`INSERT INTO test_clock (shift)
    SELECT (date_trunc('day', city_now() AT TIME ZONE 'America/Los_Angeles') + interval '1 day'
      - interval '1 minute') AT TIME ZONE 'America/Los_Angeles' - clock_timestamp()`;
  try {
    const answer = await reply(bareCheckout(counter, { pricedOn }));
    const [row] = await database.owner<{ business_date: string; issued_at: Date }[]>`
      SELECT business_date::text, issued_at FROM receipt WHERE id = ${answer.receiptId}`;
    expect(row?.business_date).toBe(pricedOn);
    // A minute before midnight in the city it is tomorrow already in Greenwich.
    expect(row?.issued_at.toISOString().slice(0, 10)).not.toBe(pricedOn);
  } finally {
    await database.owner`DELETE FROM test_clock`;
  }
});
