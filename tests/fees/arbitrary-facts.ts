import fc from 'fast-check';
import type { FactDeclaration, Facts } from '../../shared/fees/facts.ts';
import type { Schedule } from '../../shared/fees/load-schedule.ts';

const DAY = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const TIME = fc
  .tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${hours}:${minutes.toString().padStart(2, '0')}`);

/** Amounts that cluster around the round edges where tables change. */
const CENTS = fc.oneof(
  fc.integer({ min: 0, max: 100_000_000_000 }),
  fc
    .tuple(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 2, max: 10 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([digit, zeros, off]) => digit * 10 ** zeros + off),
);

function bound(fact: FactDeclaration, side: 'minimum' | 'maximum', otherwise: number): number {
  const stated = fact[side];
  return typeof stated === 'number' ? stated : otherwise;
}

/** Values that a form would let through for this fact. */
function plausible(fact: FactDeclaration): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer': {
      const min = bound(fact, 'minimum', 0);
      return fc.oneof(
        fc.integer({ min, max: bound(fact, 'maximum', min + 150) }),
        fc.integer({ min, max: bound(fact, 'maximum', min + 1_000_000) }),
      );
    }
    case 'decimal':
      return fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100);
    case 'percent':
      return fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100);
    case 'money':
      return CENTS;
    case 'date':
      return DAY;
    case 'time':
      return TIME;
    case 'choice':
      return fc.constantFrom(...(fact.choices ?? []).map((choice) => choice.value));
    case 'text':
      return fc.oneof(fc.constantFrom('AB-40.1', 'AB-40.6', '08'), fc.string({ maxLength: 12 }));
    case 'list':
      return list(fact);
  }
}

function list(fact: FactDeclaration): fc.Arbitrary<unknown> {
  const { items } = fact;
  if (items === undefined) return fc.constant([]);
  if (items.type === 'record') return fc.array(factsFor(items.fields), { maxLength: 5 });
  return fc.array(plausible({ ...fact, ...items }), { maxLength: 5 });
}

function factsFor(declarations: readonly FactDeclaration[]): fc.Arbitrary<Facts> {
  const entries = declarations.map((fact): [string, fc.Arbitrary<unknown>] => [
    fact.name,
    plausible(fact),
  ]);
  const optional = declarations.filter((fact) => fact.optional === true || 'default' in fact);
  const required = declarations.filter((fact) => !optional.includes(fact));
  return fc.record(Object.fromEntries(entries), {
    requiredKeys: required.map((fact) => fact.name),
  });
}

/** A whole sale under the schedules: an action, facts that fit and a day of payment. */
export interface Sale {
  readonly action: string;
  readonly facts: Facts;
  readonly on: string;
}

export function plausibleSales(schedules: readonly Schedule[]): fc.Arbitrary<Sale> {
  const [first] = schedules;
  const actions = first?.knownActions ?? [];
  const facts = new Map(schedules.flatMap((each) => each.facts.map((fact) => [fact.name, fact])));
  return fc.record({
    action: fc.constantFrom(...(actions.length > 0 ? actions : ['bill'])),
    facts: factsFor([...facts.values()]),
    on: DAY,
  });
}

/** Anything that JSON can hold, under the right names and wrong ones. */
export function wildFacts(schedules: readonly Schedule[]): fc.Arbitrary<Facts> {
  const names = schedules.flatMap((each) => each.facts.map((fact) => fact.name));
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(Number.NaN, Infinity, -1, -0, 1e308, 2 ** 53, 0.1, undefined, null),
    fc.constantFrom('', '-1', '1e9', '$', '9'.repeat(40), '0x10', '2026-02-30', '٣', '\u0000'),
    fc.bigInt(),
  );
  const key = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...names, 'paidOn') },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '') },
  );
  return fc.dictionary(key, value, { maxKeys: 8, noNullPrototype: true });
}
