/**
 * The people, animals and citations that exist in every seeded city, small or large. Tests, the
 * screenshots and the README tell their stories; days are relative to the business day, so that the
 * stories stay true.
 */

/** Days from the business day: negative is past. */
interface KnownAnimal {
  readonly animalName: string;
  readonly species: 'dog' | 'cat';
  readonly breed: string;
  readonly color: string;
  readonly sex: 'female' | 'male';
  readonly altered: boolean;
  /** The record's number. */
  readonly license: string;
  readonly tagNumber: string | null;
  readonly state: 'active' | 'ended' | 'pending' | 'held';
  readonly startsInDays: number | null;
  readonly endsInDays: number | null;
  readonly rabiesEndsInDays: number | null;
}

interface KnownPerson {
  readonly name: string;
  readonly phone: string;
  readonly street: string;
  /** Years before the business day's year. */
  readonly age: number;
  readonly noChecksForDays: number | null;
  readonly animals: readonly KnownAnimal[];
}

interface KnownCitation {
  readonly number: string;
  readonly plate: string;
  readonly violation: string;
  readonly daysAgo: number;
  readonly time: string;
  readonly location: string;
  readonly state: 'active' | 'ended' | 'void' | 'held';
}

/** The license that the first receipt renews: it ends in a week, its rabies vaccination in two years. */
export const BISCUIT: KnownAnimal = {
  animalName: 'Biscuit',
  species: 'dog',
  breed: 'Terrier mix',
  color: 'tan',
  sex: 'female',
  altered: true,
  license: 'AL-26-000318',
  tagNumber: '26-03318',
  state: 'active',
  startsInDays: -357,
  endsInDays: 7,
  rabiesEndsInDays: 738,
};

/** Not licensed yet; its certificate is on file. */
export const CHURRO: KnownAnimal = {
  animalName: 'Churro',
  species: 'dog',
  breed: 'Chihuahua',
  color: 'cream',
  sex: 'male',
  altered: false,
  license: 'AL-26-000319',
  tagNumber: null,
  state: 'pending',
  startsInDays: null,
  endsInDays: null,
  rabiesEndsInDays: 350,
};

/** Licensed for another year: nothing is due. */
export const OLIVE: KnownAnimal = {
  animalName: 'Olive',
  species: 'cat',
  breed: 'Domestic shorthair',
  color: 'black and white',
  sex: 'female',
  altered: true,
  license: 'AL-26-000320',
  tagNumber: '26-03320',
  state: 'active',
  startsInDays: -330,
  endsInDays: 400,
  rabiesEndsInDays: 700,
};

export const ADAEZE: KnownPerson = {
  name: 'Adaeze Marshwick',
  phone: '(555) 555-0142',
  street: '1180 Heron Street',
  age: 38,
  noChecksForDays: 120,
  animals: [BISCUIT, CHURRO, OLIVE],
};

/** Old enough for the senior owner's price. */
export const TADEO: KnownPerson = {
  name: 'Tadeo Thistlebrook',
  phone: '(555) 555-0117',
  street: '22 Tidepool Lane',
  age: 72,
  noChecksForDays: null,
  animals: [
    {
      ...BISCUIT,
      animalName: 'Comet',
      breed: 'Greyhound',
      color: 'gray',
      sex: 'male',
      license: 'AL-26-000321',
      tagNumber: '26-03321',
      startsInDays: -345,
      endsInDays: 19,
    },
  ],
};

/** Her dog's license lapsed long ago: the late fee is due. It is not altered. */
export const ROCIO: KnownPerson = {
  name: 'Rocío Kestrelwood',
  phone: '(555) 555-0163',
  street: '7 Lighthouse Road',
  age: 45,
  noChecksForDays: null,
  animals: [
    {
      ...BISCUIT,
      animalName: 'Ñandú',
      breed: 'Border collie',
      color: 'black',
      altered: false,
      license: 'AL-26-000322',
      tagNumber: '26-03322',
      state: 'ended',
      startsInDays: -449,
      endsInDays: -84,
      rabiesEndsInDays: 640,
    },
  ],
};

/** The rabies vaccination of his dog has lapsed: no license can be sold. */
export const DUC: KnownPerson = {
  name: 'Đức Pebblemoor',
  phone: '(555) 555-0185',
  street: '340 Sandpiper Way',
  age: 29,
  noChecksForDays: null,
  animals: [
    {
      ...BISCUIT,
      animalName: 'Phở',
      breed: 'Beagle',
      color: 'brown',
      license: 'AL-26-000323',
      tagNumber: '26-03323',
      startsInDays: -387,
      endsInDays: -23,
      rabiesEndsInDays: -22,
    },
  ],
};

export const KNOWN_PEOPLE: readonly KnownPerson[] = [ADAEZE, TADEO, ROCIO, DUC];

/** The fine that the first receipt takes: an expired meter, past its first deadline. */
export const CITATION: KnownCitation = {
  number: 'AB-104277',
  plate: '7FIC042',
  violation: 'AB-40.1',
  daysAgo: 38,
  time: '10:42',
  location: '400 block Ferry Avenue',
  state: 'active',
};

export const RECENT_CITATION: KnownCitation = {
  number: 'AB-104301',
  plate: '4FIC618',
  violation: 'AB-40.7',
  daysAgo: 5,
  time: '08:15',
  location: '100 block Alder Street',
  state: 'active',
};

export const CORRECTABLE_CITATION: KnownCitation = {
  ...RECENT_CITATION,
  number: 'AB-104302',
  plate: '6FIC107',
  violation: 'AB-40.6',
  daysAgo: 12,
};

export const PAID_CITATION: KnownCitation = {
  ...CITATION,
  number: 'AB-104103',
  plate: '7FIC042',
  daysAgo: 120,
  state: 'ended',
};

export const DISMISSED_CITATION: KnownCitation = {
  ...RECENT_CITATION,
  number: 'AB-104104',
  plate: '2FIC550',
  daysAgo: 90,
  state: 'void',
};

export const REVIEWED_CITATION: KnownCitation = {
  ...RECENT_CITATION,
  number: 'AB-104105',
  plate: '3FIC771',
  daysAgo: 60,
  state: 'held',
};

export const KNOWN_CITATIONS: readonly KnownCitation[] = [
  CITATION,
  RECENT_CITATION,
  CORRECTABLE_CITATION,
  PAID_CITATION,
  DISMISSED_CITATION,
  REVIEWED_CITATION,
];

/** Tags of the series that a seeded city has bought: 26-03001 to 26-05000. */
export const FIRST_TAG = 3001;
export const LAST_TAG = 5000;
/** Always available, so that a test or a demonstration can hand one out. */
export const FREE_TAGS = ['26-04400', '26-04401', '26-04402', '26-04403', '26-04404'] as const;
