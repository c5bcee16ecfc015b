import { createEffect, createSignal, Show, type JSX } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Party, PartyInput } from '../answers.ts';
import { api } from '../api.ts';
import { show } from '../location.ts';
import type { Failure, Result } from '../request.ts';
import { t, type TextKey } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { Notice, say } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';

const CONFLICT = 409;
const TEXTS = ['phone', 'email', 'street', 'city', 'state', 'zip'] as const;
type Form = Record<(typeof TEXTS)[number] | 'kind' | 'name' | 'birthYear', string>;

function formOf(party: Partial<Party>): Form {
  const text = (name: (typeof TEXTS)[number]): string => party[name] ?? '';
  return {
    kind: party.kind ?? 'person',
    name: party.name ?? '',
    phone: text('phone'),
    email: text('email'),
    street: text('street'),
    city: text('city'),
    state: text('state'),
    zip: text('zip'),
    birthYear: party.birthYear ? String(party.birthYear) : '',
  };
}

function inputOf(form: Form): PartyInput {
  const given = TEXTS.filter((name) => form[name].trim() !== '');
  const year = Number(form.birthYear);
  return {
    kind: form.kind === 'organization' ? 'organization' : 'person',
    name: form.name.trim(),
    ...Object.fromEntries(given.map((name) => [name, form[name].trim()])),
    ...(Number.isInteger(year) && year > 0 ? { birthYear: year } : {}),
  };
}

interface PersonFormProps {
  begin: Partial<Party>;
  save: (input: PartyInput) => Promise<Failure | null>;
}

function PersonFields(props: { form: Form; set: (name: keyof Form, value: string) => void }) {
  const field = (name: keyof Form & TextKey) => ({
    label: t(name),
    value: props.form[name],
    onValue: (value: string) => props.set(name, value),
  });
  return (
    <>
      <Choices
        label={t('kindOfParty')}
        options={[
          { value: 'person', label: t('person') },
          { value: 'organization', label: t('organization') },
        ]}
        value={props.form.kind}
        onValue={(value) => props.set('kind', value)}
      />
      <div class="fields two">
        <TextField {...field('name')} required autofocus />
        <TextField {...field('phone')} type="tel" />
        <TextField {...field('email')} type="email" />
        <TextField {...field('street')} />
        <TextField {...field('city')} />
        <div class="fields two">
          <TextField {...field('state')} />
          <TextField {...field('zip')} />
        </div>
        <Show when={props.form.kind === 'person'}>
          <TextField
            {...field('birthYear')}
            hint={t('birthYearHint')}
            inputMode="numeric"
            maxLength={4}
          />
        </Show>
      </div>
    </>
  );
}

function PersonForm(props: PersonFormProps): JSX.Element {
  const [form, setForm] = createStore<Form>(formOf({}));
  const task = createTask();
  createEffect(() => setForm(formOf(props.begin)));
  return (
    <form class="stack" onSubmit={task.onSubmit(() => props.save(inputOf(form)))}>
      <PersonFields form={form} set={(name, value) => setForm(name, value)} />
      <TaskFailure task={task} />
      <div class="row wrap">
        <Button look="main" size="large" type="submit" off={task.busy()}>
          {t('save')}
        </Button>
        <Button look="text" onClick={() => history.back()}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

export function NewPerson(props: {
  typed: string | undefined;
  thenProgram: string | undefined;
}): JSX.Element {
  const save = async (input: PartyInput): Promise<Failure | null> => {
    const result = await api.records.addParty(input);
    if (!result.ok) return result.failure;
    say(t('personAdded', { name: result.value.name }));
    const holderId = result.value.id;
    if (props.thenProgram) show({ name: 'new-record', program: props.thenProgram, holderId });
    else show({ name: 'person', partyId: holderId });
    return null;
  };
  return (
    <section class="card padded stack">
      <h1>{t('newPersonTitle')}</h1>
      <PersonForm begin={props.typed ? { name: props.typed } : {}} save={save} />
    </section>
  );
}

export function EditPerson(props: { partyId: string }): JSX.Element {
  const load = createLoad(() => props.partyId, api.records.party);
  const [stale, setStale] = createSignal(false);
  const saved = (result: Result<Party>): Failure | null => {
    if (result.ok) {
      say(t('saved'));
      history.back();
      return null;
    }
    if (result.failure.kind === 'refused' && result.failure.status === CONFLICT) {
      setStale(true);
      load.reload();
    }
    return result.failure;
  };
  return (
    <section class="card padded stack">
      <Loaded load={load}>
        {(value) => (
          <>
            <h1>{t('editPerson', { name: value().party.name })}</h1>
            <Show when={stale()}>
              <Notice tone="warn">{t('changedElsewhere')}</Notice>
            </Show>
            <PersonForm
              begin={value().party}
              save={async (input) =>
                saved(
                  await api.records.changeParty(props.partyId, {
                    ...input,
                    version: value().party.version,
                  }),
                )
              }
            />
          </>
        )}
      </Loaded>
    </section>
  );
}
