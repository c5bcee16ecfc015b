import type { Localized } from '../kernel/language.ts';

/**
 * What a fact holds and how it is written in JSON:
 * `boolean`; `integer` and `decimal` (a number, or a decimal as text); `money` (whole cents as a
 * number, or dollars as text such as "1,234.56"); `percent` (3.5 means 3.5%); `date`
 * (`YYYY-MM-DD`); `time` (`18:30`, up to `29:59` for the small hours of the next day); `choice`;
 * `text`; `list` (of one of these, or of records).
 */
export type FactType =
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'date'
  | 'time'
  | 'choice'
  | 'text'
  | 'list';

/** One answer that a person may pick for a fact of type `choice`. */
export interface FactChoice {
  readonly value: string;
  readonly label: Localized;
}

/** One typed answer that pricing needs, as a program or a schedule declares it; the form asks for
 * it and the schedule is checked against it. */
export interface FactDeclaration {
  /** camelCase or kebab-case, unique in the program: `termYears`. */
  readonly name: string;
  readonly type: FactType;
  /** What the form asks: "For how many years?" */
  readonly question: Localized;
  /** A short noun for explanations: "gross receipts". Without it the name's own words serve. */
  readonly label?: Localized;
  readonly help?: Localized;
  /** `days` and `months` give an integer its unit in the type check; any other word is shown. */
  readonly unit?: string;
  /** Bounds, inclusive. Numbers are as in JSON (money in cents); dates are text. Numbers and
   * money are at least 0 when no minimum is given. */
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly choices?: readonly FactChoice[];
  /** May be left out even when a line could use it (the schedule asks `is given`). */
  readonly optional?: boolean;
  /** Taken when the fact is left out. */
  readonly default?: boolean | number | string;
  /** For a list: what each item is. A record's fields are facts in turn (no lists inside). */
  readonly items?: FactItem;
  /** For a list: the most items, 100 unless given. */
  readonly maximumItems?: number;
  /** The actions that ask for it; all when left out. */
  readonly actions?: readonly string[];
}

/** What the items of a list are: one plain type, or a record of facts. */
export type FactItem =
  | { readonly type: Exclude<FactType, 'list'>; readonly choices?: readonly FactChoice[] }
  | { readonly type: 'record'; readonly fields: readonly FactDeclaration[] };

/** Facts as they come in: JSON, checked against the declarations before anything is priced. */
export type Facts = Readonly<Record<string, unknown>>;
