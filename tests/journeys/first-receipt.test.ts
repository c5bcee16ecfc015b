import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADAEZE, BISCUIT } from '../../db/seed/known-people.ts';
import type { CartAnswer } from '../../server/contract/cart.ts';
import type { RecordPageAnswer } from '../../server/contract/people.ts';
import type { PrinterAnswer } from '../../server/contract/printing.ts';
import type { ReceiptPageAnswer } from '../../server/contract/receipts.ts';
import { recordNamed } from '../support/record-named.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

const CITATION = 'AB-104277';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** What has come out of a workstation's virtual printer, as text. */
const paper = (): string =>
  server.context.fleet
    .devices()
    .flatMap((device) => device.printer.snapshot().roll)
    .flatMap((piece) => piece.items)
    .map((item) => (item.kind === 'text' ? item.text : item.kind === 'barcode' ? item.data : ''))
    .join('\n');

describe('the first receipt', () => {
  it('renews a license and pays a citation in one cart, for cash, on paper, in the ledger', async () => {
    const counter = await server.counter();
    const found = await counter.call<{ results: { kind: string; partyId: string }[] }>(
      'GET',
      `/api/search?q=${encodeURIComponent(ADAEZE.name)}`,
    );
    const partyId = found.results[0]?.partyId ?? '';
    const party = await counter.call<{ party: { name: string }; items: { tone: string }[] }>(
      'GET',
      `/api/parties/${partyId}`,
    );
    expect(party.party.name).toBe(ADAEZE.name);
    expect(party.items.length).toBe(ADAEZE.animals.length);

    const dog = await recordNamed(counter, BISCUIT.license);
    const page = await counter.call<RecordPageAnswer>('GET', `/api/records/${dog}`);
    expect(page.suggestions).toMatchObject({ renew: { seniorOwner: false } });
    const asked = await counter.request('POST', '/api/cart/items', {
      program: 'animal-license',
      action: 'renew',
      recordId: dog,
      answers: {},
    });
    expect([asked.status, asked.body['code'], asked.body['field']]).toEqual([
      422,
      'answer-needed',
      'termYears',
    ]);
    await counter.addItem('animal-license', 'renew', dog, { termYears: 2 });
    const cart = await counter.addItem(
      'parking-citation',
      'pay',
      await recordNamed(counter, CITATION),
    );
    const shown = await counter.call<CartAnswer>('GET', '/api/cart');
    expect(shown.payer?.name).toBe(ADAEZE.name);
    expect(shown.items.map((item) => item.quote?.totalCents)).toEqual([2800, 6300]);
    expect(shown.items[0]?.explanation[0]?.paragraph.en).toMatch(/Municipal Code/);

    const paid = await counter.pay(counter.cashPayment(cart));
    expect(paid.status).toBe(201);
    expect(paid.body.receipt).toMatchObject({ totalCents: 9100, changeCents: 200 });
    expect(paid.body.receipt.number).toMatch(/^C1-FY\d\d-000001$/);

    await until(() => paper().includes(paid.body.receipt.number));
    expect(paper()).toContain('Biscuit');
    expect(paper()).toContain(CITATION);
    const receipt = await until(async () => {
      const read = await counter.call<ReceiptPageAnswer>(
        'GET',
        `/api/receipts/${paid.body.receipt.id}`,
      );
      return read.printJobs.every((job) => job.state === 'confirmed') ? read : null;
    });
    expect(receipt.printJobs.map((job) => job.kind)).toEqual(['drawer-kick', 'receipt']);
    expect(receipt.payerName).toBe(ADAEZE.name);
    await until(async () => {
      const printers = await counter.call<PrinterAnswer[]>('GET', '/api/printers');
      const open = printers.some((printer) => printer.state.drawer === 'open');
      return open && printers.every((printer) => printer.queue === 0);
    });

    const after = await counter.call<RecordPageAnswer>('GET', `/api/records/${dog}`);
    expect(after.record.state).toBe('active');
    expect(after.summary.tone).toBe('fine');
    expect(after.events[0]?.text.en).toContain(paid.body.receipt.number);

    const sums = await server.database.owner<{ fund: string; sum: string }[]>`
      SELECT fund_code AS fund, sum(amount_cents)::text AS sum FROM posting GROUP BY fund_code`;
    expect(sums.every(({ sum }) => sum === '0')).toBe(true);
  });

  it('prints a duplicate that says so and leaves the drawer alone', async () => {
    const counter = server.client();
    await counter.signIn('C1', 'rosa.v', 'heron-counter-2');
    const { rows } = await counter.call<{ rows: { id: string }[] }>(
      'GET',
      '/api/receipts?q=marshwick',
    );
    const kicks = (): number =>
      server.context.fleet.devices().reduce((n, d) => n + d.printer.snapshot().drawerKicks, 0);
    const before = kicks();
    const again = await counter.request('POST', `/api/receipts/${rows[0]?.id}/reprint`, {});
    expect(again.status).toBe(201);
    await until(() => paper().includes('DUPLICATE 1'));
    expect(kicks()).toBe(before);
    const [noted] = await server.database.owner<{ canonical: string }[]>`
      SELECT canonical FROM audit_row WHERE canonical LIKE '%print.duplicate%'`;
    expect(noted?.canonical).toContain('"copy": 1');
  });

  it('shows the license and the receipt in their registers, and as CSV', async () => {
    const counter = server.client();
    await counter.signIn('C1', 'rosa.v', 'heron-counter-2');
    const register = await counter.call<{ rows: { number: string }[]; totals: { active: number } }>(
      'GET',
      '/api/registers/animal-license?state=active&sort=-endsOn',
    );
    expect(register.rows.map((row) => row.number)).toContain(BISCUIT.license);
    expect(register.totals.active).toBe(register.rows.length);
    const day = await counter.call<{ totals: object }>('GET', '/api/registers/receipts');
    expect(day.totals).toEqual({ count: 1, totalCents: 9100 });
    const csv = await fetch(`${server.origin}/api/registers/animal-license/csv?species=dog`, {
      headers: counter.headers(),
    });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await csv.text()).split('\r\n');
    expect(lines[0]).toContain('License,Tag,Animal');
    expect(lines.some((line) => line.startsWith(`${BISCUIT.license},`))).toBe(true);
  });
});
