import { createUniqueId, For, Show, type JSX } from 'solid-js';

export interface FieldFrame {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the answer, in words. */
  wrong?: string | undefined;
}

export interface FieldIds {
  readonly input: string;
  readonly describedBy: string | undefined;
  readonly invalid: 'true' | undefined;
}

/** Label, hint and error around one control, tied together for a screen reader. */
export function Field(
  props: FieldFrame & { children: (ids: () => FieldIds) => JSX.Element },
): JSX.Element {
  const id = createUniqueId();
  const ids = (): FieldIds => {
    const notes = [props.hint && `${id}-hint`, props.wrong && `${id}-wrong`].filter(Boolean);
    return {
      input: id,
      describedBy: notes.join(' ') || undefined,
      invalid: props.wrong ? 'true' : undefined,
    };
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <FieldNotes id={id} hint={props.hint} wrong={props.wrong} />
      {props.children(ids)}
    </div>
  );
}

/** The hint and the error of a field or of a group of choices. */
export function FieldNotes(props: {
  id: string;
  hint: string | undefined;
  wrong: string | undefined;
}): JSX.Element {
  return (
    <>
      <Show when={props.hint}>
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.wrong}>
        <p class="wrong" id={`${props.id}-wrong`}>
          {props.wrong}
        </p>
      </Show>
    </>
  );
}

type TextInputProps = FieldFrame & {
  value: string;
  onValue: (value: string) => void;
} & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'value' | 'onInput'>;

/** One line of text, a day, a password: whatever `type` says. */
export function TextField(props: TextInputProps): JSX.Element {
  return (
    <Field label={props.label} hint={props.hint} wrong={props.wrong}>
      {(ids) => (
        <input
          id={ids().input}
          class="input"
          classList={{ short: props.type === 'date' || props.inputMode === 'numeric' }}
          type={props.type ?? 'text'}
          name={props.name}
          value={props.value}
          required={props.required}
          autocomplete={props.autocomplete ?? 'off'}
          autofocus={props.autofocus}
          inputMode={props.inputMode}
          maxLength={props.maxLength ?? 200}
          min={props.min}
          max={props.max}
          spellcheck={false}
          aria-describedby={ids().describedBy}
          aria-invalid={ids().invalid}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A few answers as large buttons, one of which is taken. */
export function Choices(
  props: FieldFrame & {
    options: readonly Option[];
    value: string | undefined;
    onValue: (value: string) => void;
  },
): JSX.Element {
  const id = createUniqueId();
  return (
    <fieldset class="field" aria-describedby={props.wrong ? `${id}-wrong` : undefined}>
      <legend>{props.label}</legend>
      <FieldNotes id={id} hint={props.hint} wrong={props.wrong} />
      <div class="choices">
        <For each={props.options}>
          {(option) => (
            <label class="choice">
              <input
                type="radio"
                name={id}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onValue(option.value)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

/** One answer of many. */
export function SelectField(
  props: FieldFrame & {
    options: readonly Option[];
    value: string | undefined;
    onValue: (value: string) => void;
    small?: boolean;
  },
): JSX.Element {
  return (
    <Field label={props.label} hint={props.hint} wrong={props.wrong}>
      {(ids) => (
        <select
          id={ids().input}
          class="input"
          classList={{ small: props.small ?? false }}
          aria-describedby={ids().describedBy}
          aria-invalid={ids().invalid}
          onChange={(event) => props.onValue(event.currentTarget.value)}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === (props.value ?? '')}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
