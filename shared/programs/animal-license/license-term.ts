import { flagOf, numberOf, textOf } from '../../program/details.ts';
import { addDays, addYears, daysBetween, earlierOf } from '../../program/days.ts';
import type { RecordView, Sale } from '../../program/program-definition.ts';
import type { Refusal } from '../../failures/refusal.ts';
import { refuseAnimal } from './refusals.ts';

/** A license may be renewed from this many days before it ends. */
const RENEWAL_WINDOW_DAYS = 60;
/** A license renewed within this many days of its end goes on from that end, without a gap. */
const CONTINUES_WITHIN_DAYS = 30;

export interface LicenseTerm {
  readonly startsOn: string;
  readonly endsOn: string;
  /** Whether the rabies vaccination made the term shorter than the years that were paid. */
  readonly shortened: boolean;
}

/** The first day of the next license. */
function nextStart(record: RecordView, today: string): string {
  if (record.endsOn === null || daysBetween(record.endsOn, today) > CONTINUES_WITHIN_DAYS)
    return today;
  return addDays(record.endsOn, 1);
}

/**
 * The days a sold license runs: the years asked for, but never past the rabies vaccination
 * (California Food and Agricultural Code 30801; Government Code 38792).
 */
export function licenseTerm({ record, answers, today }: Sale): LicenseTerm {
  const startsOn = nextStart(record, today);
  const years = numberOf(answers, 'termYears') ?? 1;
  const full = addDays(addYears(startsOn, years), -1);
  const rabies = textOf(record.details, 'rabiesExpiresOn') ?? full;
  const endsOn = earlierOf(full, rabies);
  return { startsOn, endsOn, shortened: endsOn < full };
}

/** The first broken rule of selling a license for this animal now, or null. */
export function refuseLicense(sale: Sale): Refusal | null {
  const { record, answers, today } = sale;
  const rabies = textOf(record.details, 'rabiesExpiresOn');
  if (rabies === null) {
    return refuseAnimal('rabies-missing', { about: textOf(record.details, 'animalName') ?? '' });
  }
  if (rabies < today) return refuseAnimal('rabies-expired', { about: rabies });
  if (record.endsOn !== null && record.state === 'active') {
    if (daysBetween(today, record.endsOn) > RENEWAL_WINDOW_DAYS) {
      return refuseAnimal('license-already-current', { about: record.endsOn });
    }
  }
  if (rabies < nextStart(record, today)) {
    return refuseAnimal('rabies-ends-before-license', { about: rabies });
  }
  const bornOn = textOf(record.details, 'bornOn');
  const years = numberOf(answers, 'termYears');
  if (years === 3 && bornOn !== null && addYears(bornOn, 1) > today) {
    return refuseAnimal('term-not-allowed', { field: 'termYears' });
  }
  return null;
}

/** The broken rules of an animal's own record. */
export function refuseDetails(
  details: Readonly<Record<string, unknown>>,
  today: string,
): Refusal | null {
  const given = textOf(details, 'rabiesVaccinatedOn');
  const through = textOf(details, 'rabiesExpiresOn');
  const bornOn = textOf(details, 'bornOn');
  if (given !== null && given > today) {
    return refuseAnimal('rabies-in-future', { field: 'rabiesVaccinatedOn' });
  }
  if (given !== null && through !== null && through < given) {
    return refuseAnimal('rabies-dates-reversed', { field: 'rabiesExpiresOn' });
  }
  if (bornOn !== null && bornOn > today) return refuseAnimal('born-in-future', { field: 'bornOn' });
  return null;
}

/** "altered" or "not altered": what the fee turns on. */
export const alteredWords = (record: RecordView): { en: string; es: string } =>
  flagOf(record.details, 'altered')
    ? { en: 'altered', es: 'esterilizado' }
    : { en: 'not altered', es: 'sin esterilizar' };
