import type { Language } from '../kernel/language.ts';

/** An amount on the right, its label on the left. `amount` is already formatted. */
export interface MoneyRow {
  readonly kind: 'money';
  readonly label: string;
  readonly amount: string;
  /** Printed below the label, indented: what the line is about, where the money goes. */
  readonly details: readonly string[];
  readonly emphasis: boolean;
}

/**
 * One block of a receipt. Blocks say what is printed, never how: no columns, no bytes, no commands.
 * Text is taken as it is; making it harmless is the printer's layer's duty (hardware/escpos).
 */
export type ReceiptBlock =
  /** The city's seal, if the printer has been given one. */
  | { readonly kind: 'seal' }
  | { readonly kind: 'heading'; readonly text: string; readonly size: 'large' | 'normal' }
  /** A line that must not be overlooked, white on black: DUPLICATE. */
  | { readonly kind: 'banner'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align: 'left' | 'center' }
  /** Name and value: "Clerk: Ana Ruiz". */
  | { readonly kind: 'row'; readonly label: string; readonly value: string }
  | MoneyRow
  /** Money rows that belong together: nothing may come between them. */
  | { readonly kind: 'totals'; readonly rows: readonly MoneyRow[] }
  | { readonly kind: 'rule' }
  /** CODE128 with its text below. */
  | { readonly kind: 'barcode'; readonly data: string }
  | { readonly kind: 'cut' };

/** What goes on paper, before any printer is known. Plain JSON. */
export interface ReceiptDocument {
  /** The resident's language; the legal record is English in every case. */
  readonly language: Language;
  readonly blocks: readonly ReceiptBlock[];
}
