import { createEffect, createSignal, on, type JSX } from 'solid-js';
import { amount } from '../format.ts';
import { Field, type FieldFrame } from './field.tsx';
import { centsWritten } from './money-entry.ts';

/** An amount in dollars, given on as whole cents; `null` while what is written is no amount. */
export function MoneyInput(
  props: FieldFrame & { valueCents: number | null; onCents: (cents: number | null) => void },
): JSX.Element {
  const [text, setText] = createSignal('');
  createEffect(
    on(
      () => props.valueCents,
      (value) => {
        if (value !== null && centsWritten(text()) !== value) setText(amount(value));
      },
    ),
  );
  return (
    <Field label={props.label} hint={props.hint} wrong={props.wrong}>
      {(ids) => (
        <div class="money">
          <span aria-hidden="true">$</span>
          <input
            id={ids().input}
            class="input"
            inputMode="decimal"
            autocomplete="off"
            value={text()}
            aria-describedby={ids().describedBy}
            aria-invalid={ids().invalid}
            onInput={(event) => {
              setText(event.currentTarget.value);
              props.onCents(centsWritten(event.currentTarget.value));
            }}
          />
        </div>
      )}
    </Field>
  );
}
