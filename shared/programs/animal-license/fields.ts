import type { FactDeclaration } from '../../fees/facts.ts';

/** What a registered animal's record holds. */
export const animalFields: readonly FactDeclaration[] = [
  {
    name: 'animalName',
    type: 'text',
    question: { en: 'Name', es: 'Nombre' },
  },
  {
    name: 'species',
    type: 'choice',
    question: { en: 'Species', es: 'Especie' },
    label: { en: 'species', es: 'especie' },
    choices: [
      { value: 'dog', label: { en: 'Dog', es: 'Perro' } },
      { value: 'cat', label: { en: 'Cat', es: 'Gato' } },
    ],
  },
  { name: 'breed', type: 'text', question: { en: 'Breed', es: 'Raza' } },
  { name: 'color', type: 'text', question: { en: 'Color', es: 'Color' } },
  {
    name: 'sex',
    type: 'choice',
    question: { en: 'Sex', es: 'Sexo' },
    choices: [
      { value: 'female', label: { en: 'Female', es: 'Hembra' } },
      { value: 'male', label: { en: 'Male', es: 'Macho' } },
    ],
  },
  {
    name: 'altered',
    type: 'boolean',
    question: { en: 'Spayed or neutered, proof seen', es: 'Esterilizado, con comprobante visto' },
    label: { en: 'spayed or neutered', es: 'esterilizado' },
    default: false,
  },
  {
    name: 'bornOn',
    type: 'date',
    question: { en: 'Born on', es: 'Fecha de nacimiento' },
    optional: true,
  },
  {
    name: 'rabiesVaccinatedOn',
    type: 'date',
    question: { en: 'Rabies vaccination given', es: 'Vacuna contra la rabia aplicada' },
    optional: true,
  },
  {
    name: 'rabiesExpiresOn',
    type: 'date',
    question: { en: 'Rabies vaccination good through', es: 'Vacuna vigente hasta' },
    optional: true,
  },
  {
    name: 'rabiesCertificate',
    type: 'text',
    question: { en: 'Rabies certificate number', es: 'Número del certificado de vacuna' },
    optional: true,
  },
  {
    name: 'microchip',
    type: 'text',
    question: { en: 'Microchip', es: 'Microchip' },
    optional: true,
  },
];

export const termYears: FactDeclaration = {
  name: 'termYears',
  type: 'integer',
  unit: 'years',
  question: { en: 'For how many years?', es: '¿Por cuántos años?' },
  label: { en: 'years', es: 'años' },
  help: {
    en: 'The license never outlives the rabies vaccination.',
    es: 'La licencia nunca dura más que la vacuna contra la rabia.',
  },
  minimum: 1,
  maximum: 3,
};

export const seniorOwner: FactDeclaration = {
  name: 'seniorOwner',
  type: 'boolean',
  question: { en: 'Owner is 65 or older', es: 'El dueño tiene 65 años o más' },
  label: { en: 'owner is 65 or older', es: 'el dueño tiene 65 años o más' },
  default: false,
};

export const tagNumber: FactDeclaration = {
  name: 'tagNumber',
  type: 'text',
  question: { en: 'Number on the tag you hand over', es: 'Número de la placa que entrega' },
};

/** The facts that animal license fee schedules may price by. */
export const animalLicenseFacts: readonly FactDeclaration[] = [
  ...animalFields.filter((field) => field.name === 'species' || field.name === 'altered'),
  { ...termYears, actions: ['new', 'renew'] },
  { ...seniorOwner, actions: ['new', 'renew'] },
  {
    name: 'expiredOn',
    type: 'date',
    question: { en: 'End of the previous license', es: 'Fin de la licencia anterior' },
    label: { en: 'end of the previous license', es: 'fin de la licencia anterior' },
    optional: true,
    actions: ['renew'],
  },
  {
    name: 'paidOn',
    type: 'date',
    question: { en: 'Day of payment', es: 'Día del pago' },
    label: { en: 'day of payment', es: 'día del pago' },
  },
];
