import { For, type JSX } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { FactDeclaration } from '../../shared/fees/facts.ts';
import type { Answers } from '../answers.ts';
import type { Failure } from '../request.ts';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import { FactField } from '../ui/fact-field.tsx';

/** The answers of a form that is drawn from fact declarations. A default is shown, not sent: the
 * server fills it in, or what the record suggests instead. */
export interface FactsForm {
  readonly answers: Answers;
  readonly set: (name: string, value: unknown) => void;
  readonly fill: (answers: Answers) => void;
  /** The names of the facts that must be answered and are not. */
  readonly missing: () => readonly string[];
}

export function createFactsForm(
  facts: () => readonly FactDeclaration[],
  begin: Answers = {},
): FactsForm {
  const [answers, setAnswers] = createStore<Record<string, unknown>>({ ...begin });
  return {
    answers,
    set: (name, value) => setAnswers(name, value),
    fill: (given) => setAnswers(given),
    missing: () =>
      facts()
        .filter((fact) => !fact.optional && fact.default === undefined)
        .filter((fact) => answers[fact.name] === undefined)
        .map((fact) => fact.name),
  };
}

/** Which field a refusal is about, if it names one. */
export function fieldOf(failure: Failure | null): string | undefined {
  if (failure?.kind !== 'refused') return undefined;
  return failure.field ?? (failure.details as { field?: string } | undefined)?.field;
}

/** The questions of a form, each drawn from its declaration. */
export function FactsFields(props: {
  facts: readonly FactDeclaration[];
  form: FactsForm;
  /** Once someone tried to go on, what is missing is said at its question. */
  tried: boolean;
  failure: Failure | null;
}): JSX.Element {
  const wrong = (name: string): string | undefined => {
    if (props.tried && props.form.missing().includes(name)) return t('answerNeeded');
    return props.failure && fieldOf(props.failure) === name
      ? failureText(props.failure)
      : undefined;
  };
  return (
    <div class="fields two">
      <For each={props.facts}>
        {(fact) => (
          <FactField
            fact={fact}
            value={props.form.answers[fact.name] ?? fact.default}
            onValue={(value) => props.form.set(fact.name, value)}
            wrong={wrong(fact.name)}
          />
        )}
      </For>
    </div>
  );
}
