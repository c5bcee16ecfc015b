import { addDays } from '../../shared/program/days.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { DemoWords, Violation } from '../pack/pack-schema.ts';
import { KNOWN_CITATIONS } from './known-people.ts';
import type { Random } from './random.ts';
import type { RecordRow } from './seed-rows.ts';

const PROGRAM = 'parking-citation';
const FIRST_NUMBER = 103_900;

type State = 'active' | 'ended' | 'void' | 'held';

/** Of ten citations, how each stands. */
const STATES: readonly State[] = [
  ...Array<State>(6).fill('active'),
  'ended',
  'ended',
  'void',
  'held',
];

/** Ages in days: before the first deadline, in the late penalty, long delinquent. */
const AGES = [
  [0, 20],
  [22, 35],
  [37, 90],
  [91, 330],
] as const;

const PLATE_LETTERS = ['FIC', 'FIC', 'FIC', 'TAL', 'MYT', 'FAB'];

/** A plate that no real car carries: its letters say so. */
const makePlate = (random: Random): string =>
  `${random.between(1, 9)}${random.pick(PLATE_LETTERS)}${random.digits(3)}`;

/** How the agency closed it, as the register shows it. */
function disposition(
  state: State,
  violatedOn: string,
  today: string,
  random: Random,
): Record<string, string> {
  if (state === 'void') return { disposition: 'dismissed' };
  if (state === 'held') return { disposition: 'under review' };
  if (state !== 'ended') return {};
  const paidOn = addDays(violatedOn, random.between(0, 30));
  return { disposition: 'paid', paidOn: paidOn < today ? paidOn : today };
}

interface Issued {
  readonly number: string;
  readonly plate: string;
  readonly plateState: string;
  readonly violation: Violation;
  readonly violatedOn: string;
  readonly violatedAt: string;
  readonly location: string;
  readonly state: State;
}

function citationRow(issued: Issued, random: Random, today: string): RecordRow {
  const { number, state, violation, ...given } = issued;
  return {
    id: random.id(),
    program: PROGRAM,
    number,
    holder_id: null,
    state,
    starts_on: null,
    ends_on: null,
    details: {
      ...given,
      violation: violation.code,
      violationLabel: violation.en,
      violationLabelEs: violation.es,
      correctable: violation.correctable,
      ...disposition(state, issued.violatedOn, today, random),
    },
  };
}

function knownCitations(
  violations: readonly Violation[],
  random: Random,
  today: string,
): RecordRow[] {
  return KNOWN_CITATIONS.map(({ violation, daysAgo, time, ...known }) => {
    const found = violations.find(({ code }) => code === violation) ?? violations[0];
    invariant(found !== undefined, 'a demo pack has violations');
    const issued = {
      ...known,
      plateState: 'CA',
      violation: found,
      violatedOn: addDays(today, -daysAgo),
      violatedAt: time,
    };
    return citationRow(issued, random, today);
  });
}

/** Made-up citations, the known ones first: every violation in every state and at every age. */
export function makeCitations(
  words: DemoWords,
  violations: readonly Violation[],
  random: Random,
  today: string,
  count: number,
): RecordRow[] {
  const citations = knownCitations(violations, random, today);
  const taken = new Set(citations.map((citation) => citation.number));
  let serial = FIRST_NUMBER;
  for (let made = 0; citations.length < count; made += 1) {
    const number = `AB-${serial}`;
    serial += 1;
    if (taken.has(number)) continue;
    // The lengths of the three lists share no rhythm, so that all combinations come up.
    const violation = violations[made % violations.length];
    const ages = AGES[Math.floor(made / violations.length) % AGES.length];
    const state = STATES[Math.floor(made / (violations.length * AGES.length)) % STATES.length];
    invariant(violation && ages && state, 'lists are walked round and round');
    const minutes = random.between(7 * 60, 20 * 60);
    const issued = {
      number,
      plate: makePlate(random),
      plateState: random.pick(words.plateStates),
      violation,
      violatedOn: addDays(today, -random.between(ages[0], ages[1])),
      violatedAt: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
      location: `${random.between(1, 19)}00 block ${random.pick(words.streets)}`,
      state,
    };
    citations.push(citationRow(issued, random, today));
  }
  return citations;
}
