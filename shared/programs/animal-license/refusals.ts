import { dayInWords } from '../../kernel/calendar-words.ts';
import { refusalsOf } from '../../program/refusals.ts';

/** The rules an animal license is refused by, in the counter's words. */
export const refuseAnimal = refusalsOf({
  'rabies-missing': (name) => ({
    en: `No rabies vaccination is on file for ${name}. Enter the certificate first.`,
    es: `No consta la vacuna contra la rabia de ${name}. Registre primero el certificado.`,
  }),
  'rabies-expired': (day) => ({
    en: `The rabies vaccination ended ${dayInWords(day).en}. A new certificate is needed before the license can be sold.`,
    es: `La vacuna contra la rabia venció el ${dayInWords(day).es}. Se necesita un certificado nuevo antes de vender la licencia.`,
  }),
  'rabies-ends-before-license': (day) => ({
    en: `The rabies vaccination ends ${dayInWords(day).en}, before the new license would begin. Enter a newer certificate first.`,
    es: `La vacuna contra la rabia vence el ${dayInWords(day).es}, antes de que empiece la nueva licencia. Registre primero un certificado más reciente.`,
  }),
  'rabies-in-future': () => ({
    en: 'The vaccination is dated in the future. Check the certificate.',
    es: 'La vacuna tiene fecha futura. Revise el certificado.',
  }),
  'rabies-dates-reversed': () => ({
    en: 'The vaccination ends before it was given. Check both dates.',
    es: 'La vacuna vence antes de la fecha en que se aplicó. Revise ambas fechas.',
  }),
  'born-in-future': () => ({
    en: 'The animal cannot be born after today.',
    es: 'El animal no puede haber nacido después de hoy.',
  }),
  'license-already-current': (day) => ({
    en: `This animal is licensed through ${dayInWords(day).en} and can be renewed from 60 days before.`,
    es: `Este animal tiene licencia hasta el ${dayInWords(day).es}; se puede renovar desde 60 días antes.`,
  }),
  'term-not-allowed': () => ({
    en: 'A license is sold for 1, 2 or 3 years; 3 years only for an animal older than 12 months.',
    es: 'La licencia se vende por 1, 2 o 3 años; 3 años solo si el animal tiene más de 12 meses.',
  }),
});
