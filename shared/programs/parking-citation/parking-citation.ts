import type { Facts } from '../../fees/facts.ts';
import { dayInWords } from '../../kernel/calendar-words.ts';
import type { Localized } from '../../kernel/language.ts';
import { textOf } from '../../program/details.ts';
import type {
  ProgramDefinition,
  RecordSummary,
  RecordView,
  RegisterColumn,
} from '../../program/program-definition.ts';
import { examples } from './examples.ts';
import { citationFacts, citationFields } from './fields.ts';
import { pay } from './pay.ts';
import { refuseCitation } from './refusals.ts';

function standing(record: RecordView): Localized | null {
  switch (record.state) {
    case 'ended':
      return { en: 'Paid', es: 'Pagada' };
    case 'void':
      return { en: 'Dismissed', es: 'Anulada' };
    case 'held':
      return { en: 'Under review', es: 'En revisión' };
    case 'pending':
    case 'active':
      return null;
  }
}

function summarize(record: RecordView): RecordSummary {
  const issued = dayInWords(textOf(record.details, 'violatedOn') ?? '');
  const location = textOf(record.details, 'location') ?? '';
  const what = textOf(record.details, 'violationLabel') ?? '';
  const whatEs = textOf(record.details, 'violationLabelEs') ?? what;
  const stands = standing(record);
  return {
    title: { en: `Citation ${record.number}, ${what}`, es: `Multa ${record.number}, ${whatEs}` },
    detail: {
      en: `${stands === null ? '' : `${stands.en} · `}${issued.en}, ${location}`,
      es: `${stands === null ? '' : `${stands.es} · `}${issued.es}, ${location}`,
    },
    tone: stands === null ? 'due' : record.state === 'held' ? 'held' : 'ended',
    primaryAction: stands === null ? 'pay' : null,
  };
}

const column = (
  id: string,
  label: Localized,
  kind: RegisterColumn['kind'] = 'text',
): RegisterColumn => ({ id, label, kind, value: (record) => textOf(record.details, id) });

const refuseDetails = (details: Facts, today: string): ReturnType<typeof refuseCitation> | null =>
  (textOf(details, 'violatedOn') ?? today) > today
    ? refuseCitation('citation-in-future', { field: 'violatedOn' })
    : null;

/** Parking citations issued by the agency and paid at the counter: D14. */
export const parkingCitation: ProgramDefinition = {
  id: 'parking-citation',
  label: { en: 'Parking citation', es: 'Multa de estacionamiento' },
  shortLabel: { en: 'Parking citation', es: 'Multas' },
  icon: 'circle-parking',
  record: {
    noun: { en: 'citation', es: 'multa' },
    numberPrefix: 'AB',
    fields: citationFields,
    addedAtCounter: false,
    hasHolder: false,
    refuse: refuseDetails,
    numbers: (details) => [textOf(details, 'plate')].filter((n) => n !== null),
    summarize,
  },
  facts: citationFacts,
  actions: [pay],
  register: {
    title: { en: 'Register of parking citations', es: 'Registro de multas de estacionamiento' },
    columns: [
      {
        id: 'number',
        label: { en: 'Citation', es: 'Multa' },
        kind: 'text',
        value: (record) => record.number,
      },
      column('violatedOn', { en: 'Issued', es: 'Emitida' }, 'date'),
      column('violation', { en: 'Code', es: 'Código' }),
      column('violationLabel', { en: 'Violation', es: 'Infracción' }),
      { ...column('plate', { en: 'Plate', es: 'Placa' }), staffOnly: true },
      column('location', { en: 'Location', es: 'Lugar' }),
      {
        id: 'state',
        label: { en: 'State', es: 'Estado' },
        kind: 'choice',
        value: (record) => standing(record)?.en ?? 'Open',
      },
      column('paidOn', { en: 'Paid', es: 'Pagada' }, 'date'),
    ],
  },
  examples,
};
