import type { RecordView, WorkedExample } from '../../program/program-definition.ts';

const meter: RecordView = {
  id: '00000000-0000-7000-8000-000000000003',
  number: 'AB-104277',
  state: 'active',
  startsOn: null,
  endsOn: null,
  version: 1,
  details: {
    plate: '7FIC042',
    plateState: 'CA',
    violation: 'AB-40.1',
    violationLabel: 'expired meter',
    violationLabelEs: 'parquímetro vencido',
    violatedOn: '2026-10-16',
    violatedAt: '10:42',
    location: '400 block Ferry Ave',
    correctable: false,
  },
  holder: null,
};

/** Worked totals under Alder Bay's schedule of July 2026. */
export const examples: readonly WorkedExample[] = [
  {
    name: 'an expired meter within 21 days',
    action: 'pay',
    record: meter,
    answers: {},
    today: '2026-10-30',
    expect: { totalCents: 4800 },
  },
  {
    name: 'the same after the first deadline: a late penalty of 15.00',
    action: 'pay',
    record: meter,
    answers: {},
    today: '2026-11-23',
    expect: { totalCents: 6300 },
  },
  {
    name: 'a paid citation is not paid again',
    action: 'pay',
    record: { ...meter, state: 'ended' },
    answers: {},
    today: '2026-11-23',
    expect: { refusal: 'citation-already-paid' },
  },
  {
    name: 'a meter violation cannot be corrected',
    action: 'pay',
    record: meter,
    answers: { correctedOn: '2026-10-20' },
    today: '2026-10-30',
    expect: { refusal: 'not-correctable' },
  },
];
