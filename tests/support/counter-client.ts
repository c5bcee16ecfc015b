import { randomUUID } from 'node:crypto';

/** What the server answered: the status and the JSON body. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
}

export interface PaidReceipt {
  readonly id: string;
  readonly number: string;
  readonly totalCents: number;
  readonly changeCents: number;
}

interface CartView {
  readonly id: string;
  readonly version: number;
  readonly totalCents: number;
}

/** A payment as the browser keeps it before it sends: the key was made first. */
export interface Payment {
  readonly key: string;
  readonly body: object;
}

/**
 * A counter as seen from outside: real HTTP, real cookies. Every request fails after ten seconds.
 * It retries nothing by itself except where it says so.
 */
export class CounterClient {
  readonly origin: string;
  #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /** What every request of this client carries. */
  headers(): Record<string, string> {
    return {
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': 'application/json',
    };
  }

  async request<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: { ...this.headers(), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const cut = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
  }

  /** The same, but anything else than success throws with the server's words. */
  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Body> {
    const answer = await this.request<Body>(method, path, body, headers);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  /** Registers this client as a workstation and signs in. */
  async signIn(workstationCode: string, signInName: string, password: string): Promise<void> {
    const stations = await this.call<{ id: string; code: string }[]>('GET', '/api/workstations');
    const station = stations.find((candidate) => candidate.code === workstationCode);
    if (station === undefined) throw new Error(`no workstation ${workstationCode}`);
    await this.call('POST', `/api/workstations/${station.id}/register`, {});
    await this.call('POST', '/api/sign-in', { signInName, password });
  }

  /** Signs in at a workstation and opens the drawer with a float of 100.00. */
  async open(workstationCode: string, signInName: string, password: string): Promise<void> {
    await this.signIn(workstationCode, signInName, password);
    await this.call('POST', '/api/drawer-sessions', {
      denominations: [{ valueCents: 2000, count: 5 }],
    });
  }

  /** Puts one action into the cart and returns the cart. */
  addItem(
    program: string,
    action: string,
    recordId: string,
    answers: object = {},
  ): Promise<CartView> {
    return this.call<CartView>('POST', '/api/cart/items', { program, action, recordId, answers });
  }

  /** The same while the server comes and goes: what takes no money is repeated, and an item whose
   * answer was lost is found in the cart. */
  async addItemThroughFaults(program: string, action: string, recordId: string): Promise<CartView> {
    const until = Date.now() + 60_000;
    for (;;) {
      try {
        return await this.addItem(program, action, recordId);
      } catch (error) {
        if (String(error).includes('already-in-cart')) {
          const cart = await this.request<CartView>('GET', '/api/cart').catch(() => null);
          if (cart?.status === 200) return cart.body;
        }
        if (Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  /** The payment of a cart in cash, with 2.00 more than is due. */
  cashPayment(cart: CartView): Payment {
    return {
      key: randomUUID(),
      body: {
        cartId: cart.id,
        cartVersion: cart.version,
        totalSeenCents: cart.totalCents,
        tenders: [{ kind: 'cash', tenderedCents: cart.totalCents + 200 }],
      },
    };
  }

  pay(payment: Payment): Promise<Answer<{ receipt: PaidReceipt; code?: string }>> {
    return this.request('POST', '/api/receipts', payment.body, { 'idempotency-key': payment.key });
  }

  /** As the browser does: asks with the same key again until the server says yes or no. */
  async payUntilAnswered(
    payment: Payment,
    patienceMs = 60_000,
  ): Promise<Answer<{ receipt: PaidReceipt; code?: string }>> {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        const answer = await this.pay(payment);
        if (answer.status < 500) return answer;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
      if (Date.now() > until) throw new Error(`no answer for ${payment.key} in ${patienceMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
