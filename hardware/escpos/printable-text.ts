/** No field of a receipt needs more; a longer one is cut, and shows it. */
const LONGEST_FIELD = 600;

/** A letter carries few marks; a pile of them would run over the lines above. */
const MOST_MARKS = 3;

/** Unseen by a reader, but not by a printer or by whoever compares two names: controls, bidi and
 * zero-width characters, tags, variation selectors, fillers. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BREAKS = /[\t\n\v\f\r\u0085\p{Z}]+/gu;
/** What most text is; nothing in it needs mending. */
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

const MARK_PILE = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/**
 * User text as it may reach a printer: composed letters, single plain spaces, nothing invisible.
 * No control byte survives, so no text can be a command (traps of ESC/POS: a name that opens the
 * drawer). This is the only way from a document to paper.
 */
export function printableText(text: string): string {
  if (text.length <= LONGEST_FIELD && PLAIN.test(text)) return text;
  const visible = text
    .toWellFormed()
    .replace(BREAKS, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(MARK_PILE, '$1')
    .trim();
  if (visible.length <= LONGEST_FIELD) return visible;
  return `${visible.slice(0, LONGEST_FIELD).replace(/\p{Cs}$/u, '')}…`;
}
