import type { Facts } from '../../fees/facts.ts';
import { dayInWords } from '../../kernel/calendar-words.ts';
import type { Localized } from '../../kernel/language.ts';
import { flagOf, textOf } from '../../program/details.ts';
import type { Effect } from '../../program/effect.ts';
import type { ActionDefinition, RecordView, Sale } from '../../program/program-definition.ts';
import { seniorOwner, tagNumber, termYears } from './fields.ts';
import { alteredWords, licenseTerm, refuseLicense } from './license-term.ts';

const SENIOR_AGE = 65;

const nameOf = (record: RecordView): string =>
  textOf(record.details, 'animalName') ?? record.number;

/** "Dog license, renewal · Biscuit" */
function title(record: RecordView, what: Localized): Localized {
  const cat = record.details['species'] === 'cat';
  return {
    en: `${cat ? 'Cat' : 'Dog'} license, ${what.en} · ${nameOf(record)}`,
    es: `Licencia de ${cat ? 'gato' : 'perro'}, ${what.es} · ${nameOf(record)}`,
  };
}

function suggest(record: RecordView, today: string): Facts {
  const birthYear = record.holder?.birthYear ?? null;
  return { seniorOwner: birthYear !== null && Number(today.slice(0, 4)) - birthYear > SENIOR_AGE };
}

const licenseFacts = ({ record, answers, today }: Sale): Facts => ({
  species: record.details['species'],
  altered: flagOf(record.details, 'altered'),
  termYears: answers['termYears'],
  seniorOwner: flagOf(answers, 'seniorOwner'),
  paidOn: today,
});

function termDetail(sale: Sale): Localized {
  const term = licenseTerm(sale);
  const altered = alteredWords(sale.record);
  const until = dayInWords(term.endsOn);
  return {
    en: `${altered.en}, through ${until.en}${term.shortened ? ' (end of rabies vaccination)' : ''}`,
    es: `${altered.es}, hasta el ${until.es}${term.shortened ? ' (fin de la vacuna)' : ''}`,
  };
}

function issueTag(record: RecordView, number: string): Effect {
  return {
    kind: 'issue-stock',
    program: 'animal-license',
    stock: 'tag',
    number,
    recordId: record.id,
  };
}

const retireTag = (record: RecordView, number: string): Effect => ({
  kind: 'retire-stock',
  program: 'animal-license',
  stock: 'tag',
  number,
  recordId: record.id,
  state: 'lost',
});

const tagAnswer = (sale: Sale): string => textOf(sale.answers, 'tagNumber') ?? '';

export const newLicense: ActionDefinition = {
  id: 'new',
  label: { en: 'New license', es: 'Licencia nueva' },
  verb: { en: 'License', es: 'Licenciar' },
  target: 'record',
  fields: [termYears, seniorOwner, tagNumber],
  suggest,
  offered: (record) => record.state === 'pending',
  refuse: refuseLicense,
  facts: licenseFacts,
  effects: (sale) => {
    const { startsOn, endsOn } = licenseTerm(sale);
    return [
      {
        kind: 'change-record',
        recordId: sale.record.id,
        version: sale.record.version,
        event: 'licensed',
        state: 'active',
        startsOn,
        endsOn,
        details: { tagNumber: tagAnswer(sale) },
      },
      issueTag(sale.record, tagAnswer(sale)),
    ];
  },
  receipt: (sale) => {
    const detail = termDetail(sale);
    const tag = tagAnswer(sale);
    return {
      title: title(sale.record, { en: 'new', es: 'nueva' }),
      detail: { en: `${detail.en}, tag ${tag}`, es: `${detail.es}, placa ${tag}` },
    };
  },
};

export const renew: ActionDefinition = {
  id: 'renew',
  label: { en: 'Renew license', es: 'Renovar licencia' },
  verb: { en: 'Renew', es: 'Renovar' },
  target: 'record',
  fields: [termYears, seniorOwner],
  suggest,
  offered: (record) => record.state === 'active' || record.state === 'ended',
  refuse: refuseLicense,
  facts: (sale) => ({
    ...licenseFacts(sale),
    ...(sale.record.endsOn === null ? {} : { expiredOn: sale.record.endsOn }),
  }),
  effects: (sale) => {
    const { startsOn, endsOn } = licenseTerm(sale);
    return [
      {
        kind: 'change-record',
        recordId: sale.record.id,
        version: sale.record.version,
        event: 'renewed',
        state: 'active',
        startsOn,
        endsOn,
      },
    ];
  },
  receipt: (sale) => ({
    title: title(sale.record, { en: 'renewal', es: 'renovación' }),
    detail: termDetail(sale),
  }),
};

export const replaceTag: ActionDefinition = {
  id: 'replace-tag',
  label: { en: 'Replace lost tag', es: 'Reponer placa perdida' },
  verb: { en: 'Replace tag', es: 'Reponer placa' },
  target: 'record',
  fields: [tagNumber],
  offered: (record) => record.state === 'active' && textOf(record.details, 'tagNumber') !== null,
  refuse: () => null,
  facts: ({ record, today }) => ({
    species: record.details['species'],
    altered: flagOf(record.details, 'altered'),
    paidOn: today,
  }),
  effects: (sale) => {
    const { record } = sale;
    const lost = textOf(record.details, 'tagNumber');
    return [
      {
        kind: 'change-record',
        recordId: record.id,
        version: record.version,
        event: 'tag-replaced',
        details: { tagNumber: tagAnswer(sale) },
      },
      ...(lost === null ? [] : [retireTag(record, lost)]),
      issueTag(record, tagAnswer(sale)),
    ];
  },
  receipt: (sale) => {
    const lost = textOf(sale.record.details, 'tagNumber') ?? '';
    const tag = tagAnswer(sale);
    return {
      title: title(sale.record, { en: 'replacement tag', es: 'placa de reemplazo' }),
      detail: { en: `tag ${tag} instead of ${lost}`, es: `placa ${tag} en lugar de ${lost}` },
    };
  },
};
