import { cityCalendar } from '../../shared/fees/calendar.ts';
import { dollars } from '../../shared/fees/explain.ts';
import type { Schedule } from '../../shared/fees/load-schedule.ts';
import { quote } from '../../shared/fees/price.ts';
import type { QuoteLine } from '../../shared/fees/quote.ts';

/** `{facts} on DAY action NAME = line $1.00; line $2.00`, or `… refused REASON`. */
const PRICED = /^(\{.*\})(?: on (\S+))?(?: action (\S+))? (?:= ?(.*)|refused (.*))$/;

/** `license $18.00`, and the accounts where a line has several. */
function shown(line: QuoteLine): string {
  const amount = `${line.id} ${dollars(line.amountCents)}`;
  if (line.shares.length === 1) return amount;
  const shares = line.shares.map(
    ({ account, amountCents }) => `${account} ${dollars(amountCents)}`,
  );
  return `${amount} (${shares.join(', ')})`;
}

/** What the row's facts really cost, in the row's own form. */
export function priceRow(schedules: readonly Schedule[], row: string): string {
  const match = PRICED.exec(row);
  if (match === null) throw new Error(`not understood: ${row}`);
  const [, facts = '{}', on = '2026-07-01', action = 'bill', , refused] = match;
  const result = quote({
    schedules,
    action,
    facts: JSON.parse(facts) as Record<string, unknown>,
    on,
    calendar: cityCalendar(['2026-07-03']),
  });
  if (!result.ok)
    return refused === undefined
      ? result.refusal.message.en
      : `refused ${result.refusal.message.en}`;
  return result.quote.lines.map(shown).join('; ');
}

/** What the row says it comes to. */
export const expectedRow = (row: string): string => {
  const [, , , , prices, refused] = PRICED.exec(row) ?? [];
  return prices ?? `refused ${refused ?? ''}`;
};
