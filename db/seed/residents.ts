import type { CityPack } from '../pack/load-pack.ts';
import type { DemoWords } from '../pack/pack-schema.ts';
import { addDays } from '../../shared/program/days.ts';
import { KNOWN_PEOPLE } from './known-people.ts';
import type { Random } from './random.ts';
import type { PartyRow } from './seed-rows.ts';

/** Telephone numbers 555-0100 to 555-0199 belong to nobody, in any area code. */
const AREA_CODES = ['555', '555', '555', '707', '831', '415', '916', '209'];

const familyName = (random: Random, { familyNames }: DemoWords): string =>
  `${random.pick(familyNames.first)}${random.pick(familyNames.last)}`;

function mailFrom(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('Đ', 'D')
    .replaceAll('đ', 'd');
  return `${plain.toLowerCase().split(/\s+/).join('.')}@example.com`;
}

function address(
  pack: CityPack,
  street: string,
): Pick<PartyRow, 'street' | 'city' | 'state' | 'zip'> {
  const zip = /\d{5}$/.exec(pack.city.address.at(-1) ?? '')?.[0] ?? '95999';
  return { street, city: pack.city.shortName, state: 'CA', zip };
}

function knownResidents(pack: CityPack, random: Random, today: string): PartyRow[] {
  return KNOWN_PEOPLE.map((person) => ({
    id: random.id(),
    kind: 'person',
    name: person.name,
    phone: person.phone,
    email: mailFrom(person.name),
    ...address(pack, person.street),
    birth_year: Number(today.slice(0, 4)) - person.age,
    no_checks_until:
      person.noChecksForDays === null ? null : addDays(today, person.noChecksForDays),
  }));
}

/** Made-up residents, the known ones first; one in twenty is an organization. */
export function makeResidents(
  pack: CityPack,
  words: DemoWords,
  random: Random,
  today: string,
  count: number,
): PartyRow[] {
  const residents = knownResidents(pack, random, today);
  const year = Number(today.slice(0, 4));
  while (residents.length < count) {
    const organization = random.chance(5);
    const family = familyName(random, words);
    const name = organization
      ? `${family} ${random.pick(words.organizations)}`
      : `${random.pick(words.givenNames)} ${family}`;
    const phone = `(${random.pick(AREA_CODES)}) 555-01${random.digits(2)}`;
    residents.push({
      id: random.id(),
      kind: organization ? 'organization' : 'person',
      name,
      phone: random.chance(90) ? phone : null,
      email: random.chance(60) ? mailFrom(name) : null,
      ...address(pack, `${random.between(1, 1999)} ${random.pick(words.streets)}`),
      birth_year: organization || random.chance(15) ? null : year - random.between(18, 91),
      no_checks_until: random.chance(2) ? addDays(today, random.between(20, 300)) : null,
    });
  }
  return residents;
}
