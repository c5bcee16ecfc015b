import { readdirSync, readFileSync } from 'node:fs';
import type { FactDeclaration } from '../../shared/fees/facts.ts';
import { loadSchedules, type Schedule } from '../../shared/fees/load-schedule.ts';
import { READINGS, RENAMED, SCOPE_INPUTS } from './readings.ts';

/** A worked case of a real rule, as published or derived. */
export interface FeeCase {
  readonly id: string;
  readonly rule_id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly lines: readonly { readonly label: string; readonly amount: string }[];
  readonly expected_total_cents: number;
}

const HERE = new URL('.', import.meta.url);
export const CITIES = new URL('cities/', HERE);

export function readCases(): readonly FeeCase[] {
  return JSON.parse(readFileSync(new URL('cases.json', HERE), 'utf8')) as FeeCase[];
}

/** Every rule's schedule versions by rule id (`A01`). Throws with the problems of a bad file. */
export function loadCities(): ReadonlyMap<string, readonly Schedule[]> {
  const loaded = new Map<string, readonly Schedule[]>();
  for (const file of readdirSync(CITIES).sort()) {
    const result = loadSchedules(readFileSync(new URL(file, CITIES), 'utf8'), { file });
    if (!result.ok) {
      const said = result.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`);
      throw new Error(said.join('\n'));
    }
    loaded.set(file.slice(0, 3).toUpperCase(), result.schedules);
  }
  return loaded;
}

/** The inputs of a case as the schedule's facts: dollars as text, the scope flags left out. */
export function factsOf(
  each: FeeCase,
  schedules: readonly Schedule[],
): Readonly<Record<string, unknown>> {
  const reading = READINGS[each.id] ?? {};
  if (reading.facts !== undefined) return reading.facts;
  const facts: Record<string, unknown> = { ...reading.extra };
  for (const [input, value] of Object.entries(each.inputs)) {
    if (SCOPE_INPUTS.has(input) && !isFact(schedules, input)) continue;
    const name = RENAMED[each.rule_id]?.[input] ?? input;
    const declared = schedules.flatMap(({ facts: all }) => all).find((fact) => fact.name === name);
    facts[name] = asFact(declared, value);
  }
  return facts;
}

const isFact = (schedules: readonly Schedule[], name: string): boolean =>
  schedules.some(({ facts }) => facts.some((fact) => fact.name === name));

function asFact(declared: FactDeclaration | undefined, value: unknown): unknown {
  if (declared?.type !== 'money' || typeof value !== 'number') return value;
  return value.toString();
}
