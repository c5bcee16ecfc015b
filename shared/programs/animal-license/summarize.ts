import { dayInWords } from '../../kernel/calendar-words.ts';
import type { Localized } from '../../kernel/language.ts';
import { textOf } from '../../program/details.ts';
import { addDays } from '../../program/days.ts';
import type { RecordSummary, RecordView } from '../../program/program-definition.ts';

const SOON_DAYS = 60;

function rabiesWords(record: RecordView, today: string): Localized {
  const rabies = textOf(record.details, 'rabiesExpiresOn');
  if (rabies === null) return { en: 'no rabies certificate', es: 'sin certificado de rabia' };
  const day = dayInWords(rabies);
  return rabies < today
    ? { en: `rabies lapsed ${day.en}`, es: `vacuna vencida el ${day.es}` }
    : { en: `rabies good to ${day.en}`, es: `vacuna vigente hasta ${day.es}` };
}

/** How an animal stands: licensed, ending soon, lapsed, or not yet licensed. */
export function summarizeAnimal(record: RecordView, today: string): RecordSummary {
  const name = textOf(record.details, 'animalName') ?? record.number;
  const cat = record.details['species'] === 'cat';
  const titled = (what: Localized): Localized => ({
    en: `${name}, ${cat ? 'cat' : 'dog'} ${what.en} ${record.number}`,
    es: `${name}, ${what.es} de ${cat ? 'gato' : 'perro'} ${record.number}`,
  });
  const rabies = rabiesWords(record, today);
  const say = (words: Localized): Localized => ({
    en: `${words.en} · ${rabies.en}`,
    es: `${words.es} · ${rabies.es}`,
  });
  if (record.state === 'pending' || record.endsOn === null) {
    return {
      title: {
        en: `${name}, ${cat ? 'cat' : 'dog'} ${record.number}`,
        es: `${name}, ${cat ? 'gato' : 'perro'} ${record.number}`,
      },
      detail: say({ en: 'Needs a license', es: 'Necesita licencia' }),
      tone: 'due',
      primaryAction: 'new',
    };
  }
  const title = titled({ en: 'license', es: 'licencia' });
  const ends = dayInWords(record.endsOn);
  if (record.state === 'held' || record.state === 'void') {
    return {
      title,
      detail: say(
        record.state === 'held'
          ? { en: 'On hold', es: 'En espera' }
          : { en: 'Void', es: 'Anulada' },
      ),
      tone: record.state === 'held' ? 'held' : 'ended',
      primaryAction: null,
    };
  }
  if (record.endsOn < today) {
    return {
      title,
      detail: say({ en: `Lapsed ${ends.en}`, es: `Venció el ${ends.es}` }),
      tone: 'overdue',
      primaryAction: 'renew',
    };
  }
  const soon = record.endsOn <= addDays(today, SOON_DAYS);
  return {
    title,
    detail: say({ en: `Ends ${ends.en}`, es: `Vence el ${ends.es}` }),
    tone: soon ? 'soon' : 'fine',
    primaryAction: soon ? 'renew' : null,
  };
}
