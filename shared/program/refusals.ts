import type { Refusal } from '../failures/refusal.ts';
import type { Localized } from '../kernel/language.ts';

/** A program's own refusals: code → words. One table a program, next to its rules. */
export type RefusalWords = Readonly<Record<string, (about: string) => Localized>>;

/**
 * Makes the function that a program refuses with: `refuse('rabies-expired', { about: 'Biscuit' })`.
 * An unknown code does not compile.
 */
export function refusalsOf<Words extends RefusalWords>(
  words: Words,
): (code: keyof Words & string, options?: { about?: string; field?: string }) => Refusal {
  return (code, { about = '', field } = {}) => {
    const wording = words[code];
    if (wording === undefined) throw new TypeError(`no words for ${code}`);
    return { code, message: wording(about), ...(field === undefined ? {} : { field }) };
  };
}
