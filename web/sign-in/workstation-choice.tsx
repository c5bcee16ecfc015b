import { createSignal, For, Show, type JSX } from 'solid-js';
import type { Session, Workstation } from '../answers.ts';
import { api } from '../api.ts';
import { takeSession } from '../session.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { Door } from './door.tsx';
import { Monitor } from '../ui/icons.ts';

function WorkstationButton(props: { each: Workstation; onChoose: () => void }): JSX.Element {
  return (
    <li>
      <button type="button" class="demo-person" onClick={() => props.onChoose()}>
        <Monitor size={24} aria-hidden="true" />
        <span>
          <strong>{props.each.name}</strong>
          <span class="quiet small"> {props.each.code}</span>
        </span>
        <Show when={props.each.registered}>
          <span class="tag">{t('inUse')}</span>
        </Show>
      </button>
    </li>
  );
}

/** Once in a browser's life: which counter it stands on. */
export function WorkstationChoice(props: { session: Session }): JSX.Element {
  const task = createTask();
  const [name, setName] = createSignal('');
  const [password, setPassword] = createSignal('');
  const proof = () =>
    props.session.city.demo || props.session.staff
      ? {}
      : { signInName: name(), password: password() };
  const load = createLoad(
    () => true,
    () => api.office.workstations(),
  );
  const choose = (id: string) =>
    task.run(async () => takeSession(await api.office.register(id, proof())));
  return (
    <Door title={t('chooseWorkstation')} lead={t('chooseWorkstationLead')}>
      <Show when={!props.session.city.demo && !props.session.staff}>
        <p>{t('adminNeeded')}</p>
        <TextField label={t('signInName')} value={name()} onValue={setName} />
        <TextField label={t('password')} type="password" value={password()} onValue={setPassword} />
      </Show>
      <TaskFailure task={task} />
      <Loaded load={load}>
        {(list) => (
          <ul class="demo-list">
            <For
              each={list().filter((each) => each.active)}
              fallback={<li class="empty">{t('noWorkstations')}</li>}
            >
              {(each) => <WorkstationButton each={each} onChoose={() => void choose(each.id)} />}
            </For>
          </ul>
        )}
      </Loaded>
      <Show
        when={!props.session.setupNeeded && !props.session.staff && load.result()?.ok === false}
      >
        <Button onClick={load.reload}>{t('tryAgain')}</Button>
      </Show>
    </Door>
  );
}
