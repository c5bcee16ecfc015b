import { createSignal, Show, type JSX } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { PrinterState, Workstation, WorkstationKind } from '../answers.ts';
import { api } from '../api.ts';
import { session, takeSession } from '../session.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Plus } from '../ui/icons.ts';
import { createLoad, Loaded } from '../ui/load.tsx';
import { say } from '../ui/notice.tsx';
import { NothingHere, Table, type Column } from '../ui/table.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { KINDS, kindText } from './workstation-kinds.ts';

function AddWorkstation(props: { onDone: () => void }): JSX.Element {
  const task = createTask();
  const [form, setForm] = createStore<{ code: string; name: string; kind: WorkstationKind }>({
    code: '',
    name: '',
    kind: 'counter',
  });
  const add = async () => {
    const result = await api.office.addWorkstation({ ...form });
    if (!result.ok) return result.failure;
    say(t('saved'));
    props.onDone();
    return null;
  };
  return (
    <form class="stack" onSubmit={task.onSubmit(() => add())}>
      <TextField
        label={t('workstationCode')}
        hint={t('workstationCodeHint')}
        maxLength={6}
        value={form.code}
        onValue={(code) => setForm('code', code.toUpperCase())}
        required
      />
      <TextField
        label={t('workstationName')}
        value={form.name}
        onValue={(name) => setForm('name', name)}
        required
      />
      <SelectField
        label={t('kind')}
        options={KINDS.map((kind) => ({ value: kind, label: kindText(kind) }))}
        value={form.kind}
        onValue={(kind) => setForm('kind', kind as WorkstationKind)}
      />
      <TaskFailure task={task} />
      <Button look="main" type="submit" off={task.busy()}>
        {t('addWorkstation')}
      </Button>
    </form>
  );
}

function EditWorkstation(props: {
  station: Workstation;
  printers: readonly PrinterState[];
  onDone: () => void;
}): JSX.Element {
  const task = createTask();
  // eslint-disable-next-line solid/reactivity -- the dialog is made anew for every workstation
  const [name, setName] = createSignal(props.station.name);
  // eslint-disable-next-line solid/reactivity -- as above
  const [printer, setPrinter] = createSignal(props.station.printerId ?? '');
  const save = (body: object) => async () => {
    const result = await api.office.changeWorkstation(props.station.id, body);
    if (!result.ok) return result.failure;
    say(t('saved'));
    props.onDone();
    return null;
  };
  const registerHere = async () => {
    const failure = takeSession(await api.office.register(props.station.id, {}));
    if (!failure) props.onDone();
    return failure;
  };
  const form = () => ({ name: name(), printerId: printer() === '' ? null : printer() });
  return (
    <form class="stack" onSubmit={task.onSubmit(() => save(form())())}>
      <TextField label={t('workstationName')} value={name()} onValue={setName} required />
      <SelectField
        label={t('printer')}
        options={[
          { value: '', label: t('noPrinter') },
          ...props.printers.map((each) => ({ value: each.id, label: each.name })),
        ]}
        value={printer()}
        onValue={setPrinter}
      />
      <TaskFailure task={task} />
      <div class="dialog-foot">
        <Show when={props.station.id !== session()?.workstation?.id}>
          <Button onClick={() => void task.run(registerHere)}>{t('registerHere')}</Button>
        </Show>
        <Button onClick={() => void task.run(save({ active: !props.station.active }))}>
          {t(props.station.active ? 'deactivateStation' : 'activateStation')}
        </Button>
        <Button look="main" type="submit" off={task.busy()}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function stationColumns(
  printers: readonly PrinterState[],
  edit: (station: Workstation) => void,
): readonly Column<Workstation>[] {
  const printerName = (id: string | null) =>
    printers.find((each) => each.id === id)?.name ?? t('noPrinter');
  const registered = (row: Workstation): string => {
    if (row.id === session()?.workstation?.id) return t('thisBrowser');
    return t(row.registered ? 'registered' : 'notRegistered');
  };
  return [
    { id: 'code', label: t('workstationCode'), cell: (row) => <strong>{row.code}</strong> },
    { id: 'name', label: t('workstationName'), cell: (row) => row.name },
    { id: 'kind', label: t('kind'), cell: (row) => kindText(row.kind) },
    { id: 'printer', label: t('printer'), cell: (row) => printerName(row.printerId) },
    {
      id: 'registered',
      label: t('stateWord'),
      cell: (row) => (
        <span class={`tag ${row.active && row.registered ? 'good' : ''}`}>
          {row.active ? registered(row) : t('inactive')}
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
          aria-label={t('editStaff', { name: row.name })}
          onClick={() => edit(row)}
        >
          {t('edit')}
        </Button>
      ),
    },
  ];
}

/** The counter's positions, their printers, and which browser is which. */
export function WorkstationsPage(): JSX.Element {
  const load = createLoad(
    () => true,
    () => api.office.workstations(),
  );
  const printerLoad = createLoad(
    () => true,
    () => api.receipts.printers(),
  );
  const printers = () => {
    const result = printerLoad.result();
    return result?.ok ? result.value : [];
  };
  const [adding, setAdding] = createSignal(false);
  const [editing, setEditing] = createSignal<Workstation | null>(null);
  const done = (): void => {
    setAdding(false);
    setEditing(null);
    load.reload();
  };
  return (
    <>
      <div class="office-head">
        <h1 class="grow">{t('workstations')}</h1>
        <Button look="main" onClick={() => setAdding(true)}>
          <Plus size={18} aria-hidden="true" />
          {t('addWorkstation')}
        </Button>
      </div>
      <section class="card office-table">
        <Loaded load={load}>
          {(rows) => (
            <Table
              caption={t('workstations')}
              columns={stationColumns(printers(), setEditing)}
              rows={rows()}
              empty={<NothingHere />}
            />
          )}
        </Loaded>
      </section>
      <Dialog open={adding()} onClose={() => setAdding(false)} title={t('addWorkstation')}>
        <AddWorkstation onDone={done} />
      </Dialog>
      <Dialog
        open={editing() !== null}
        onClose={() => setEditing(null)}
        title={t('editStaff', { name: editing()?.name ?? '' })}
      >
        <Show when={editing()} keyed>
          {(station) => <EditWorkstation station={station} printers={printers()} onDone={done} />}
        </Show>
      </Dialog>
    </>
  );
}
