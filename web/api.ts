import type {
  Answers,
  Cart,
  CheckoutBody,
  DrawerSession,
  PaidReceipt,
  Party,
  PartyInput,
  PricedAction,
  PrinterState,
  PrintJob,
  ProgramDescriptor,
  ReceiptPage,
  ReceiptRow,
  Register,
  RecordPage,
  RecordSummary,
  SearchResult,
  Session,
  StaffRow,
  VirtualDevice,
  Workstation,
} from './answers.ts';
import { queryOf, request, type Result } from './request.ts';

const get = <T>(path: string): Promise<Result<T>> => request<T>('GET', path);
const post = <T>(path: string, body: unknown = {}): Promise<Result<T>> =>
  request<T>('POST', path, body);

export interface NewCartItem {
  readonly program: string;
  readonly action: string;
  readonly recordId?: string;
  readonly answers: Answers;
}

const session = {
  read: () => get<Session>('/api/session'),
  setup: (body: object) => post<Session>('/api/setup', body),
  signIn: (signInName: string, password: string) =>
    post<Session>('/api/sign-in', { signInName, password }),
  signOut: () => post<Session>('/api/sign-out'),
  lock: () => post<Session>('/api/lock'),
  unlock: (pin: string) => post<Session>('/api/unlock', { pin }),
  changePassword: (current: string, next: string) =>
    post<unknown>('/api/me/password', { current, next }),
  changePin: (password: string, pin: string) => post<unknown>('/api/me/pin', { password, pin }),
  openDrawer: (denominations: readonly { valueCents: number; count: number }[]) =>
    post<DrawerSession>('/api/drawer-sessions', { denominations }),
};

const office = {
  workstations: () => get<readonly Workstation[]>('/api/workstations'),
  addWorkstation: (body: object) => post<Workstation>('/api/workstations', body),
  changeWorkstation: (id: string, body: object) =>
    request<Workstation>('PATCH', `/api/workstations/${id}`, body),
  register: (id: string, body: object) => post<Session>(`/api/workstations/${id}/register`, body),
  staff: () => get<readonly StaffRow[]>('/api/staff'),
  addStaff: (body: object) => post<StaffRow>('/api/staff', body),
  changeStaff: (id: string, body: object) => request<StaffRow>('PATCH', `/api/staff/${id}`, body),
  resetPassword: (id: string, password: string) =>
    post<unknown>(`/api/staff/${id}/reset-password`, { password }),
};

const records = {
  programs: () => get<readonly ProgramDescriptor[]>('/api/programs'),
  search: (q: string) => get<{ results: readonly SearchResult[] }>(`/api/search${queryOf({ q })}`),
  addParty: (body: PartyInput) => post<Party>('/api/parties', body),
  party: (id: string) =>
    get<{ party: Party; items: readonly RecordSummary[] }>(`/api/parties/${id}`),
  changeParty: (id: string, body: PartyInput & { version: number }) =>
    request<Party>('PATCH', `/api/parties/${id}`, body),
  record: (id: string) => get<RecordPage>(`/api/records/${id}`),
  addRecord: (program: string, holderId: string, details: Answers) =>
    post<{ id: string }>('/api/records', { program, holderId, details }),
  changeRecord: (id: string, version: number, details: Answers) =>
    request<unknown>('PATCH', `/api/records/${id}`, { version, details }),
  quote: (item: NewCartItem) => post<PricedAction>('/api/quotes', item),
};

const cart = {
  read: () => get<Cart>('/api/cart'),
  add: (item: NewCartItem) => post<Cart>('/api/cart/items', item),
  change: (itemId: string, answers: Answers) =>
    request<Cart>('PUT', `/api/cart/items/${itemId}`, { answers }),
  remove: (itemId: string) => request<Cart>('DELETE', `/api/cart/items/${itemId}`),
  clear: () => request<Cart>('DELETE', '/api/cart'),
  setPayer: (partyId: string | null) => request<Cart>('PUT', '/api/cart/payer', { partyId }),
  hold: (label: string) => post<Cart>('/api/cart/hold', { label }),
  held: () => get<readonly Cart[]>('/api/carts/held'),
  recall: (id: string) => post<Cart>(`/api/carts/${id}/recall`),
};

const receipts = {
  /** The key was made, and kept, before this is called: see counter/payment-store.ts. */
  pay: (key: string, body: CheckoutBody) =>
    request<{ receipt: PaidReceipt }>('POST', '/api/receipts', body, { 'idempotency-key': key }),
  list: (filter: Record<string, string | undefined>) =>
    get<{ rows: readonly ReceiptRow[]; nextCursor: string | null }>(
      `/api/receipts${queryOf(filter)}`,
    ),
  read: (id: string) => get<ReceiptPage>(`/api/receipts/${id}`),
  reprint: (id: string) => post<{ printJob: PrintJob }>(`/api/receipts/${id}/reprint`),
  printers: () => get<readonly PrinterState[]>('/api/printers'),
  printJobs: (state: string) => get<readonly PrintJob[]>(`/api/print-jobs${queryOf({ state })}`),
  answerPrintJob: (id: string, printed: boolean) =>
    post<PrintJob>(`/api/print-jobs/${id}/answer`, { printed }),
};

const registers = {
  /** `receipts`, or the id of a program. */
  read: (register: string, filter: Record<string, string | undefined>) =>
    get<Register>(`/api/registers/${register}${queryOf(filter)}`),
  csvPath: (register: string, filter: Record<string, string | undefined>): string =>
    `/api/registers/${register}/csv${queryOf(filter)}`,
};

const devices = {
  list: () => get<readonly VirtualDevice[]>('/api/devices'),
  act: (printerId: string, action: string) =>
    post<VirtualDevice>(`/api/devices/${printerId}/${action}`),
};

/** Every call that the web makes. The server's rules and prices decide; nothing is decided here. */
export const api = { session, office, records, cart, receipts, registers, devices };
