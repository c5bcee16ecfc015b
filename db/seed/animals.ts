import { addDays, addYears, earlierOf } from '../../shared/program/days.ts';
import type { DemoWords } from '../pack/pack-schema.ts';
import { KNOWN_PEOPLE } from './known-people.ts';
import type { Random } from './random.ts';
import type { PartyRow, RecordRow } from './seed-rows.ts';

const PROGRAM = 'animal-license';

/** How an animal stands with the city; each exists in every seeded city. */
const STANDINGS = [
  ...Array<'fine'>(8).fill('fine'),
  ...Array<'soon'>(5).fill('soon'),
  ...Array<'shortened'>(1).fill('shortened'),
  ...Array<'lapsed'>(2).fill('lapsed'),
  ...Array<'rabies-lapsed'>(1).fill('rabies-lapsed'),
  ...Array<'ended'>(1).fill('ended'),
  ...Array<'pending'>(1).fill('pending'),
  ...Array<'no-certificate'>(1).fill('no-certificate'),
  ...Array<'held'>(1).fill('held'),
  ...Array<'void'>(1).fill('void'),
] as const;
type Standing = (typeof STANDINGS)[number];

/** The last day of the license, in days from today. */
function endsInDays(standing: Standing, random: Random): number {
  switch (standing) {
    case 'fine':
    case 'held':
      return random.between(61, 700);
    case 'soon':
    case 'shortened':
      return random.between(0, 60);
    case 'lapsed':
    case 'rabies-lapsed':
      return -random.between(1, 150);
    case 'ended':
      return -random.between(200, 900);
    case 'pending':
    case 'no-certificate':
    case 'void':
      return random.between(10, 300);
  }
}

interface Term {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly vaccinatedOn: string;
  readonly rabiesExpiresOn: string;
}

/** A license and the vaccination under it; a license never outlives its vaccination. */
function makeTerm(standing: Standing, random: Random, today: string): Term {
  const endsOn = addDays(today, endsInDays(standing, random));
  const years = random.pick([1, 1, 1, 2, 2, 3]);
  const startsOn = addDays(addYears(endsOn, -years), 1);
  const short = standing === 'shortened' || standing === 'rabies-lapsed';
  if (short) {
    return { startsOn, endsOn, vaccinatedOn: addYears(endsOn, -3), rabiesExpiresOn: endsOn };
  }
  const vaccinatedOn = years === 3 ? startsOn : addDays(startsOn, -random.between(0, 45));
  return {
    startsOn: earlierOf(startsOn, today),
    endsOn,
    vaccinatedOn: earlierOf(vaccinatedOn, today),
    rabiesExpiresOn: addYears(vaccinatedOn, 3),
  };
}

function makeAnimal(
  owner: PartyRow,
  standing: Standing,
  words: DemoWords,
  random: Random,
  today: string,
): RecordRow {
  const dog = random.chance(72);
  const term = makeTerm(standing, random, today);
  const licensed = standing !== 'pending' && standing !== 'no-certificate';
  const certified = standing !== 'no-certificate';
  return {
    id: random.id(),
    program: PROGRAM,
    number: '',
    holder_id: owner.id,
    state: stateOf(standing),
    starts_on: licensed ? term.startsOn : null,
    ends_on: licensed ? term.endsOn : null,
    details: {
      animalName: random.pick(words.animalNames),
      species: dog ? 'dog' : 'cat',
      breed: random.pick(dog ? words.dogBreeds : words.catBreeds),
      color: random.pick(words.colors),
      sex: random.pick(['female', 'male']),
      altered: random.chance(78),
      bornOn: addDays(term.vaccinatedOn, -random.between(100, 4000)),
      ...(certified
        ? {
            rabiesVaccinatedOn: term.vaccinatedOn,
            rabiesExpiresOn: term.rabiesExpiresOn,
            rabiesCertificate: `RV-${random.digits(6)}`,
          }
        : {}),
      ...(random.chance(55) ? { microchip: `985${random.digits(12)}` } : {}),
    },
  };
}

function stateOf(standing: Standing): RecordRow['state'] {
  switch (standing) {
    case 'pending':
    case 'no-certificate':
      return 'pending';
    case 'ended':
    case 'held':
    case 'void':
      return standing;
    case 'fine':
    case 'soon':
    case 'shortened':
    case 'lapsed':
    case 'rabies-lapsed':
      return 'active';
  }
}

function knownAnimals(residents: readonly PartyRow[], random: Random, today: string): RecordRow[] {
  return KNOWN_PEOPLE.flatMap((person, index) =>
    person.animals.map((animal) => {
      const day = (days: number | null) => (days === null ? null : addDays(today, days));
      const rabiesExpiresOn = day(animal.rabiesEndsInDays) ?? today;
      const vaccinatedOn = addYears(rabiesExpiresOn, animal.state === 'pending' ? -1 : -3);
      const { animalName, species, breed, color, sex, altered, tagNumber } = animal;
      return {
        id: random.id(),
        program: PROGRAM,
        number: animal.license,
        holder_id: residents[index]?.id ?? null,
        state: animal.state,
        starts_on: day(animal.startsInDays),
        ends_on: day(animal.endsInDays),
        details: {
          ...{ animalName, species, breed, color, sex, altered },
          bornOn: addDays(vaccinatedOn, -700),
          rabiesVaccinatedOn: vaccinatedOn,
          rabiesExpiresOn,
          rabiesCertificate: `RV-${random.digits(6)}`,
          ...(tagNumber === null ? {} : { tagNumber }),
        },
      };
    }),
  );
}

/** Made-up animals, the known ones first; numbers and tags are given later. */
export function makeAnimals(
  residents: readonly PartyRow[],
  words: DemoWords,
  random: Random,
  today: string,
  count: number,
): RecordRow[] {
  const animals = knownAnimals(residents, random, today);
  const owners = residents.filter((party) => party.kind === 'person').slice(KNOWN_PEOPLE.length);
  let owner = 0;
  for (let made = 0; animals.length < count; made += 1) {
    // Six of ten owners have one animal; the next of the others' is the same owner's.
    if (made > 0 && random.chance(60)) owner = (owner + 1) % owners.length;
    const holder = owners[owner];
    if (holder === undefined) break;
    const standing = STANDINGS[made % STANDINGS.length] ?? 'fine';
    animals.push(makeAnimal(holder, standing, words, random, today));
  }
  return animals;
}
