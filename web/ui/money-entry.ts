const MOST_DIGITS = 9;

/**
 * What a clerk types for money becomes cents. Digits fill from the right, as on a cash register:
 * `1` `2` `0` `0` `0` is 120.00. With a decimal point they are dollars: `120.` and `120.5` too.
 */
export function centsTyped(typed: string): number {
  const [whole = '', fraction] = typed.split('.');
  if (fraction === undefined) return Number(whole);
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** The entry after one more key: a digit, `00`, `.` or `Backspace`. Other keys change nothing. */
export function afterKey(typed: string, key: string): string {
  if (key === 'Backspace') return typed.slice(0, -1);
  if (key === '.') return typed.includes('.') ? typed : `${typed || '0'}.`;
  if (!/^\d{1,2}$/.test(key)) return typed;
  const next = (typed + key).replace(/^0+(?=\d)/, '');
  const [whole = '', fraction] = next.split('.');
  if (fraction !== undefined && fraction.length > 2) return typed;
  return whole.length > MOST_DIGITS ? typed : next;
}

/** `1,234.5`, `$12`, `12` → cents; null when the text is no amount. Here plain digits are dollars,
 * as people write them in a form. */
export function centsWritten(text: string): number | null {
  const match = /^\$?\s*([\d,]{1,13})(?:\.(\d{0,2}))?$/.exec(text.trim());
  if (match === null) return null;
  const whole = Number((match[1] ?? '').replaceAll(',', ''));
  return whole * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
