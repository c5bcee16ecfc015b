import { createSignal, For, Show, type JSX } from 'solid-js';
import type { DemoSignIn, Session } from '../answers.ts';
import { api } from '../api.ts';
import { takeSession } from '../session.ts';
import { levelText } from '../text/level-text.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { createTask, TaskFailure, type Task } from '../ui/task.tsx';
import { Door } from './door.tsx';

function DemoPeople(props: { people: readonly DemoSignIn[]; task: Task }): JSX.Element {
  const enter = (person: DemoSignIn) =>
    void props.task.run(async () =>
      takeSession(await api.session.signIn(person.signInName, person.password)),
    );
  const initials = (name: string): string =>
    name
      .split(/\s+/)
      .map((word) => word.charAt(0))
      .slice(0, 2)
      .join('');
  return (
    <section class="stack tight" aria-labelledby="demo-people">
      <h2 id="demo-people">{t('demoPeople')}</h2>
      <p class="quiet small">{t('demoLead')}</p>
      <ul class="demo-list">
        <For each={props.people}>
          {(person) => (
            <li>
              <button type="button" class="demo-person" onClick={() => enter(person)}>
                <span class="face" aria-hidden="true">
                  {initials(person.name)}
                </span>
                <span>
                  <strong>{person.name}</strong>
                  <span class="quiet small demo-level">{levelText(person.level)}</span>
                </span>
                <span class="tag">PIN {person.pin}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

/** Name and password, on a known workstation. */
export function SignIn(props: { session: Session }): JSX.Element {
  const task = createTask();
  const [name, setName] = createSignal('');
  const [password, setPassword] = createSignal('');
  const enter = async () => {
    const failure = takeSession(await api.session.signIn(name(), password()));
    if (failure) setPassword('');
    return failure;
  };
  const demo = () => props.session.demoSignIns ?? [];
  return (
    <Door
      title={t('signIn')}
      lead={t('signInLead', { workstation: props.session.workstation?.name ?? '' })}
      wide={demo().length > 0}
    >
      <div class="door-split">
        <form class="stack" onSubmit={task.onSubmit(enter)}>
          <TextField
            label={t('signInName')}
            autocomplete="username"
            value={name()}
            onValue={setName}
            required
            autofocus
          />
          <TextField
            label={t('password')}
            type="password"
            autocomplete="current-password"
            value={password()}
            onValue={setPassword}
            required
          />
          <TaskFailure task={task} />
          <Button look="main" size="large" type="submit" off={task.busy()}>
            {t('signIn')}
          </Button>
        </form>
        <Show when={demo().length > 0}>
          <DemoPeople people={demo()} task={task} />
        </Show>
      </div>
    </Door>
  );
}
