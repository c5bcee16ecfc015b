import type { Refusal } from '../../failures/refusal.ts';
import { dayInWords } from '../../kernel/calendar-words.ts';
import { flagOf, textOf } from '../../program/details.ts';
import type { ActionDefinition, Sale } from '../../program/program-definition.ts';
import { correctedOn } from './fields.ts';
import { refuseCitation } from './refusals.ts';

function refuse({ record, answers, today }: Sale): Refusal | null {
  const about = { about: record.number };
  if (record.state === 'ended') return refuseCitation('citation-already-paid', about);
  if (record.state === 'void') return refuseCitation('citation-dismissed', about);
  if (record.state === 'held') return refuseCitation('citation-under-review', about);
  const proof = textOf(answers, 'correctedOn');
  if (proof === null) return null;
  if (!flagOf(record.details, 'correctable')) {
    return refuseCitation('not-correctable', { field: 'correctedOn' });
  }
  const issued = textOf(record.details, 'violatedOn') ?? today;
  if (proof < issued || proof > today) {
    return refuseCitation('correction-before-citation', { about: issued, field: 'correctedOn' });
  }
  return null;
}

/** Pays a citation in full as it stands today; it then is settled and cannot be contested. */
export const pay: ActionDefinition = {
  id: 'pay',
  label: { en: 'Pay citation', es: 'Pagar multa' },
  verb: { en: 'Pay', es: 'Pagar' },
  target: 'record',
  fields: [correctedOn],
  offered: (record) => record.state === 'active' || record.state === 'pending',
  refuse,
  facts: ({ record, answers, today }) => ({
    violation: record.details['violation'],
    violatedOn: record.details['violatedOn'],
    ...(textOf(answers, 'correctedOn') === null ? {} : { correctedOn: answers['correctedOn'] }),
    paidOn: today,
  }),
  effects: ({ record, today }) => [
    {
      kind: 'change-record',
      recordId: record.id,
      version: record.version,
      event: 'paid',
      state: 'ended',
      details: { disposition: 'paid', paidOn: today },
    },
  ],
  receipt: ({ record }) => {
    const issued = dayInWords(textOf(record.details, 'violatedOn') ?? '');
    const what = textOf(record.details, 'violationLabel') ?? '';
    const whatEs = textOf(record.details, 'violationLabelEs') ?? what;
    return {
      title: {
        en: `Parking citation ${record.number}`,
        es: `Multa de estacionamiento ${record.number}`,
      },
      detail: { en: `${what}, issued ${issued.en}`, es: `${whatEs}, emitida el ${issued.es}` },
    };
  },
};
