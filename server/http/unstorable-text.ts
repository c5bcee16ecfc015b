/** A text that is not taken, and where it stands: `answers.animalName`. */
export interface Unstorable {
  readonly code: 'text-has-nul' | 'text-has-lone-surrogate' | 'card-number-refused' | 'not-json';
  readonly path: string;
}

const DEEPEST = 20;
/** Passwords are hashed, never kept as text. */
const SECRETS = new Set(['password', 'current', 'next']);

/**
 * Finds the first text in a JSON value that PostgreSQL would refuse (NUL, half a surrogate pair)
 * or that reads as a card number. Also refuses nesting so deep that it can only be an attack.
 */
export function findUnstorable(value: unknown, path: string, depth = 0): Unstorable | null {
  if (depth > DEEPEST) return { code: 'not-json', path };
  if (typeof value === 'string') return inText(value, path);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const found =
      inText(key, path === '' ? 'a field name' : path) ?? findUnstorable(inner, at, depth + 1);
    if (found === null) continue;
    if (found.code !== 'card-number-refused' || !SECRETS.has(key)) return found;
  }
  return null;
}

function inText(text: string, path: string): Unstorable | null {
  if (text.includes('\u0000')) return { code: 'text-has-nul', path };
  if (!text.isWellFormed()) return { code: 'text-has-lone-surrogate', path };
  return readsAsCardNumber(text) ? { code: 'card-number-refused', path } : null;
}

/** 13 to 19 digits, perhaps in groups, that begin as the card networks' numbers do. Microchips of
 * animals (15 digits) begin with 9 or with a country below 3, so they pass. */
const CARD =
  /(?<!\d)(?:3(?:[47]|0[0-5]|[689]|5)|4|5[1-5]|2[2-7]|6(?:011|4[4-9]|5))(?:[ -]?\d){10,17}(?!\d)/g;

function readsAsCardNumber(text: string): boolean {
  for (const [candidate] of text.matchAll(CARD)) {
    const digits = candidate.replaceAll(/\D/g, '');
    if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits)) return true;
  }
  return false;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
