import { createSignal, Show, type JSX } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Level } from '../../shared/staff/permissions.ts';
import type { StaffRow } from '../answers.ts';
import { api } from '../api.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { UserPlus } from '../ui/icons.ts';
import { createLoad, Loaded } from '../ui/load.tsx';
import { say } from '../ui/notice.tsx';
import { NothingHere, Table, type Column } from '../ui/table.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { LEVELS, levelText } from '../text/level-text.ts';

const EMPTY = { displayName: '', signInName: '', password: '', pin: '' };

const levelOptions = () => LEVELS.map((level) => ({ value: level, label: levelText(level) }));

function AddPerson(props: { onDone: () => void }): JSX.Element {
  const task = createTask();
  const [form, setForm] = createStore({ ...EMPTY });
  const [level, setLevel] = createSignal<Level>('clerk');
  const field = (name: keyof typeof EMPTY) => ({
    value: form[name],
    onValue: (value: string) => setForm(name, value),
    required: true,
  });
  const add = async () => {
    const result = await api.office.addStaff({ ...form, level: level() });
    if (!result.ok) return result.failure;
    say(t('personAdded', { name: form.displayName }));
    props.onDone();
    return null;
  };
  return (
    <form class="stack" onSubmit={task.onSubmit(() => add())}>
      <TextField label={t('displayName')} hint={t('displayNameHint')} {...field('displayName')} />
      <TextField label={t('signInName')} {...field('signInName')} />
      <SelectField
        label={t('level')}
        options={levelOptions()}
        value={level()}
        onValue={(value) => setLevel(value as Level)}
      />
      <TextField
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        autocomplete="new-password"
        {...field('password')}
      />
      <TextField label={t('pin')} hint={t('pinHint')} type="password" {...field('pin')} />
      <TaskFailure task={task} />
      <Button look="main" type="submit" off={task.busy()}>
        {t('addStaff')}
      </Button>
    </form>
  );
}

/** What an administrator changes about one person: level, access, a new password. */
function EditPerson(props: { person: StaffRow; onDone: () => void }): JSX.Element {
  const task = createTask();
  const [password, setPassword] = createSignal('');
  const change = (body: { level?: Level; active?: boolean }) =>
    task.run(async () => {
      const result = await api.office.changeStaff(props.person.id, body);
      if (!result.ok) return result.failure;
      say(t('saved'));
      props.onDone();
      return null;
    });
  const reset = async () => {
    const result = await api.office.resetPassword(props.person.id, password());
    if (!result.ok) return result.failure;
    say(t('saved'));
    props.onDone();
    return null;
  };
  return (
    <div class="stack">
      <SelectField
        label={t('level')}
        options={levelOptions()}
        value={props.person.level}
        onValue={(level) => void change({ level: level as Level })}
      />
      <form class="stack tight" onSubmit={task.onSubmit(() => reset())}>
        <TextField
          label={t('newPassword')}
          hint={t('resetLead')}
          type="password"
          autocomplete="new-password"
          value={password()}
          onValue={setPassword}
          required
        />
        <div>
          <Button type="submit" off={task.busy()}>
            {t('changePassword')}
          </Button>
        </div>
      </form>
      <TaskFailure task={task} />
      <div class="dialog-foot">
        <Button
          look={props.person.active ? 'danger' : 'main'}
          onClick={() => void change({ active: !props.person.active })}
        >
          {t(props.person.active ? 'deactivate' : 'activate')}
        </Button>
      </div>
    </div>
  );
}

function staffColumns(edit: (person: StaffRow) => void): readonly Column<StaffRow>[] {
  return [
    { id: 'displayName', label: t('name'), cell: (row) => <strong>{row.displayName}</strong> },
    { id: 'signInName', label: t('signInName'), cell: (row) => row.signInName },
    { id: 'level', label: t('level'), cell: (row) => levelText(row.level) },
    {
      id: 'active',
      label: t('stateWord'),
      cell: (row) => (
        <span class={`tag ${row.active ? 'good' : ''}`}>
          {t(row.active ? 'active' : 'inactive')}
        </span>
      ),
    },
    {
      id: 'edit',
      label: t('edit'),
      figure: true,
      cell: (row) => (
        <Button
          size="small"
          aria-label={t('editStaff', { name: row.displayName })}
          onClick={() => edit(row)}
        >
          {t('edit')}
        </Button>
      ),
    },
  ];
}

/** Who works here and what they may do. */
export function PeoplePage(): JSX.Element {
  const load = createLoad(
    () => true,
    () => api.office.staff(),
  );
  const [adding, setAdding] = createSignal(false);
  const [editing, setEditing] = createSignal<StaffRow | null>(null);
  const done = (): void => {
    setAdding(false);
    setEditing(null);
    load.reload();
  };
  return (
    <>
      <div class="office-head">
        <h1 class="grow">{t('staff')}</h1>
        <Button look="main" onClick={() => setAdding(true)}>
          <UserPlus size={18} aria-hidden="true" />
          {t('addStaff')}
        </Button>
      </div>
      <section class="card office-table">
        <Loaded load={load}>
          {(rows) => (
            <Table
              caption={t('staff')}
              columns={staffColumns(setEditing)}
              rows={rows()}
              empty={<NothingHere />}
            />
          )}
        </Loaded>
      </section>
      <Dialog open={adding()} onClose={() => setAdding(false)} title={t('addStaff')}>
        <AddPerson onDone={done} />
      </Dialog>
      <Dialog
        open={editing() !== null}
        onClose={() => setEditing(null)}
        title={t('editStaff', { name: editing()?.displayName ?? '' })}
      >
        <Show when={editing()} keyed>
          {(person) => <EditPerson person={person} onDone={done} />}
        </Show>
      </Dialog>
    </>
  );
}
