import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { SCHEDULE_KEYS } from '../../../shared/fees/load-schedule.ts';
import { LINE_KEYS, LINE_KINDS } from '../../../shared/fees/schedule/lines.ts';
import { FACT_KEYS, FACT_TYPES } from '../../../shared/fees/schedule/read-facts.ts';
import { TABLE_KEYS } from '../../../shared/fees/schedule/tables.ts';
import { CITIES } from '../../fees/case-files.ts';
import { misfits, type JsonSchema } from '../../fees/json-schema.ts';

const root = new URL('../../../', import.meta.url);
const schema = JSON.parse(
  readFileSync(new URL('shared/fees/schedule.schema.json', root), 'utf8'),
) as JsonSchema;

const keys = (of: JsonSchema | undefined): readonly string[] => Object.keys(of?.properties ?? {});
const sorted = (words: readonly unknown[]): readonly string[] => words.map(String).sort();
const defs = schema.$defs ?? {};

/** The documents as an editor's YAML support reads them: numbers and truths are typed. */
function documents(url: URL): readonly unknown[] {
  const parsed = parseAllDocuments(readFileSync(url, 'utf8'));
  return 'empty' in parsed ? [] : parsed.map((each): unknown => each.toJS());
}

function filesOf(folder: URL): readonly URL[] {
  return readdirSync(folder).map((name) => new URL(name, folder));
}

describe('the JSON Schema for editors', () => {
  it('knows the same keys as the loader', () => {
    const fact = defs['fact']?.oneOf?.find((each) => each.properties !== undefined);
    expect(sorted(keys(schema))).toEqual(sorted(SCHEDULE_KEYS));
    expect(sorted(keys(defs['line']))).toEqual(sorted(LINE_KEYS));
    expect(sorted(keys(defs['table']))).toEqual(sorted(TABLE_KEYS));
    expect(sorted(keys(fact))).toEqual(sorted(FACT_KEYS));
  });

  it('knows the same words as the loader', () => {
    expect(sorted(defs['factType']?.enum ?? [])).toEqual(sorted(FACT_TYPES));
    expect(sorted(defs['line']?.properties?.['kind']?.enum ?? [])).toEqual(sorted(LINE_KINDS));
  });

  const files = [...filesOf(CITIES), ...filesOf(new URL('db/cities/alder-bay/fees/', root))];
  it.each(files.map((url) => [url.pathname.split('/').at(-1), url] as const))(
    'accepts %s, which the loader accepts',
    (_name, url) => {
      for (const document of documents(url)) expect(misfits(schema, document)).toEqual([]);
    },
  );

  it('underlines a misspelt key, a missing amount and an unknown kind', () => {
    const line = { id: 'fee', label: { en: 'Fee', es: 'Tarifa' }, kind: 'toll', acount: '101' };
    const wrong = misfits(schema, { program: 'x', effective: '2026-07-01', lines: [line] });
    expect(wrong).toEqual([
      '/lines/0 lacks amount',
      '/lines/0/kind is no choice',
      '/lines/0 has no acount',
    ]);
  });
});
