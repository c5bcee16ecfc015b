import { hc, type ClientResponse, type InferRequestType } from 'hono/client';
import type { SuccessStatusCode } from 'hono/utils/http-status';
import type { App } from '../server/app.ts';
import type { Level } from '../shared/staff/permissions.ts';
import type {
  Answers,
  Cart,
  CheckoutBody,
  PaidReceipt,
  Party,
  PartyInput,
  PricedAction,
  PrinterState,
  PrintJob,
  ProgramDescriptor,
  ReceiptPage,
  ReceiptRow,
  RecordPage,
  RecordSummary,
  Register,
  SearchResult,
  Session,
  StaffRow,
  Workstation,
  WorkstationKind,
} from './answers.ts';
import type { VirtualDevice } from './device-answers.ts';
import { answerOf, given, type Result } from './request.ts';

/** The server as a type: every path, body and answer below is checked against its routes. It takes
 * changes as JSON only, which a form of another site cannot send, even where there is no body. */
const client = hc<App>('/', { headers: { 'content-type': 'application/json' } }).api;

type Success<Response> =
  Response extends ClientResponse<infer Body, infer Status, string>
    ? Status extends SuccessStatusCode
      ? Body
      : never
    : never;

interface CallOptions {
  readonly init: RequestInit;
}

const ask = <Response extends ClientResponse<unknown>>(
  call: (options: CallOptions) => Promise<Response>,
): Promise<Result<Success<Response>>> => answerOf((signal) => call({ init: { signal } }));

/** As {@link ask}, for answers that hold a type that refers to itself (the steps of a quote, the
 * items of a fact): the client's type cuts those short, so the answer is named. */
const askFor = <T>(
  call: (options: CallOptions) => Promise<ClientResponse<unknown>>,
): Promise<Result<T>> => answerOf((signal) => call({ init: { signal } }));

type Filter = Readonly<Record<string, string | undefined>>;
type ReceiptQuery = InferRequestType<typeof client.receipts.$get>['query'];
type DayQuery = InferRequestType<typeof client.registers.receipts.$get>['query'];
type DeviceAction = InferRequestType<
  (typeof client.devices)[':printerId'][':action']['$post']
>['param']['action'];
type Answered<T> = Promise<Result<T>>;

export interface NewCartItem {
  readonly program: string;
  readonly action: string;
  readonly recordId?: string;
  readonly answers: Record<string, unknown>;
}

const session = {
  read: (): Answered<Session> => ask((o) => client.session.$get({}, o)),
  setup: (json: InferRequestType<typeof client.setup.$post>['json']): Answered<Session> =>
    ask((o) => client.setup.$post({ json }, o)),
  signIn: (signInName: string, password: string): Answered<Session> =>
    ask((o) => client['sign-in'].$post({ json: { signInName, password } }, o)),
  signOut: (): Answered<Session> => ask((o) => client['sign-out'].$post({}, o)),
  lock: (): Answered<Session> => ask((o) => client.lock.$post({}, o)),
  unlock: (pin: string): Answered<Session> => ask((o) => client.unlock.$post({ json: { pin } }, o)),
  changePassword: (current: string, next: string) =>
    ask((o) => client.me.password.$post({ json: { current, next } }, o)),
  changePin: (password: string, pin: string) =>
    ask((o) => client.me.pin.$post({ json: { password, pin } }, o)),
  openDrawer: (denominations: { valueCents: number; count: number }[]) =>
    ask((o) => client['drawer-sessions'].$post({ json: { denominations } }, o)),
};

const office = {
  workstations: (): Answered<readonly Workstation[]> => ask((o) => client.workstations.$get({}, o)),
  addWorkstation: (json: { code: string; name: string; kind: WorkstationKind }) =>
    ask((o) => client.workstations.$post({ json }, o)),
  changeWorkstation: (
    id: string,
    json: { name?: string; printerId?: string | null; active?: boolean },
  ) => ask((o) => client.workstations[':id'].$patch({ param: { id }, json }, o)),
  register: (id: string, json: { signInName?: string; password?: string }): Answered<Session> =>
    ask((o) => client.workstations[':id'].register.$post({ param: { id }, json }, o)),
  staff: (): Answered<readonly StaffRow[]> => ask((o) => client.staff.$get({}, o)),
  addStaff: (json: InferRequestType<typeof client.staff.$post>['json']) =>
    ask((o) => client.staff.$post({ json }, o)),
  changeStaff: (id: string, json: { level?: Level; active?: boolean }) =>
    ask((o) => client.staff[':id'].$patch({ param: { id }, json }, o)),
  resetPassword: (id: string, password: string) =>
    ask((o) =>
      client.staff[':id']['reset-password'].$post({ param: { id }, json: { password } }, o),
    ),
};

