import { FUNCTION_NAMES } from '../language/functions.ts';
import { RESERVED } from '../language/tokens.ts';
import type { FactChoice, FactDeclaration, FactItem, FactType } from '../facts.ts';
import { readFactValue } from './fact-types.ts';
import { wordsOfName } from './words-of-name.ts';
import type { Entry, Item, Reader } from './reader.ts';

export const FACT_TYPES: readonly FactType[] = [
  'boolean',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'time',
  'choice',
  'text',
  'list',
];

const NAME = /^[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/;

/** Whether a fact, table, figure or line may have this name; says why not. */
export function checkName(reader: Reader, entry: { key: string; keyAt: number }): boolean {
  const { key, keyAt } = entry;
  if (RESERVED.has(key) || FUNCTION_NAMES.has(key) || key === 'subtotal' || key === 'position') {
    reader.problems.add(keyAt, `"${key}" is a word of the language; choose another name.`);
    return false;
  }
  if (NAME.test(key) && key !== '__proto__') return true;
  reader.problems.add(
    keyAt,
    `"${key}" cannot be a name: use letters, digits and hyphens, beginning with a letter.`,
  );
  return false;
}

export const FACT_KEYS = [
  'type',
  'question',
  'label',
  'help',
  'unit',
  'minimum',
  'maximum',
  'choices',
  'optional',
  'default',
  'items',
  'fields',
  'most items',
  'actions',
] as const;

/** The facts that a schedule declares itself. */
export function readFacts(reader: Reader, item: Item | undefined): readonly FactDeclaration[] {
  if (item === undefined) return [];
  return reader.entries(item, 'facts').flatMap((entry) => {
    const fact = checkName(reader, entry) ? readFact(reader, entry) : null;
    return fact === null ? [] : [fact];
  });
}

function readFact(reader: Reader, entry: Entry): FactDeclaration | null {
  const { key: name, value } = entry;
  const words = wordsOfName(name);
  if (!reader.isMap(value)) {
    const type = readType(reader, value, name);
    if (type === null) return null;
    reader.problems.warn(entry.keyAt, `${name} has no question for the form to ask.`);
    return { name, type, question: { en: `${words}?`, es: `¿${words}?` } };
  }
  const fields = reader.fields(value, `the fact ${name}`, FACT_KEYS);
  const type = readType(reader, fields.get('type'), name, entry.keyAt);
  if (type === null) return null;
  const question = reader.localized(fields.get('question'), 'question');
  if (question === null && !fields.has('question')) {
    reader.problems.warn(entry.keyAt, `${name} has no question for the form to ask.`);
  }
  return {
    name,
    type,
    question: question ?? { en: `${words}?`, es: `¿${words}?` },
    ...present('label', reader.localized(fields.get('label'), 'label')),
    ...present('help', reader.localized(fields.get('help'), 'help')),
    ...present('unit', reader.text(fields.get('unit'), 'unit')),
    ...present('minimum', readBound(reader, fields.get('minimum'), type)),
    ...present('maximum', readBound(reader, fields.get('maximum'), type)),
    ...present('choices', readChoices(reader, fields.get('choices'), type, entry)),
    ...(reader.truth(fields.get('optional'), 'optional') ? { optional: true } : {}),
    ...present('default', readDefault(reader, fields.get('default'), type)),
    ...present('items', readItems(reader, fields, type, entry)),
    ...present('maximumItems', readCount(reader, fields.get('most items'))),
    ...present('actions', readWords(reader, fields.get('actions'), 'actions')),
  };
}

function present<K extends string, V>(key: K, value: V | null): Record<K, V> | object {
  return value === null ? {} : { [key]: value };
}

function readType(
  reader: Reader,
  item: Item | undefined,
  name: string,
  at?: number,
): FactType | null {
  if (item === undefined) {
    reader.problems.add(at ?? 0, `The fact ${name} needs a type: ${FACT_TYPES.join(', ')}.`);
    return null;
  }
  const text = reader.text(item, 'type');
  const type = FACT_TYPES.find((each) => each === text);
  if (type === undefined && text !== null) {
    reader.problems.add(
      item.at,
      `"${text}" is not a type of fact. Types are: ${FACT_TYPES.join(', ')}.`,
    );
  }
  return type ?? null;
}

/** A bound or default as JSON has it: money written in dollars becomes cents. */
function readPlain(reader: Reader, item: Item | undefined, type: FactType): number | string | null {
  if (item === undefined) return null;
  const text = reader.text(item, 'a bound');
  if (text === null) return null;
  const written =
    type === 'money' || type === 'date' || type === 'time' ? text : text.replaceAll(',', '');
  if (readFactValue(type, written) === null) {
    reader.problems.add(item.at, `"${text}" is not of type ${type}.`);
    return null;
  }
  if (type === 'date' || type === 'time' || type === 'text' || type === 'choice') return text;
  return type === 'money' ? text : Number(written);
}

const readBound = readPlain;

function readDefault(
  reader: Reader,
  item: Item | undefined,
  type: FactType,
): boolean | number | string | null {
  if (item === undefined) return null;
  if (type === 'boolean') return reader.truth(item, 'default');
  return readPlain(reader, item, type);
}

function readChoices(
  reader: Reader,
  item: Item | undefined,
  type: FactType,
  entry: Entry,
): readonly FactChoice[] | null {
  if (item === undefined) {
    if (type === 'choice') {
      reader.problems.add(entry.keyAt, `The fact ${entry.key} needs choices to choose from.`);
    }
    return null;
  }
  if (reader.isList(item)) {
    return (readWords(reader, item, 'choices') ?? []).map((value) => ({
      value,
      label: { en: value, es: value },
    }));
  }
  return reader.entries(item, 'choices').map(({ key, value }) => ({
    value: key,
    label: reader.localized(value, `the choice ${key}`) ?? { en: key, es: key },
  }));
}

function readItems(
  reader: Reader,
  fields: ReadonlyMap<string, Item>,
  type: FactType,
  entry: Entry,
): FactItem | null {
  const of = fields.get('items');
  const records = fields.get('fields');
  if (type !== 'list') return null;
  if (records !== undefined) return { type: 'record', fields: readFacts(reader, records) };
  const held = readType(reader, of, `${entry.key} (items)`, entry.keyAt);
  if (held === null || held === 'list') return null;
  const choices = readChoices(reader, fields.get('choices'), held, entry);
  return choices === null ? { type: held } : { type: held, choices };
}

function readCount(reader: Reader, item: Item | undefined): number | null {
  const text = reader.text(item, 'most items');
  if (text === null) return null;
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= 1000) return count;
  reader.problems.add(item?.at ?? 0, 'The most items of a list is a number from 1 to 1,000.');
  return null;
}

/** A list of plain words, or one word. */
export function readWords(
  reader: Reader,
  item: Item | undefined,
  what: string,
): readonly string[] | null {
  if (item === undefined) return null;
  if (!reader.isList(item)) {
    const one = reader.text(item, what);
    return one === null ? null : [one];
  }
  return reader.list(item, what).flatMap((each) => reader.text(each, what) ?? []);
}
