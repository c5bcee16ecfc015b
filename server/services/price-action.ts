import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { explainLine } from '../../shared/fees/explain.ts';
import type { Facts } from '../../shared/fees/facts.ts';
import { quote as priceQuote } from '../../shared/fees/price.ts';
import type { Quote } from '../../shared/fees/quote.ts';
import type { Localized } from '../../shared/kernel/language.ts';
import type {
  ActionDefinition,
  ProgramDefinition,
  RecordView,
  Sale,
} from '../../shared/program/program-definition.ts';
import { checkAnswers } from './check-answers.ts';
import type { FeeBook } from './fee-book.ts';

/** An action of a program on a record, as asked for. */
export interface WantedAction {
  readonly program: string;
  readonly action: string;
  readonly record: RecordView;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The same, checked against every rule and priced for one day. */
export interface PricedAction {
  readonly program: ProgramDefinition;
  readonly action: ActionDefinition;
  readonly sale: Sale;
  readonly facts: Facts;
  readonly quote: Quote;
}

export async function findAction(
  fees: FeeBook,
  program: string,
  action: string,
  today: string,
): Promise<{ program: ProgramDefinition; action: ActionDefinition } | null> {
  const found = await fees.program(program, today);
  const chosen = found?.actions.find((each) => each.id === action);
  return found === null || chosen === undefined ? null : { program: found, action: chosen };
}

/** Prices an action for `today`. What was not answered is taken from the record where the program
 * suggests it. Refuses by the program's rules first, then by the fee schedule's. */
export async function priceAction(
  fees: FeeBook,
  wanted: WantedAction,
  today: string,
): Promise<Outcome<PricedAction>> {
  const found = await findAction(fees, wanted.program, wanted.action, today);
  if (found === null) return refused(refusal('unknown-program'));
  const { program, action } = found;
  const { record } = wanted;
  const answers = checkAction(action, wanted, today);
  if (!answers.ok) return answers;
  const sale: Sale = { record, answers: answers.value, today };
  const broken = action.refuse(sale);
  if (broken !== null) return refused(broken);
  if (!action.offered(record, today)) return refused(refusal('action-not-offered'));
  const facts = action.facts(sale);
  const schedules = await fees.schedulesOf(program.id);
  if (schedules.length === 0) return refused(refusal('fees-missing'));
  const priced = priceQuote({
    schedules,
    action: action.id,
    facts,
    on: today,
    calendar: fees.calendar,
  });
  if (!priced.ok) {
    const { code, message, fact } = priced.refusal;
    return refused({ code, message, ...(fact === undefined ? {} : { field: fact }) });
  }
  return done({ program, action, sale, facts, quote: priced.quote });
}

/** A record that stands in the way is named before an answer that is missing. */
function checkAction(action: ActionDefinition, wanted: WantedAction, today: string) {
  const { record, answers } = wanted;
  const suggested = action.suggest?.(record, today) ?? {};
  const checked = checkAnswers(action.fields, { ...suggested, ...answers });
  if (checked.ok) return checked;
  const broken = action.refuse({ record, answers: suggested, today });
  return broken === null || broken.field !== undefined ? checked : refused(broken);
}

/** Why each line is what it is, in both languages. */
export const explainQuote = (quote: Quote): readonly { lineId: string; paragraph: Localized }[] =>
  quote.lines.map((line) => ({
    lineId: line.id,
    paragraph: { en: explainLine(line, 'en'), es: explainLine(line, 'es') },
  }));
