import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintJobAnswer } from '../../server/contract/printing.ts';
import { addOpenCitations } from '../support/citations.ts';
import type { CounterClient } from '../support/counter-client.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

let first: TestServer;
let second: TestServer;
let rosa: CounterClient;
let citations: string[];
beforeAll(async () => {
  first = await startTestServer();
  second = await startTestServer({ database: first.database });
  rosa = await first.counter('C1', 'rosa.v');
  citations = await addOpenCitations(first.database.owner, 'LIVE', 10);
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

interface Told {
  readonly type: string;
  readonly state?: string;
  readonly kind?: string;
}

/** Listens as a page does; `told` grows while it listens. */
async function listen(
  origin: string,
  counter: CounterClient,
): Promise<{ told: Told[]; text: () => string; stop: () => void }> {
  const abort = new AbortController();
  const response = await fetch(`${origin}/api/events`, {
    headers: counter.headers(),
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const told: Told[] = [];
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      for (const [, data] of text.matchAll(/^data: (.*)$/gm)) {
        const event = JSON.parse(data ?? '{}') as Told;
        if (!told.some((each) => JSON.stringify(each) === data)) told.push(event);
      }
    }
  })();
  reading.catch(() => undefined);
  return { told, text: () => text, stop: () => abort.abort() };
}

const sell = async (counter: CounterClient): Promise<string> => {
  const cart = await counter.addItem('parking-citation', 'pay', citations.pop() ?? '');
  const paid = await counter.pay(counter.cashPayment(cart));
  expect(paid.status).toBe(201);
  return paid.body.receipt.id;
};

describe('two servers of one city', () => {
  it('tell the pages of a workstation the same, and other workstations nothing', async () => {
    const ben = await first.counter('C2', 'ben.t');
    const here = await listen(first.origin, rosa);
    const there = await listen(second.origin, rosa);
    const elsewhere = await listen(second.origin, ben);
    await sell(rosa);
    for (const page of [here, there]) {
      await until(() => page.told.some((event) => event.type === 'cart' && event.state === 'paid'));
      await until(() =>
        page.told.some((event) => event.kind === 'receipt' && event.state === 'confirmed'),
      );
      expect(page.text()).not.toMatch(/Rosa|name/i);
    }
    expect(elsewhere.told.filter((event) => event.type !== 'printer')).toEqual([]);
    for (const page of [here, there, elsewhere]) page.stop();
  });

  it('drive each printer from one of them only, and print every receipt once', async () => {
    const receipts = [await sell(rosa), await sell(rosa)];
    await until(async () => {
      const [row] = await first.database.owner<{ waiting: number }[]>`
        SELECT count(*)::integer AS waiting FROM print_job WHERE state <> 'confirmed'`;
      return row?.waiting === 0;
    });
    const pieces = [first, second].map((server) =>
      server.context.fleet
        .devices()
        .flatMap((device) => device.printer.snapshot().roll.filter((piece) => piece.cut)),
    );
    expect(pieces.flat()).toHaveLength(receipts.length + 1);
  });

  it('serve a cart and a payment in turns', async () => {
    const cart = await rosa.addItem('parking-citation', 'pay', citations.pop() ?? '');
    const payment = rosa.cashPayment(cart);
    const send = (origin: string): Promise<Response> =>
      fetch(`${origin}/api/receipts`, {
        method: 'POST',
        headers: { ...rosa.headers(), 'idempotency-key': payment.key },
        body: JSON.stringify(payment.body),
      });
    const answers = await Promise.all([send(first.origin), send(second.origin)]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    const [one, two] = await Promise.all(answers.map((answer) => answer.text()));
    expect(one).toBe(two);
  });
});

describe('a test page', () => {
  it('is printed for whoever manages the workstations, and says that it is no receipt', async () => {
    const office = first.client();
    await office.signIn('O1', 'nadia.q', 'alder-keys-9');
    const [printer] = await office.call<{ id: string }[]>('GET', '/api/printers');
    const path = `/api/printers/${printer?.id}/test-page`;
    expect((await office.request('POST', path, {})).status).toBe(201);
    await until(() =>
      [first, second]
        .flatMap((server) => server.context.fleet.devices())
        .flatMap((device) => device.printer.snapshot().roll)
        .flatMap((piece) => piece.items)
        .some((item) => item.kind === 'text' && item.text.includes('NOT A RECEIPT')),
    );
  });
});

describe('a printer in trouble', () => {
  it('never decides whether money was taken; the clerk is told and asked', async () => {
    const drivers = [first, second].flatMap((server) => server.context.fleet.devices());
    const waiting = rosa.call<{ id: string; name: string }[]>('GET', '/api/printers');
    const c1 = (await waiting).find((printer) => printer.name.startsWith('Counter 1'));
    const mine = drivers.filter((device) => device.printerId === c1?.id);
    for (const { printer } of mine) printer.setFault({ kind: 'reset', afterBytes: 200 });
    const receipt = await sell(rosa);
    const unknown = await until(async () => {
      const jobs = await rosa.call<PrintJobAnswer[]>('GET', '/api/print-jobs?state=unknown');
      return jobs.find((job) => job.kind === 'receipt') ?? null;
    }, 20_000);
    expect(unknown.message?.en).toContain('did it come out whole?');
    for (const { printer } of mine) printer.setFault(null);
    const path = `/api/print-jobs/${unknown.id}/answer`;
    expect(await rosa.call('POST', path, { printed: false })).toMatchObject({ state: 'failed' });
    const again = await rosa.request('POST', path, { printed: true });
    expect([again.status, again.body['code']]).toEqual([409, 'print-job-settled']);
    const { printJob } = await rosa.call<{ printJob: PrintJobAnswer }>(
      'POST',
      `/api/receipts/${receipt}/reprint`,
      {},
    );
    await until(async () => {
      const read = await rosa.call<{ printJobs: PrintJobAnswer[] }>(
        'GET',
        `/api/receipts/${receipt}`,
      );
      return read.printJobs.find((job) => job.id === printJob.id)?.state === 'confirmed';
    }, 20_000);
  });

  it('says what to do when paper is out, and prints when it is loaded', async () => {
    const act = async (action: string): Promise<void> => {
      for (const server of [first, second]) {
        for (const device of server.context.fleet.devices()) {
          const response = await fetch(
            `${server.origin}/api/devices/${device.printerId}/${action}`,
            { method: 'POST', headers: rosa.headers(), body: '{}' },
          );
          expect(response.status).toBe(200);
        }
      }
    };
    await act('pull-paper');
    const receipt = await sell(rosa);
    await until(async () => {
      const printers = await rosa.call<{ state: { paper: string; message: object | null } }[]>(
        'GET',
        '/api/printers',
      );
      return printers.some(({ state }) => state.paper === 'out' && state.message !== null);
    }, 20_000);
    await act('load-paper');
    await until(async () => {
      const read = await rosa.call<{ printJobs: PrintJobAnswer[] }>(
        'GET',
        `/api/receipts/${receipt}`,
      );
      const job = read.printJobs.find((each) => each.kind === 'receipt');
      return job?.state === 'confirmed' || job?.state === 'unknown';
    }, 30_000);
  });
});
