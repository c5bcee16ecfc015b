import type { FactDeclaration, Facts } from '../fees/facts.ts';
import type { Schedule, ScheduleAction } from '../fees/schedule/schedule.ts';
import { dayInWords } from '../kernel/calendar-words.ts';
import { LANGUAGES, type Language, type Localized } from '../kernel/language.ts';
import { cents, formatCents } from '../money/cents.ts';
import { textOf } from './details.ts';
import type { ActionDefinition, ProgramDefinition, Sale } from './program-definition.ts';

const PAID_ON = 'paidOn';

/**
 * A program that is only a fee schedule of the city pack: simple charges (copies, notary, permits:
 * D22) without any TypeScript. What it asks are the schedule's own facts; each sale makes a numbered
 * record, so that its register and its receipt are like any other's.
 */
export function dataOnlyProgram(schedule: Schedule): ProgramDefinition {
  const label = schedule.title ?? { en: schedule.program, es: schedule.program };
  return {
    id: schedule.program,
    label,
    shortLabel: label,
    icon: 'receipt-text',
    record: {
      noun: { en: 'sale', es: 'venta' },
      numberPrefix: prefixOf(schedule.program),
      fields: [],
      addedAtCounter: false,
      hasHolder: true,
      refuse: () => null,
      numbers: () => [],
      summarize: (record) => {
        const action = schedule.actions.find((each) => each.id === record.details['action']);
        const sold = dayInWords(textOf(record.details, 'soldOn') ?? '');
        return {
          title: prefixed(`${record.number}, `, action?.label ?? label),
          detail: { en: `Paid ${sold.en}`, es: `Pagado el ${sold.es}` },
          tone: 'ended',
          primaryAction: null,
        };
      },
    },
    facts: [],
    actions: schedule.actions.map((action) => actionOf(schedule, action)),
    register: {
      title: label,
      columns: [
        { id: 'number', label: words('Number', 'Número'), kind: 'text', value: (r) => r.number },
        {
          id: 'action',
          label: words('Sold', 'Vendido'),
          kind: 'choice',
          value: (record) => textOf(record.details, 'action'),
        },
        {
          id: 'soldOn',
          label: words('Day', 'Día'),
          kind: 'date',
          value: (record) => textOf(record.details, 'soldOn'),
        },
        {
          id: 'holder',
          label: words('For', 'Para'),
          kind: 'text',
          staffOnly: true,
          value: (record) => record.holder?.name ?? null,
        },
      ],
    },
    examples: [],
  };
}

function actionOf(schedule: Schedule, { id, label }: ScheduleAction): ActionDefinition {
  const fields = ownFactsOf(schedule, id);
  return {
    id,
    label,
    verb: words('Add', 'Agregar'),
    target: 'new-record',
    fields,
    offered: () => true,
    refuse: () => null,
    facts: ({ answers, today }) => ({
      ...answers,
      ...(schedule.usesPaidOn ? { [PAID_ON]: today } : {}),
    }),
    effects: ({ record, answers, today }) => [
      {
        kind: 'create-record',
        recordId: record.id,
        program: schedule.program,
        numberPrefix: prefixOf(schedule.program),
        holderId: record.holder?.id ?? null,
        event: 'sold',
        state: 'ended',
        details: { ...answers, action: id, soldOn: today },
      },
    ],
    receipt: (sale) => ({ title: label, detail: answersInWords(fields, sale) }),
  };
}

/** The facts that a schedule declares beyond its program's, for one action. */
const ownFactsOf = (schedule: Schedule, action: string): readonly FactDeclaration[] =>
  schedule.ownFacts.filter(
    (fact) =>
      fact.name !== PAID_ON && (fact.actions === undefined || fact.actions.includes(action)),
  );

/** A built-in program whose forms also ask what its fee schedule declares, and price by it. */
export function withOwnFacts(program: ProgramDefinition, schedule: Schedule): ProgramDefinition {
  if (schedule.ownFacts.length === 0) return program;
  const actions = program.actions.map((action): ActionDefinition => {
    const own = ownFactsOf(schedule, action.id);
    if (own.length === 0) return action;
    return {
      ...action,
      fields: [...action.fields, ...own],
      facts: (sale) => ({
        ...action.facts(sale),
        ...Object.fromEntries(
          own
            .filter((fact) => sale.answers[fact.name] !== undefined)
            .map((fact) => [fact.name, sale.answers[fact.name]]),
        ),
      }),
    };
  });
  return { ...program, actions };
}

/** "pages: 12, certified: yes" */
function answersInWords(fields: readonly FactDeclaration[], { answers }: Sale): Localized {
  const said = (language: Language): string =>
    fields
      .map(
        (field) => [field.label ?? field.question, valueInWords(field, answers, language)] as const,
      )
      .filter(([, value]) => value !== null)
      .map(([label, value]) => `${label[language]}: ${value}`)
      .join(', ');
  return { en: said('en'), es: said('es') };
}

function valueInWords(field: FactDeclaration, answers: Facts, language: Language): string | null {
  const value = answers[field.name];
  if (typeof value === 'boolean') {
    const [no, yes] = language === 'es' ? ['no', 'sí'] : ['no', 'yes'];
    return value ? yes : no;
  }
  if (field.type === 'choice') {
    return field.choices?.find((choice) => choice.value === value)?.label[language] ?? null;
  }
  if (field.type === 'money' && typeof value === 'number') return formatCents(cents(value));
  if (field.type === 'date' && typeof value === 'string') return dayInWords(value)[language];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** `fees-and-permits` gives `FP`: the first letters of its words, small words left out. */
function prefixOf(program: string): string {
  const letters = program
    .split('-')
    .filter((word) => !['and', 'of', 'the', 'for'].includes(word))
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return letters.slice(0, 4) || 'X';
}

const words = (en: string, es: string): Localized => ({ en, es });

const prefixed = (prefix: string, text: Localized): Localized =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, `${prefix}${text[language]}`]),
  ) as Localized;
