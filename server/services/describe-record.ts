import { readOpenCart } from '../../db/repositories/carts.ts';
import { readParty } from '../../db/repositories/parties.ts';
import {
  readRecord,
  recordEvents,
  recordsOfHolder,
  type RecordEventRow,
  type RecordRow,
} from '../../db/repositories/records.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Localized } from '../../shared/kernel/language.ts';
import type { RecordPageAnswer, RecordSummaryAnswer } from '../contract/people.ts';
import type { ServerContext } from '../server-context.ts';
import { describeParty } from './describe-party.ts';
import { priceAction } from './price-action.ts';
import { recordView } from './record-view.ts';
import type { Clerk } from './visitor.ts';

/** How a record stands, what can be done with it, and what that costs where nothing is asked. */
async function summarize(
  context: ServerContext,
  clerk: Clerk,
  row: RecordRow,
  inCart: ReadonlySet<string>,
): Promise<RecordSummaryAnswer> {
  const program = await context.fees.program(row.program, clerk.today);
  invariant(program !== null, `${row.program} is a program of this city`);
  const record = recordView(row);
  const { primaryAction, ...summary } = program.record.summarize(record, clerk.today);
  const actions = program.actions.filter((action) => action.offered(record, clerk.today));
  const priced =
    primaryAction === null
      ? null
      : await priceAction(
          context.fees,
          { program: program.id, action: primaryAction, record, answers: {} },
          clerk.today,
        );
  return {
    recordId: row.id,
    program: row.program,
    number: row.number,
    ...summary,
    group: ['overdue', 'due', 'soon'].includes(summary.tone) ? 'due' : 'has',
    amountCents: priced?.ok === true ? priced.value.quote.totalCents : null,
    primaryAction,
    actions: actions.map((action) => action.id),
    inCart: inCart.has(row.id),
  };
}

/** What each action that is offered would take for granted. */
async function suggestionsFor(
  context: ServerContext,
  clerk: Clerk,
  row: RecordRow,
): Promise<RecordPageAnswer['suggestions']> {
  const program = await context.fees.program(row.program, clerk.today);
  const record = recordView(row);
  const offered = program?.actions.filter((action) => action.offered(record, clerk.today)) ?? [];
  return Object.fromEntries(
    offered.map((action) => [action.id, { ...action.suggest?.(record, clerk.today) }]),
  );
}

async function recordsInCart(context: ServerContext, clerk: Clerk): Promise<ReadonlySet<string>> {
  const cart = await readOpenCart(context.database.sql, {
    workstationId: clerk.workstation.id,
    staffId: clerk.staff.id,
  });
  return new Set(cart?.items.flatMap((item) => item.recordId ?? []));
}

/** Everything that a person has or owes; null when there is no such person. */
export async function showParty(context: ServerContext, clerk: Clerk, id: string) {
  const { sql } = context.database;
  const [party, rows, inCart] = await Promise.all([
    readParty(sql, id),
    recordsOfHolder(sql, id),
    recordsInCart(context, clerk),
  ]);
  if (party === null) return null;
  const items = await Promise.all(rows.map((row) => summarize(context, clerk, row, inCart)));
  return { party: describeParty(party), items };
}

/** One record with its holder and its history; null when there is no such record. */
export async function showRecord(
  context: ServerContext,
  clerk: Clerk,
  id: string,
): Promise<RecordPageAnswer | null> {
  const { sql } = context.database;
  const row = await readRecord(sql, id);
  if (row === null) return null;
  if ((await context.fees.program(row.program, clerk.today)) === null) return null;
  const [holder, events, inCart] = await Promise.all([
    row.holderId === null ? null : readParty(sql, row.holderId),
    recordEvents(sql, id),
    recordsInCart(context, clerk),
  ]);
  return {
    record: {
      id: row.id,
      program: row.program,
      number: row.number,
      state: row.state,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      version: row.version,
      details: row.details,
    },
    holder: holder === null ? null : describeParty(holder),
    summary: await summarize(context, clerk, row, inCart),
    suggestions: await suggestionsFor(context, clerk, row),
    events: events.map((event) => ({ at: event.at.toISOString(), text: eventWords(event) })),
  };
}

const EVENTS: Readonly<Record<string, Localized>> = {
  licensed: { en: 'Licensed', es: 'Licencia emitida' },
  renewed: { en: 'Renewed', es: 'Renovada' },
  'tag-replaced': { en: 'Tag replaced', es: 'Placa repuesta' },
  paid: { en: 'Paid', es: 'Pagada' },
  amended: { en: 'Details mended', es: 'Datos corregidos' },
};

/** "Renewed, receipt C1-FY27-000012, Rosa Vellum" */
function eventWords({ kind, receiptNumber, staffName }: RecordEventRow): Localized {
  const what = EVENTS[kind] ?? { en: kind, es: kind };
  const tail = (receipt: string): string =>
    [receiptNumber === null ? null : `${receipt} ${receiptNumber}`, staffName]
      .filter((part) => part !== null)
      .map((part) => `, ${part}`)
      .join('');
  return { en: `${what.en}${tail('receipt')}`, es: `${what.es}${tail('recibo')}` };
}
