import { For, Show, type JSX } from 'solid-js';
import type { FactDeclaration } from '../../shared/fees/facts.ts';
import type { Answers, RecordPage } from '../answers.ts';
import { amount, dayText, instantText } from '../format.ts';
import { inWords } from '../language.ts';
import { session } from '../session.ts';
import { t } from '../text/text.ts';
import { programOf } from './programs.ts';

const NOTHING = '–';

/** An answer as people read it: the choice's label, a day in words, yes or no. */
function answerText(fact: FactDeclaration, answers: Answers): string {
  const value = answers[fact.name];
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return fact.type === 'money' ? amount(value) : String(value);
  if (typeof value !== 'string' || value === '') return NOTHING;
  if (fact.type === 'date') return dayText(value);
  const choice = fact.choices?.find((each) => each.value === value);
  return choice ? inWords(choice.label) : value;
}

/** What a record holds and what has happened to it. */
export function RecordDetails(props: { page: RecordPage }): JSX.Element {
  const fields = () => programOf(props.page.record.program)?.record.fields ?? [];
  const given = () =>
    fields().filter((fact) => answerText(fact, props.page.record.details) !== NOTHING);
  const zone = () => session()?.city.timeZone ?? 'UTC';
  return (
    <div class="stack">
      <dl class="facts">
        <For each={given()}>
          {(fact) => (
            <div>
              <dt>{inWords(fact.question)}</dt>
              <dd>{answerText(fact, props.page.record.details)}</dd>
            </div>
          )}
        </For>
      </dl>
      <section>
        <h2>{t('history')}</h2>
        <Show when={props.page.events.length > 0} fallback={<p class="quiet">{t('noHistory')}</p>}>
          <ul class="events">
            <For each={props.page.events}>
              {(event) => (
                <li>
                  <span class="quiet">{instantText(event.at, zone())}</span>
                  <span>{inWords(event.text)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </div>
  );
}
