import type { FactDeclaration } from '../../fees/facts.ts';

/** What a citation holds, as the parking agency issued it. The violation is a code of the city's
 * own; its fine stands in the fee schedule. */
export const citationFields: readonly FactDeclaration[] = [
  { name: 'plate', type: 'text', question: { en: 'License plate', es: 'Placa del vehículo' } },
  {
    name: 'plateState',
    type: 'text',
    question: { en: 'State of plate', es: 'Estado de la placa' },
  },
  {
    name: 'violation',
    type: 'text',
    question: { en: 'Violation code', es: 'Código de infracción' },
  },
  { name: 'violationLabel', type: 'text', question: { en: 'Violation', es: 'Infracción' } },
  {
    name: 'violationLabelEs',
    type: 'text',
    question: { en: 'Violation in Spanish', es: 'Infracción en español' },
  },
  {
    name: 'violatedOn',
    type: 'date',
    question: { en: 'Issued on', es: 'Fecha de emisión' },
    label: { en: 'day of the citation', es: 'día de la multa' },
  },
  {
    name: 'violatedAt',
    type: 'time',
    question: { en: 'Issued at', es: 'Hora de emisión' },
    optional: true,
  },
  { name: 'location', type: 'text', question: { en: 'Location', es: 'Lugar' } },
  {
    name: 'correctable',
    type: 'boolean',
    question: { en: 'Can be corrected', es: 'Se puede corregir' },
    default: false,
  },
];

/** Vehicle Code 40225: proof that the fault was mended reduces the fine. */
export const correctedOn: FactDeclaration = {
  name: 'correctedOn',
  type: 'date',
  question: { en: 'Proof of correction is dated', es: 'Fecha del comprobante de corrección' },
  label: { en: 'day of the proof of correction', es: 'día del comprobante de corrección' },
  help: {
    en: 'Only for registration and equipment violations. Leave empty without proof.',
    es: 'Solo para infracciones de registro y equipo. Déjelo vacío si no hay comprobante.',
  },
  optional: true,
};

/** The facts that parking citation fee schedules may price by. */
export const citationFacts: readonly FactDeclaration[] = [
  ...citationFields.filter((field) => field.name === 'violation' || field.name === 'violatedOn'),
  correctedOn,
  {
    name: 'priorPaidCents',
    type: 'money',
    question: { en: 'Paid before', es: 'Pagado anteriormente' },
    label: { en: 'paid before', es: 'pagado anteriormente' },
    default: 0,
  },
  {
    name: 'paidOn',
    type: 'date',
    question: { en: 'Day of payment', es: 'Día del pago' },
    label: { en: 'day of payment', es: 'día del pago' },
  },
];
