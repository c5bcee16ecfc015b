import { describe, expect, it } from 'vitest';
import { isRefusalCode, refusal } from '../../shared/failures/wording.ts';
import { findUnstorable } from '../../server/http/unstorable-text.ts';
import { safeCell } from '../../server/http/csv.ts';
import { statusOf } from '../../server/http/status-of.ts';

describe('refusals', () => {
  it('say what happened in both languages, with the amounts', () => {
    const { message, details } = refusal('not-enough-cash', { missingCents: 1234 });
    expect(message).toEqual({ en: '$12.34 is missing.', es: 'Faltan $12.34.' });
    expect(details).toEqual({ missingCents: 1234 });
  });

  it('have a status each; a rule of a program is 422', () => {
    expect(statusOf('price-changed')).toBe(409);
    expect(statusOf('too-many-attempts')).toBe(429);
    expect(statusOf('citation-already-paid')).toBe(422);
    expect(isRefusalCode('toString')).toBe(false);
  });
});

describe('text that is not taken', () => {
  it.each([
    [{ name: 'a\u0000b' }, 'text-has-nul', 'name'],
    [{ details: { animalName: 'x\ud800' } }, 'text-has-lone-surrogate', 'details.animalName'],
    [{ list: ['fine', 'y\udc00z'] }, 'text-has-lone-surrogate', 'list.1'],
    [{ notes: 'card 4111 1111 1111 1111 please' }, 'card-number-refused', 'notes'],
    [{ notes: '378282246310005' }, 'card-number-refused', 'notes'],
    [{ 'a\u0000': 1 }, 'text-has-nul', 'a field name'],
  ])('%j', (value, code, path) => {
    expect(findUnstorable(value, '')).toEqual({ code, path });
  });

  it.each([
    { microchip: '985112004567890' },
    { phone: '(555) 555-0100', plate: '7FIC042', name: 'Zoë 🐕 Ñandú' },
    { number: 'C1-FY27-000001', id: '01a204a6-b6ad-71f3-9a19-eca14948d924' },
    { password: '4111111111111111' },
  ])('takes %j', (value) => {
    expect(findUnstorable(value, '')).toBeNull();
  });
});

describe('cells of an export', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r\n=1', "'\r\n=1"],
    ['-12.50', '-12.50'],
    ['Rex', 'Rex'],
    [null, ''],
    [-5, '-5'],
  ])('%j', (value, cell) => {
    expect(safeCell(value)).toBe(cell);
  });
});
