import { textOf } from '../../program/details.ts';
import type { ProgramDefinition } from '../../program/program-definition.ts';
import { newLicense, renew, replaceTag } from './actions.ts';
import { examples } from './examples.ts';
import { animalFields, animalLicenseFacts } from './fields.ts';
import { refuseDetails } from './license-term.ts';
import { summarizeAnimal } from './summarize.ts';

/** Dog and cat licenses: D13. */
export const animalLicense: ProgramDefinition = {
  id: 'animal-license',
  label: { en: 'Animal license', es: 'Licencia de mascota' },
  shortLabel: { en: 'Animal license', es: 'Mascotas' },
  icon: 'paw-print',
  record: {
    noun: { en: 'animal', es: 'animal' },
    numberPrefix: 'AL',
    fields: animalFields,
    addedAtCounter: true,
    hasHolder: true,
    refuse: refuseDetails,
    numbers: (details) =>
      [textOf(details, 'tagNumber'), textOf(details, 'microchip')].filter((n) => n !== null),
    summarize: summarizeAnimal,
  },
  facts: animalLicenseFacts,
  actions: [newLicense, renew, replaceTag],
  register: {
    title: { en: 'Register of animal licenses', es: 'Registro de licencias de mascotas' },
    columns: [
      {
        id: 'number',
        label: { en: 'License', es: 'Licencia' },
        kind: 'text',
        value: (record) => record.number,
      },
      {
        id: 'tagNumber',
        label: { en: 'Tag', es: 'Placa' },
        kind: 'text',
        value: (record) => textOf(record.details, 'tagNumber'),
      },
      {
        id: 'animalName',
        label: { en: 'Animal', es: 'Animal' },
        kind: 'text',
        value: (record) => textOf(record.details, 'animalName'),
      },
      {
        id: 'species',
        label: { en: 'Species', es: 'Especie' },
        kind: 'choice',
        value: (record) => textOf(record.details, 'species'),
      },
      {
        id: 'breed',
        label: { en: 'Breed', es: 'Raza' },
        kind: 'text',
        value: (record) => textOf(record.details, 'breed'),
      },
      {
        id: 'holder',
        label: { en: 'Owner', es: 'Dueño' },
        kind: 'text',
        staffOnly: true,
        value: (record) => record.holder?.name ?? null,
      },
      {
        id: 'state',
        label: { en: 'State', es: 'Estado' },
        kind: 'choice',
        value: (record) => record.state,
      },
      {
        id: 'startsOn',
        label: { en: 'From', es: 'Desde' },
        kind: 'date',
        value: (record) => record.startsOn,
      },
      {
        id: 'endsOn',
        label: { en: 'Through', es: 'Hasta' },
        kind: 'date',
        value: (record) => record.endsOn,
      },
      {
        id: 'rabiesExpiresOn',
        label: { en: 'Rabies through', es: 'Vacuna hasta' },
        kind: 'date',
        value: (record) => textOf(record.details, 'rabiesExpiresOn'),
      },
    ],
  },
  examples,
};
