/** How a case's inputs are read where its words are not the schedule's own. Everything else goes
 * in as it stands: an input is the fact of the same name, `action` the action. */
export interface Reading {
  readonly action?: string;
  /** Facts that replace all inputs. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Facts besides the inputs, taken from the words of the case. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** The lines that the case shows, in its order, where it shows a part of the bill; lines that
   * the case shows as one are grouped. */
  readonly lines?: readonly (string | readonly string[])[];
}

/** Inputs by rule whose name is a word of the language. */
export const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  A02: { days: 'worked' },
  B01: { years: 'term_years' },
  B02: { years: 'term_years' },
  A39: { months: 'months_late' },
  A41: { months: 'months_late' },
  G01: { months: 'months_late' },
  H08: { months: 'months_late' },
  A26: { year: 'license_year' },
  C06: { days: 'late_days' },
  C07: { days: 'late_days' },
  C13: { days: 'late_days' },
  D05: { day: 'weekday_name' },
  F01: { day: 'weekday_name', from: 'starts', to: 'ends' },
  F03: { day: 'weekday_name' },
};

/** Inputs that say which part of a bill the case covers; they are not facts. */
export const SCOPE_INPUTS: ReadonlySet<string> = new Set([
  'action',
  'report',
  'line_only',
  'fee_only',
  'penalty_only',
  'tax_only',
  'rent_only',
]);

export const READINGS: Readonly<Record<string, Reading>> = {
  // The line's words say that this is an auto dealer.
  'A11-05': { extra: { auto_dealer: true } },
  // The tier is the part over 10,000.
  'A22-01': { facts: { gross: '10000000', paid: '2023-04-20' }, lines: ['first-tier'] },
  'A31-01': { lines: ['license'] },
  'A64-04': { action: 'remit' },
  'C01-04': { action: 'remit' },
  // The case shows the three surcharges as one line.
  'C05-02': { lines: [['gc-76000', 'gc-70372', 'gc-76000-3'], 'linkage', 'equipment'] },
  'F12-02': { lines: ['gym', 'meeting-room', 'whole-discount'] },
  // The event is undated; the rule prints its prices for the later version.
  'F13-04': { extra: { date: '2018-08-01' } },
  // The case shows the unpaid tax: the tax less what was paid.
  'G04-02': { lines: [['tax', 'paid'], 'penalty', 'interest'] },
  'G04-03': { lines: [['tax', 'paid'], 'penalty', 'interest'] },
  'H10-01': { action: 'balance' },
};
