import { describe, expect, it } from 'vitest';
import type { ProgramDefinition } from '../../../shared/program/program-definition.ts';
import { PROGRAMS, programById } from '../../../shared/programs/registry.ts';

const programs: [string, ProgramDefinition][] = Object.entries(PROGRAMS);

describe.each(programs)('%s', (id, program) => {
  it('is registered under its own id', () => {
    expect(program.id).toBe(id);
    expect(programById(id)).toBe(program);
  });

  it('says everything in English and Spanish', () => {
    const texts = [
      program.label,
      program.shortLabel,
      program.record.noun,
      program.register.title,
      ...program.register.columns.map((column) => column.label),
      ...program.actions.flatMap((action) => [
        action.label,
        action.verb,
        ...action.fields.map((field) => field.question),
      ]),
      ...program.record.fields.map((field) => field.question),
    ];
    for (const text of texts) {
      expect(text.en.trim(), JSON.stringify(text)).not.toBe('');
      expect(text.es.trim(), JSON.stringify(text)).not.toBe('');
    }
  });

  it('prices by facts that it declares, and nothing else', () => {
    const declared = new Set(program.facts.map((fact) => fact.name));
    for (const example of program.examples) {
      const action = program.actions.find((candidate) => candidate.id === example.action);
      const facts = action?.facts({
        record: example.record,
        answers: example.answers,
        today: example.today,
      });
      for (const name of Object.keys(facts ?? {})) expect(declared).toContain(name);
    }
  });

  it('refuses what its examples say is refused, and nothing else', () => {
    for (const example of program.examples) {
      const action = program.actions.find((candidate) => candidate.id === example.action);
      expect(action, example.name).toBeDefined();
      const refusal = action?.refuse({
        record: example.record,
        answers: example.answers,
        today: example.today,
      });
      const expected = 'refusal' in example.expect ? example.expect.refusal : undefined;
      expect(refusal?.code, example.name).toBe(expected);
    }
  });
});

it('knows no program by the name of an object property', () => {
  expect(programById('__proto__')).toBeNull();
  expect(programById('toString')).toBeNull();
});
