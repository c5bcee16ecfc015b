import type { FactDeclaration, Facts } from './facts.ts';
import { PricingRefusal, type RecordValue, type Value } from './language/node.ts';
import { labelOfFact } from './schedule/fact-node.ts';
import { readFactValue } from './schedule/fact-types.ts';
import { order } from './schedule/table-parts.ts';
import { NOUGHT, type Exact } from '../money/exact.ts';

/** Values by slot, in the order of the declarations. Throws a PricingRefusal on a fact that is
 * unknown, of another type or out of bounds: a price is never guessed. `isKnown` tells of names
 * that other versions declare; their facts are left aside. */
export function checkFacts(
  declarations: readonly FactDeclaration[],
  facts: Facts,
  isKnown: (name: string) => boolean = () => false,
): (Value | undefined)[] {
  const values: (Value | undefined)[] = [];
  let known = 0;
  for (const fact of declarations) {
    const given = Object.hasOwn(facts, fact.name) ? facts[fact.name] : undefined;
    if (Object.hasOwn(facts, fact.name)) known += 1;
    const value = given === undefined || given === null ? fact.default : given;
    values.push(value === undefined ? undefined : readValue(fact, value));
  }
  const names = Object.keys(facts);
  if (known !== names.length) {
    refuseUnknown(
      names.filter((name) => !isKnown(name)),
      declarations,
    );
  }
  return values;
}

function refuseUnknown(names: readonly string[], declarations: readonly FactDeclaration[]): void {
  const unknown = names.find((name) => !declarations.some((fact) => fact.name === name));
  // The day of payment may always be given; where it is not declared it is the day of the quote.
  if (unknown === undefined || unknown === 'paidOn') return;
  throw new PricingRefusal(
    'unknown-fact',
    {
      en: `"${unknown}" is not something that this price depends on.`,
      es: `"${unknown}" no es un dato del que dependa este precio.`,
    },
    unknown,
  );
}

function readValue(fact: FactDeclaration, given: unknown): Value {
  if (fact.type === 'list') return readList(fact, given);
  const value = readFactValue(fact.type, given);
  if (value === null) return refuseInvalid(fact, TYPE_WORDS[fact.type]);
  if (fact.type === 'choice' && !(fact.choices ?? []).some((choice) => choice.value === value)) {
    return refuseInvalid(fact, {
      en: 'must be one of the choices offered',
      es: 'debe ser una de las opciones ofrecidas',
    });
  }
  checkBounds(fact, value);
  return value;
}

const TYPE_WORDS = {
  boolean: { en: 'must be yes or no', es: 'debe ser sí o no' },
  integer: { en: 'must be a whole number', es: 'debe ser un número entero' },
  decimal: { en: 'must be a number', es: 'debe ser un número' },
  percent: { en: 'must be a percentage', es: 'debe ser un porcentaje' },
  money: { en: 'must be an amount of money', es: 'debe ser una cantidad de dinero' },
  date: { en: 'must be a date like 2026-07-01', es: 'debe ser una fecha como 2026-07-01' },
  time: { en: 'must be a time like 18:30', es: 'debe ser una hora como 18:30' },
  choice: { en: 'must be one of the choices', es: 'debe ser una de las opciones' },
  text: { en: 'must be a short text', es: 'debe ser un texto corto' },
  list: { en: 'must be a list', es: 'debe ser una lista' },
} as const;

function refuseInvalid(fact: FactDeclaration, rule: { en: string; es: string }): never {
  const label = labelOfFact(fact);
  throw new PricingRefusal(
    'invalid-fact',
    { en: `${label.en} ${rule.en}.`, es: `${label.es} ${rule.es}.` },
    fact.name,
  );
}

function checkBounds(fact: FactDeclaration, value: Value): void {
  if (!isOrdered(fact.type)) return;
  const measured = value as Exact | number;
  const low =
    fact.minimum === undefined
      ? typeof measured === 'number'
        ? null
        : NOUGHT
      : (readFactValue(fact.type, fact.minimum) as Exact | number | null);
  if (low !== null && order(measured, low) < 0) {
    const least = fact.minimum ?? 0;
    refuseInvalid(fact, { en: `cannot be below ${least}`, es: `no puede ser menor que ${least}` });
  }
  if (fact.maximum === undefined) return;
  const high = readFactValue(fact.type, fact.maximum) as Exact | number | null;
  if (high === null || order(measured, high) <= 0) return;
  const most = fact.maximum;
  refuseInvalid(fact, { en: `cannot be above ${most}`, es: `no puede ser mayor que ${most}` });
}

const ORDERED = new Set(['integer', 'decimal', 'percent', 'money', 'date', 'time']);
const isOrdered = (type: string): boolean => ORDERED.has(type);

const MOST_ITEMS = 100;

function readList(fact: FactDeclaration, given: unknown): readonly Value[] {
  if (!Array.isArray(given)) return refuseInvalid(fact, TYPE_WORDS.list);
  const most = fact.maximumItems ?? MOST_ITEMS;
  if (given.length > most) {
    refuseInvalid(fact, {
      en: `cannot hold more than ${most}`,
      es: `no puede tener más de ${most}`,
    });
  }
  const { items } = fact;
  if (items === undefined) return refuseInvalid(fact, TYPE_WORDS.list);
  if (items.type === 'record') {
    return given.map((item) => readRecord(fact, items.fields, item));
  }
  const { type, choices } = items;
  const element: FactDeclaration = {
    name: fact.name,
    type,
    question: fact.question,
    ...(fact.label === undefined ? {} : { label: fact.label }),
    ...(choices === undefined ? {} : { choices }),
  };
  return given.map((item) => readValue(element, item));
}

function readRecord(
  fact: FactDeclaration,
  fields: readonly FactDeclaration[],
  given: unknown,
): RecordValue {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return refuseInvalid(fact, TYPE_WORDS.list);
  }
  const values = checkFacts(fields, given as Facts);
  const record = new Map<string, Value>();
  fields.forEach((field, index) => {
    const value = values[index];
    if (value !== undefined) record.set(field.name, value);
  });
  return record;
}
