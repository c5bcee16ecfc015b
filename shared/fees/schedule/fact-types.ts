import { dollarsOf, parseDecimal, whole, divide, type Exact } from '../../money/exact.ts';
import { cents } from '../../money/cents.ts';
import type { FactChoice, FactDeclaration, FactItem, FactType } from '../facts.ts';
import { parseDay } from '../days.ts';
import { parseTime } from '../language/literals.ts';
import type { Value } from '../language/node.ts';
import type { ValueType } from '../language/types.ts';

/** The language's type of a declared fact. */
export function typeOfFact(fact: FactDeclaration): ValueType {
  if (fact.type === 'list') return { kind: 'list', of: typeOfItem(fact.items) };
  if (fact.type === 'integer' && (fact.unit === 'days' || fact.unit === 'months')) {
    return { kind: fact.unit };
  }
  return plainType(fact.type, fact.choices);
}

function typeOfItem(item: FactItem | undefined): ValueType {
  if (item === undefined) return { kind: 'text' };
  if (item.type !== 'record') return plainType(item.type, item.choices);
  return {
    kind: 'record',
    fields: new Map(item.fields.map((field) => [field.name, typeOfFact(field)])),
  };
}

function plainType(type: FactType, choices: readonly FactChoice[] | undefined): ValueType {
  switch (type) {
    case 'integer':
    case 'decimal':
      return { kind: 'number' };
    case 'choice':
      return { kind: 'choice', values: (choices ?? []).map((choice) => choice.value) };
    case 'list':
      return { kind: 'list', of: { kind: 'text' } };
    case 'boolean':
    case 'money':
    case 'percent':
    case 'date':
    case 'time':
    case 'text':
      return { kind: type };
  }
}

/** Largest numbers that a fact may hold, far above any real one: a guard against slips. */
const LARGEST_CENTS = 1_000_000_000_000_00;
const LARGEST_NUMBER = 1_000_000_000;
const HUNDRED = whole(100);

/** The fact's value from JSON, or null when it is not of its type. */
export function readFactValue(type: FactType, value: unknown): Value | null {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'integer':
      return Number.isSafeInteger(value) ? bounded(whole(value as number)) : wholeText(value);
    case 'decimal':
      return decimal(value);
    case 'percent': {
      const read = decimal(value);
      return read === null ? null : divide(read, HUNDRED);
    }
    case 'money':
      return money(value);
    case 'date':
      return typeof value === 'string' ? parseDay(value) : null;
    case 'time':
      return typeof value === 'string' ? parseTime(value) : null;
    case 'choice':
    case 'text':
      return typeof value === 'string' && value.length <= 500 ? value : null;
    case 'list':
      return null;
  }
}

function bounded(value: Exact): Exact | null {
  return Math.abs(value.n) > LARGEST_NUMBER * value.d ? null : value;
}

function wholeText(value: unknown): Exact | null {
  if (typeof value !== 'string' || !/^-?\d{1,10}$/.test(value)) return null;
  return bounded(whole(Number(value)));
}

function decimal(value: unknown): Exact | null {
  // A JSON number is read as the decimal that was typed: 3.2 is exactly 32/10.
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const read = parseDecimal(String(value));
  return read === null || read.big !== null ? null : bounded(read);
}

function money(value: unknown): Exact | null {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Math.abs(value) > LARGEST_CENTS) return null;
    return dollarsOf(cents(value));
  }
  if (typeof value !== 'string') return null;
  const match = /^(-?)\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?$/.exec(value.trim());
  if (match === null) return null;
  const [, sign = '', units = '', parts = ''] = match;
  const read = parseDecimal(`${sign}${units.replaceAll(',', '')}${parts}`);
  if (read === null || read.big !== null || Math.abs(read.n) > LARGEST_CENTS * read.d) return null;
  return read;
}
