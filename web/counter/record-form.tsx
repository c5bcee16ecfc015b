import { createEffect, createSignal, Show, type JSX } from 'solid-js';
import type { Party, RecordPage } from '../answers.ts';
import { api } from '../api.ts';
import { inWords } from '../language.ts';
import { show } from '../location.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { Notice, say } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { createFactsForm, FactsFields, fieldOf } from './facts-form.tsx';
import { programOf } from './programs.ts';
import { SearchBox } from './search-box.tsx';

const CONFLICT = 409;

function HolderChoice(props: {
  program: string;
  onChoose: (partyId: string) => void;
}): JSX.Element {
  return (
    <section class="stack">
      <h2>{t('whoHolds')}</h2>
      <SearchBox
        label={t('holderLabel')}
        placeholder={t('holderLabel')}
        only={(result) => result.kind === 'party'}
        onOpen={(result) => props.onChoose(result.id)}
        onAdd={(typed) => show({ name: 'new-person', typed, thenProgram: props.program })}
      />
    </section>
  );
}

function NewRecordFields(props: { program: string; holder: Party }): JSX.Element {
  const facts = () => programOf(props.program)?.record.fields ?? [];
  // eslint-disable-next-line solid/reactivity -- the page is made anew for every program
  const form = createFactsForm(facts);
  const task = createTask();
  const [tried, setTried] = createSignal(false);
  const add = async () => {
    setTried(true);
    if (form.missing().length > 0) return null;
    const result = await api.records.addRecord(props.program, props.holder.id, { ...form.answers });
    if (!result.ok) return result.failure;
    say(t('saved'));
    show({ name: 'person', partyId: props.holder.id, recordId: result.value.id });
    return null;
  };
  return (
    <form class="stack" onSubmit={task.onSubmit(add)}>
      <p class="strong">{t('holderIs', { name: props.holder.name })}</p>
      <FactsFields facts={facts()} form={form} tried={tried()} failure={task.failure()} />
      <Show when={fieldOf(task.failure()) === undefined}>
        <TaskFailure task={task} />
      </Show>
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

/** A new animal, on the spot. First whose it is, then what it is. */
export function NewRecord(props: { program: string; holderId: string | undefined }): JSX.Element {
  const noun = (): string => {
    const program = programOf(props.program);
    return program ? inWords(program.record.noun) : '';
  };
  const holder = createLoad(() => props.holderId, api.records.party);
  return (
    <section class="card padded stack">
      <h1>{t('newRecordTitle', { noun: noun() })}</h1>
      <Show
        when={props.holderId}
        fallback={
          <HolderChoice
            program={props.program}
            onChoose={(holderId) => show({ name: 'new-record', program: props.program, holderId })}
          />
        }
      >
        <Loaded load={holder}>
          {(value) => <NewRecordFields program={props.program} holder={value().party} />}
        </Loaded>
      </Show>
    </section>
  );
}

function EditRecordFields(props: { page: RecordPage; onStale: () => void }): JSX.Element {
  const facts = () => programOf(props.page.record.program)?.record.fields ?? [];
  // eslint-disable-next-line solid/reactivity -- filled again by the effect below
  const form = createFactsForm(facts, props.page.record.details);
  const task = createTask();
  const [tried, setTried] = createSignal(false);
  createEffect(() => form.fill(props.page.record.details));
  const save = async () => {
    setTried(true);
    if (form.missing().length > 0) return null;
    const { id, version } = props.page.record;
    const result = await api.records.changeRecord(id, version, { ...form.answers });
    if (result.ok) {
      say(t('saved'));
      history.back();
      return null;
    }
    if (result.failure.kind === 'refused' && result.failure.status === CONFLICT) props.onStale();
    return result.failure;
  };
  return (
    <form class="stack" onSubmit={task.onSubmit(save)}>
      <FactsFields facts={facts()} form={form} tried={tried()} failure={task.failure()} />
      <Show when={fieldOf(task.failure()) === undefined}>
        <TaskFailure task={task} />
      </Show>
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

/** Mends what is on file about an animal. */
export function EditRecord(props: { recordId: string }): JSX.Element {
  const load = createLoad(() => props.recordId, api.records.record);
  const [stale, setStale] = createSignal(false);
  return (
    <section class="card padded stack">
      <Loaded load={load}>
        {(page) => (
          <>
            <h1>{t('editRecordTitle', { number: page().record.number ?? '' })}</h1>
            <Show when={stale()}>
              <Notice tone="warn">{t('changedElsewhere')}</Notice>
            </Show>
            <EditRecordFields
              page={page()}
              onStale={() => {
                setStale(true);
                load.reload();
              }}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}
