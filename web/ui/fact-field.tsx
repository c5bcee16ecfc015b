import { Match, Switch, type JSX } from 'solid-js';
import type { FactDeclaration } from '../../shared/fees/facts.ts';
import { inWords } from '../language.ts';
import { t } from '../text/text.ts';
import { Choices, SelectField, TextField, type Option } from './field.tsx';
import { MoneyInput } from './money-input.tsx';

interface FactFieldProps {
  fact: FactDeclaration;
  value: unknown;
  onValue: (value: unknown) => void;
  wrong?: string | undefined;
}

const FEW = 6;

/** The answers to offer as buttons: yes and no, a short list, or a short range of numbers. */
function optionsOf(fact: FactDeclaration): readonly Option[] | null {
  if (fact.type === 'boolean') {
    return [
      { value: 'true', label: t('yes') },
      { value: 'false', label: t('no') },
    ];
  }
  if (fact.type === 'choice') {
    return (fact.choices ?? []).map(({ value, label }) => ({ value, label: inWords(label) }));
  }
  const { minimum, maximum } = fact;
  if (fact.type !== 'integer' || typeof minimum !== 'number' || typeof maximum !== 'number') {
    return null;
  }
  if (maximum - minimum >= FEW) return null;
  return Array.from({ length: maximum - minimum + 1 }, (_, step) => ({
    value: String(minimum + step),
    label: String(minimum + step),
  }));
}

function answerOf(fact: FactDeclaration, text: string): unknown {
  if (text === '') return undefined;
  if (fact.type === 'boolean') return text === 'true';
  if (fact.type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  return text;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

const bound = (limit: number | string | undefined): string | undefined =>
  limit === undefined ? undefined : String(limit);

/** The control for one fact, drawn from its declaration. */
export function FactField(props: FactFieldProps): JSX.Element {
  const label = (): string => {
    const question = inWords(props.fact.question);
    return props.fact.optional ? `${question} (${t('optional')})` : question;
  };
  const hint = () => props.fact.help && inWords(props.fact.help);
  const options = () => optionsOf(props.fact);
  const take = (text: string): void => props.onValue(answerOf(props.fact, text));
  const value = () => textOf(props.value);
  const withNone = (list: readonly Option[]) => [{ value: '', label: t('choose') }, ...list];
  return (
    <Switch
      fallback={
        <TextField
          label={label()}
          hint={hint()}
          wrong={props.wrong}
          value={value() ?? ''}
          onValue={take}
          type={props.fact.type === 'date' ? 'date' : 'text'}
          min={bound(props.fact.minimum)}
          max={bound(props.fact.maximum)}
          inputMode={props.fact.type === 'integer' ? 'numeric' : undefined}
        />
      }
    >
      <Match when={options()}>
        {(list) => (
          <Switch>
            <Match when={list().length <= FEW}>
              <Choices
                label={label()}
                hint={hint()}
                wrong={props.wrong}
                options={list()}
                value={value()}
                onValue={take}
              />
            </Match>
            <Match when={list().length > FEW}>
              <SelectField
                label={label()}
                hint={hint()}
                wrong={props.wrong}
                options={withNone(list())}
                value={value()}
                onValue={take}
              />
            </Match>
          </Switch>
        )}
      </Match>
      <Match when={props.fact.type === 'money'}>
        <MoneyInput
          label={label()}
          hint={hint()}
          wrong={props.wrong}
          valueCents={typeof props.value === 'number' ? props.value : null}
          onCents={(cents) => props.onValue(cents ?? undefined)}
        />
      </Match>
    </Switch>
  );
}
