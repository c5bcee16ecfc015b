import type { Refusal } from '../failures/refusal.ts';
import type { FactDeclaration, Facts } from '../fees/facts.ts';
import type { Localized } from '../kernel/language.ts';
import type { Effect, RecordState } from './effect.ts';

/** Who holds a license or card, as far as programs may know. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly birthYear: number | null;
}

/** A program's record as a rule sees it. Days are `YYYY-MM-DD`. */
export interface RecordView {
  readonly id: string;
  readonly number: string;
  readonly state: RecordState;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly version: number;
  readonly details: Facts;
  readonly holder: Holder | null;
}

/** One sale in the making: the record it is about, what was answered, and the business day. */
export interface Sale {
  readonly record: RecordView;
  /** Checked against the action's fields before any rule sees them. */
  readonly answers: Facts;
  /** The city's business day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** How a record stands, for the list of everything a person has or owes. */
export interface RecordSummary {
  readonly title: Localized;
  readonly detail: Localized;
  readonly tone: 'overdue' | 'due' | 'soon' | 'fine' | 'held' | 'ended';
  /** The action that is offered first, if any. */
  readonly primaryAction: string | null;
}

/** Something one can do in a program: renew, replace a tag, pay. */
export interface ActionDefinition {
  readonly id: string;
  readonly label: Localized;
  /** The words on the button: "Renew". */
  readonly verb: Localized;
  /** Whether it is done to a record that is there, or makes one: then the sale's record is a draft
   * that checkout stores by a `create-record` effect. */
  readonly target: 'record' | 'new-record';
  /** What the counter asks when it is sold, besides the record. */
  readonly fields: readonly FactDeclaration[];
  /** Answers to begin with. A choice the payer must make himself is not in it. */
  suggest?(record: RecordView, today: string): Facts;
  /** Whether the action makes sense for the record at all (its button is shown). */
  offered(record: RecordView, today: string): boolean;
  /** The first broken rule, or null. */
  refuse(sale: Sale): Refusal | null;
  /** The facts that the fee schedule prices. */
  facts(sale: Sale): Facts;
  /** What checkout does to records and stock. */
  effects(sale: Sale): readonly Effect[];
  /** The cart's and the receipt's words for it. */
  receipt(sale: Sale): { readonly title: Localized; readonly detail: Localized };
}

/** One column of a program's register. */
export interface RegisterColumn {
  readonly id: string;
  readonly label: Localized;
  readonly kind: 'text' | 'date' | 'choice';
  /** Names the holder: left out of what is shown to the public. */
  readonly staffOnly?: boolean;
  value(record: RecordView): string | null;
}

/** A worked example, run as a test: an action on a record, and what must come of it. */
export interface WorkedExample {
  readonly name: string;
  readonly action: string;
  readonly record: RecordView;
  readonly answers: Facts;
  readonly today: string;
  readonly expect: { readonly totalCents: number } | { readonly refusal: string };
}

/**
 * Everything known about a program, as pure TypeScript in one folder. The engines walk it: the same
 * code draws the form, prices it, sells it, prints it and lists it.
 */
export interface ProgramDefinition {
  readonly id: string;
  readonly label: Localized;
  /** A word or two for the tile. */
  readonly shortLabel: Localized;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly record: {
    /** What one record is called: "animal", "citation". */
    readonly noun: Localized;
    /** What a record's number begins with, before the year: `AL` gives `AL-26-000123`. */
    readonly numberPrefix: string;
    /** What a record holds. */
    readonly fields: readonly FactDeclaration[];
    /** Whether the counter may add one on the spot. */
    readonly addedAtCounter: boolean;
    /** Whether it belongs to a person. A citation is never joined to one through vehicle data. */
    readonly hasHolder: boolean;
    /** Broken rules of the record itself when it is added or mended. */
    refuse(details: Facts, today: string): Refusal | null;
    /** Exact numbers that find it besides its own: tag, plate, citation number. */
    numbers(details: Facts): readonly string[];
    summarize(record: RecordView, today: string): RecordSummary;
  };
  /** The facts that the program's fee schedules may price by. */
  readonly facts: readonly FactDeclaration[];
  readonly actions: readonly ActionDefinition[];
  readonly register: {
    readonly title: Localized;
    readonly columns: readonly RegisterColumn[];
  };
  readonly examples: readonly WorkedExample[];
}
