import { formatDay, parseDay } from './days.ts';
import type { Facts } from './facts.ts';
import { PricingRefusal } from './language/node.ts';
import { labelOfFact } from './schedule/fact-node.ts';
import type { Schedule } from './schedule/schedule.ts';

/** The version in force by the rule's own deciding date: the day of payment, or the fact that the
 * schedule names (the day of the violation, of issue …). Among versions the one that began last
 * wins. Throws a PricingRefusal when none is in force. */
export function chooseVersion(schedules: readonly Schedule[], facts: Facts, on: number): Schedule {
  let chosen: Schedule | null = null;
  let looked: number | null = null;
  for (const schedule of schedules) {
    const day = decidingDay(schedule, facts, on);
    looked ??= day;
    if (day < schedule.effectiveDay) continue;
    if (schedule.untilDay !== null && day > schedule.untilDay) continue;
    if (chosen === null || schedule.effectiveDay > chosen.effectiveDay) chosen = schedule;
  }
  if (chosen !== null) return chosen;
  const day = formatDay(looked ?? on);
  throw new PricingRefusal('no-schedule-in-force', {
    en: `No fees are in force for ${day}.`,
    es: `No hay tarifas vigentes para el ${day}.`,
  });
}

function decidingDay(schedule: Schedule, facts: Facts, on: number): number {
  const name = schedule.decidedBy ?? 'paidOn';
  const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
  const day = typeof given === 'string' ? parseDay(given) : null;
  if (day !== null) return day;
  if (schedule.decidedBy === null && given === undefined) return on;
  const fact = schedule.facts.find((each) => each.name === name);
  const label = fact === undefined ? { en: name, es: name } : labelOfFact(fact);
  throw new PricingRefusal(
    given === undefined ? 'missing-fact' : 'invalid-fact',
    {
      en: `The fee depends on a date that was not given: ${label.en}.`,
      es: `La tarifa depende de una fecha que falta: ${label.es}.`,
    },
    name,
  );
}
