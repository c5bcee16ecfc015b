import { describe, expect, it } from 'vitest';
import { cityCalendar } from '../../../shared/fees/calendar.ts';
import { loadSchedule } from '../../../shared/fees/load-schedule.ts';
import { quote } from '../../../shared/fees/price.ts';
import { dataOnlyProgram } from '../../../shared/program/data-only-program.ts';
import type { RecordView } from '../../../shared/program/program-definition.ts';

const SOURCE = `
program: fees-and-permits
title: { en: Fees and permits, es: Tarifas y permisos }
effective: 2026-07-01
authority: Resolution 2026-040
actions:
  copies: { en: Copies, es: Copias }
  notary: { en: Notary, es: Notario }
facts:
  pages:
    type: integer
    question: { en: "How many pages?", es: "¿Cuántas páginas?" }
    label: { en: pages, es: páginas }
    actions: [copies]
amounts:
  per-page: $0.10
  signature: $15.00
lines:
  - id: copies
    label: { en: Copies, es: Copias }
    actions: [copies]
    amount: pages * per-page
    account: 101-4510
  - id: notary
    label: { en: Notary signature, es: Firma de notario }
    actions: [notary]
    amount: signature
    account: 101-4515
`;

function load() {
  const loaded = loadSchedule(SOURCE, { file: 'fees-and-permits.yaml' });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => `${p.line}: ${p.message}`).join('\n'));
  return loaded.schedule;
}

describe('a program that is only a fee schedule', () => {
  const schedule = load();
  const program = dataOnlyProgram(schedule);
  const draft: RecordView = {
    id: '00000000-0000-7000-8000-00000000000a',
    number: '',
    state: 'pending',
    startsOn: null,
    endsOn: null,
    version: 0,
    details: {},
    holder: null,
  };

  it('asks each action for its own facts only', () => {
    const asked = program.actions.map((action) => [action.id, action.fields.map((f) => f.name)]);
    expect(asked).toEqual([
      ['copies', ['pages']],
      ['notary', []],
    ]);
  });

  it('is priced, told and recorded from the schedule alone', () => {
    const [copies] = program.actions;
    if (copies === undefined) throw new Error('no action');
    const sale = { record: draft, answers: { pages: 12 }, today: '2026-11-23' };
    const priced = quote({
      schedules: [schedule],
      action: 'copies',
      facts: copies.facts(sale),
      on: sale.today,
      calendar: cityCalendar([]),
    });
    expect(priced).toMatchObject({ ok: true, quote: { totalCents: 120 } });
    expect(copies.receipt(sale)).toEqual({
      title: { en: 'Copies', es: 'Copias' },
      detail: { en: 'pages: 12', es: 'páginas: 12' },
    });
    expect(copies.effects(sale)).toMatchObject([
      { kind: 'create-record', numberPrefix: 'FP', details: { action: 'copies', pages: 12 } },
    ]);
  });
});
