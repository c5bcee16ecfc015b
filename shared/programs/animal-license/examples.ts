import type { RecordView, WorkedExample } from '../../program/program-definition.ts';

const biscuit: RecordView = {
  id: '00000000-0000-7000-8000-000000000001',
  number: 'AL-26-000318',
  state: 'active',
  startsOn: '2025-12-01',
  endsOn: '2026-11-30',
  version: 3,
  details: {
    animalName: 'Biscuit',
    species: 'dog',
    breed: 'Terrier mix',
    color: 'tan',
    sex: 'female',
    altered: true,
    rabiesVaccinatedOn: '2025-12-01',
    rabiesExpiresOn: '2028-12-01',
    tagNumber: '26-03318',
  },
  holder: { id: '00000000-0000-7000-8000-000000000002', name: 'Adaeze Marshwick', birthYear: 1988 },
};
const intact: RecordView = { ...biscuit, details: { ...biscuit.details, altered: false } };

/** Worked totals under Alder Bay's schedule of July 2026. */
export const examples: readonly WorkedExample[] = [
  {
    name: 'an altered dog, two years, in time',
    action: 'renew',
    record: biscuit,
    answers: { termYears: 2, seniorOwner: false },
    today: '2026-11-23',
    expect: { totalCents: 2800 },
  },
  {
    name: 'a dog that is not altered, one year, renewed long after it lapsed: late fee',
    action: 'renew',
    record: { ...intact, state: 'ended', endsOn: '2026-08-31' },
    answers: { termYears: 1, seniorOwner: false },
    today: '2026-11-23',
    expect: { totalCents: 5100 },
  },
  {
    name: 'an older owner pays half for an altered dog',
    action: 'renew',
    record: biscuit,
    answers: { termYears: 2, seniorOwner: true },
    today: '2026-11-23',
    expect: { totalCents: 1400 },
  },
  {
    name: 'a lapsed rabies vaccination refuses the license',
    action: 'renew',
    record: { ...biscuit, details: { ...biscuit.details, rabiesExpiresOn: '2026-11-01' } },
    answers: { termYears: 1, seniorOwner: false },
    today: '2026-11-23',
    expect: { refusal: 'rabies-expired' },
  },
  {
    name: 'a license with most of a year to run is not renewed',
    action: 'renew',
    record: { ...biscuit, endsOn: '2027-06-30' },
    answers: { termYears: 1, seniorOwner: false },
    today: '2026-11-23',
    expect: { refusal: 'license-already-current' },
  },
  {
    name: 'a lost tag is replaced',
    action: 'replace-tag',
    record: biscuit,
    answers: { tagNumber: '26-04400' },
    today: '2026-11-23',
    expect: { totalCents: 700 },
  },
];
