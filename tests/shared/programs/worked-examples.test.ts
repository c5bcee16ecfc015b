/** Each program's worked examples, priced by Alder Bay's own schedules. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it, describe } from 'vitest';
import { cityCalendar } from '../../../shared/fees/calendar.ts';
import { loadSchedules } from '../../../shared/fees/load-schedule.ts';
import { quote } from '../../../shared/fees/price.ts';
import type { ProgramDefinition } from '../../../shared/program/program-definition.ts';
import { PROGRAMS } from '../../../shared/programs/registry.ts';

const calendar = cityCalendar(['2026-11-11', '2026-11-26', '2026-11-27', '2026-12-25']);

const programs: ProgramDefinition[] = Object.values(PROGRAMS);

describe.each(programs)('$id', (program) => {
  const files = globSync('db/cities/alder-bay/fees/*.yaml').filter((file) =>
    new RegExp(`/${program.id}[^/]*\\.yaml$`).test(file),
  );
  const schedules = files.flatMap((file) => {
    const loaded = loadSchedules(readFileSync(file, 'utf8'), {
      file,
      facts: program.facts,
      actions: program.actions.map((action) => action.id),
    });
    if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
    return loaded.schedules;
  });

  it.each(program.examples)('$name', ({ action: id, record, answers, today, expect: expected }) => {
    const action = program.actions.find((candidate) => candidate.id === id);
    if (action === undefined) throw new Error(`no action ${id}`);
    const sale = { record, answers, today };
    if ('refusal' in expected) {
      expect(action.refuse(sale)?.code).toBe(expected.refusal);
      return;
    }
    const result = quote({ schedules, action: id, facts: action.facts(sale), on: today, calendar });
    expect(result).toMatchObject({ ok: true, quote: { totalCents: expected.totalCents } });
  });
});