const records = {
  programs: () => askFor<readonly ProgramDescriptor[]>((o) => client.programs.$get({}, o)),
  search: (q: string): Answered<{ results: readonly SearchResult[] }> =>
    ask((o) => client.search.$get({ query: { q } }, o)),
  addParty: (json: PartyInput): Answered<Party> => ask((o) => client.parties.$post({ json }, o)),
  party: (id: string): Answered<{ party: Party; items: readonly RecordSummary[] }> =>
    ask((o) => client.parties[':id'].$get({ param: { id } }, o)),
  changeParty: (id: string, json: PartyInput & { version: number }): Answered<Party> =>
    ask((o) => client.parties[':id'].$patch({ param: { id }, json }, o)),
  record: (id: string): Answered<RecordPage> =>
    ask((o) => client.records[':id'].$get({ param: { id } }, o)),
  addRecord: (program: string, holderId: string, details: Record<string, unknown>) =>
    ask((o) => client.records.$post({ json: { program, holderId, details } }, o)),
  changeRecord: (id: string, version: number, details: Record<string, unknown>) =>
    ask((o) => client.records[':id'].$patch({ param: { id }, json: { version, details } }, o)),
  quote: (json: NewCartItem) => askFor<PricedAction>((o) => client.quotes.$post({ json }, o)),
};

const cart = {
  read: () => askFor<Cart>((o) => client.cart.$get({}, o)),
  add: (json: NewCartItem) => askFor<Cart>((o) => client.cart.items.$post({ json }, o)),
  change: (id: string, answers: Answers) =>
    askFor<Cart>((o) =>
      client.cart.items[':id'].$put({ param: { id }, json: { answers: { ...answers } } }, o),
    ),
  remove: (id: string) =>
    askFor<Cart>((o) => client.cart.items[':id'].$delete({ param: { id } }, o)),
  clear: () => askFor<Cart>((o) => client.cart.$delete({}, o)),
  setPayer: (partyId: string | null) =>
    askFor<Cart>((o) => client.cart.payer.$put({ json: { partyId } }, o)),
  hold: (label: string) => askFor<Cart>((o) => client.cart.hold.$post({ json: { label } }, o)),
  held: () => askFor<readonly Cart[]>((o) => client.carts.held.$get({}, o)),
  recall: (id: string) =>
    askFor<Cart>((o) => client.carts[':id'].recall.$post({ param: { id } }, o)),
};

const receipts = {
  /** The key was made, and kept, before this is called: see counter/payment-store.ts. */
  pay: (key: string, json: CheckoutBody): Answered<{ receipt: PaidReceipt }> =>
    ask((o) =>
      client.receipts.$post(
        { header: { 'idempotency-key': key }, json: { ...json, tenders: [...json.tenders] } },
        o,
      ),
    ),
  list: (filter: Filter): Answered<{ rows: readonly ReceiptRow[]; nextCursor: string | null }> =>
    ask((o) => client.receipts.$get({ query: given<ReceiptQuery>(filter) }, o)),
  read: (id: string): Answered<ReceiptPage> =>
    ask((o) => client.receipts[':id'].$get({ param: { id } }, o)),
  reprint: (id: string) => ask((o) => client.receipts[':id'].reprint.$post({ param: { id } }, o)),
  printers: (): Answered<readonly PrinterState[]> => ask((o) => client.printers.$get({}, o)),
  printJobs: (state: PrintJob['state']): Answered<readonly PrintJob[]> =>
    ask((o) => client['print-jobs'].$get({ query: { state } }, o)),
  answerPrintJob: (id: string, printed: boolean) =>
    ask((o) => client['print-jobs'][':id'].answer.$post({ param: { id }, json: { printed } }, o)),
};

const registers = {
  /** The receipts of a day. */
  receipts: (filter: Filter): Answered<Register> =>
    ask((o) => client.registers.receipts.$get({ query: given<DayQuery>(filter) }, o)),
  /** The records of a program. */
  records: (program: string, filter: Filter): Answered<Register> =>
    ask((o) => client.registers[':program'].$get({ param: { program }, query: given(filter) }, o)),
  csvPath: (register: string, filter: Filter): string =>
    `/api/registers/${register}/csv?${new URLSearchParams(given(filter)).toString()}`,
};

const devices = {
  list: (): Answered<readonly VirtualDevice[]> => ask((o) => client.devices.$get({}, o)),
  act: (printerId: string, action: DeviceAction): Answered<VirtualDevice> =>
    ask((o) => client.devices[':printerId'][':action'].$post({ param: { printerId, action } }, o)),
};
export type { DeviceAction };

/** Every call that the web makes. The server's rules and prices decide; nothing is decided here. */
export const api = { session, office, records, cart, receipts, registers, devices };
