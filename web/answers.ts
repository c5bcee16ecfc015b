import type { Quote } from '../shared/fees/quote.ts';
import type { Localized } from '../shared/kernel/language.ts';
import type { FactDeclaration, Facts } from '../shared/fees/facts.ts';
import type { ReceiptDocument } from '../shared/receipt/document.ts';

export interface City {
  readonly name: string;
  readonly shortName: string;
  readonly sealUrl: string | null;
  readonly color: string;
  readonly timeZone: string;
  readonly demo: boolean;
  readonly languages: readonly string[];
}
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly level: string;
  readonly permissions: readonly string[];
  readonly locked: boolean;
}
export interface DrawerSession {
  readonly id: string;
  readonly drawerCode: string;
  readonly openedAt: string;
  readonly staffName: string;
  readonly floatCents: number;
}
export interface DemoSignIn {
  readonly signInName: string;
  readonly password: string;
  readonly pin: string;
  readonly name: string;
  readonly level: string;
}
export interface SessionWorkstation {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** Where its receipts come out. */
  readonly printerId?: string | null | undefined;
}
export interface Session {
  readonly city: City;
  readonly setupNeeded: boolean;
  readonly demoSignIns?: readonly DemoSignIn[] | undefined;
  readonly businessDate: string;
  readonly now: string;
  readonly workstation: SessionWorkstation | null;
  readonly staff: Staff | null;
  readonly drawerSession: DrawerSession | null;
  readonly idleLockSeconds: number;
  /** What the city puts in a drawer in the morning. */
  readonly openingFloat: readonly { readonly valueCents: number; readonly count: number }[];
}
export type WorkstationKind = 'counter' | 'kiosk' | 'mail' | 'office';
export interface Workstation {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly registered: boolean;
  readonly printerId: string | null;
  readonly active: boolean;
}
export interface StaffRow {
  readonly id: string;
  readonly displayName: string;
  readonly signInName: string;
  readonly level: string;
  readonly active: boolean;
}
export type Answers = Facts;
export interface ActionDescriptor {
  readonly id: string;
  readonly label: Localized;
  readonly verb: Localized;
  readonly fields: readonly FactDeclaration[];
  /** Whether it is done to a record that is there, or makes one. */
  readonly target: 'record' | 'new-record';
}
/** The part of a program's definition that can be sent: rules and prices stay on the server. */
export interface ProgramDescriptor {
  readonly id: string;
  readonly label: Localized;
  readonly shortLabel: Localized;
  readonly icon: string;
  readonly record: {
    readonly noun: Localized;
    readonly fields: readonly FactDeclaration[];
    readonly addedAtCounter: boolean;
    readonly hasHolder: boolean;
  };
  readonly actions: readonly ActionDescriptor[];
  readonly register: {
    readonly title: Localized;
    readonly columns: readonly {
      readonly id: string;
      readonly label: Localized;
      readonly kind: string;
    }[];
  };
}
export interface SearchResult {
  readonly kind: 'party' | 'record' | 'receipt';
  readonly id: string;
  readonly program: string | null;
  readonly partyId: string | null;
  readonly title: string;
  readonly detail: string;
  readonly number: string | null;
  readonly state: string | null;
}
export interface PartyInput {
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly street?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly birthYear?: number;
}
/** As it is read: what is not known is left out. */
export interface Party {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly zip?: string | undefined;
  readonly birthYear?: number | undefined;
}
export type Tone = 'overdue' | 'due' | 'soon' | 'fine' | 'held' | 'ended';
export interface RecordSummary {
  readonly recordId: string;
  readonly program: string;
  readonly number: string | null;
  readonly title: Localized;
  readonly detail: Localized;
  readonly tone: Tone;
  readonly group: 'due' | 'has';
  readonly amountCents: number | null;
  readonly primaryAction: string | null;
  readonly actions: readonly string[];
  readonly inCart: boolean;
}
export interface RecordPage {
  readonly record: {
    readonly id: string;
    readonly program: string;
    readonly number: string | null;
    readonly state: string;
    readonly version: number;
    readonly details: Answers;
  };
  readonly holder: Party | null;
  readonly summary: RecordSummary;
  readonly events: readonly { readonly at: string; readonly text: Localized }[];
  /** Answers to begin with, by action. */
  readonly suggestions: Readonly<Record<string, Answers>>;
}
export interface Explanation {
  readonly lineId: string;
  readonly paragraph: Localized;
}
export interface PricedAction {
  readonly quote: Quote;
  readonly explanation: readonly Explanation[];
}
export interface CartItem {
  readonly id: string;
  readonly program: string;
  readonly action: string;
  readonly recordId: string | null;
  readonly title: Localized;
  readonly detail: Localized;
  readonly answers: Answers;
  readonly quote: Quote | null;
  readonly explanation: readonly Explanation[];
  readonly problem: null | { readonly code: string; readonly message: Localized };
}
export interface Cart {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly payer: null | { readonly id: string; readonly name: string };
  readonly items: readonly CartItem[];
  readonly totalCents: number;
  readonly heldLabel: string | null;
}
export interface CheckoutBody {
  readonly cartId: string;
  readonly cartVersion: number;
  readonly totalSeenCents: number;
  readonly tenders: readonly { readonly kind: 'cash'; readonly tenderedCents: number }[];
}
export interface PaidReceipt {
  readonly id: string;
  readonly number: string;
  readonly issuedAt: string;
  readonly totalCents: number;
  readonly tenderedCents: number;
  readonly changeCents: number;
  readonly printJobs: readonly { readonly id: string; readonly kind: string }[];
}
export interface ReceiptRow {
  readonly id: string;
  readonly number: string;
  readonly issuedAt: string;
  readonly businessDate: string;
  readonly workstation: string;
  readonly staffName: string;
  readonly payerName: string | null;
  readonly itemCount: number;
  readonly totalCents: number;
  readonly summary: string;
}
export interface ReceiptPage extends ReceiptRow {
  readonly document: ReceiptDocument;
  readonly printJobs: readonly PrintJob[];
}
export interface PrintJob {
  readonly id: string;
  readonly kind: string;
  readonly state: 'queued' | 'sending' | 'confirmed' | 'failed' | 'unknown' | 'cancelled';
  readonly receiptNumber?: string | null;
  readonly message?: Localized | null;
}
export interface PrinterState {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
  readonly state: {
    readonly online: boolean;
    readonly paper: 'ok' | 'near-end' | 'out';
    readonly cover: 'closed' | 'open';
    readonly drawer: 'closed' | 'open';
    readonly message: Localized | null;
  };
  readonly queue: number;
}
export type RegisterRow = Readonly<Record<string, string | number | null>>;
export interface Register {
  readonly rows: readonly RegisterRow[];
  readonly totals: Readonly<Record<string, number>>;
  readonly nextCursor: string | null;
}
export type LiveEvent =
  | { readonly type: 'printer'; readonly printerId?: string }
  | { readonly type: 'print-job'; readonly jobId?: string; readonly state?: PrintJob['state'] }
  | { readonly type: 'cart'; readonly cartId: string; readonly version: number }
  | { readonly type: 'drawer' }
  | { readonly type: 'device'; readonly printerId: string }
  | { readonly type: 'fees' };
