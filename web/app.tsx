import { lazy, Match, onMount, Show, Suspense, Switch, type JSX } from 'solid-js';
import { Counter } from './counter/counter.tsx';
import { useIdleLock } from './idle-lock.ts';
import { place } from './location.ts';
import { LockScreen } from './sign-in/lock-screen.tsx';
import { Setup } from './sign-in/setup.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { WorkstationChoice } from './sign-in/workstation-choice.tsx';
import { refreshSession, session, sessionFailure } from './session.ts';
import type { Session } from './answers.ts';
import { failureText } from './text/failure-text.ts';
import { t } from './text/text.ts';
import { Button } from './ui/button.tsx';
import { Waiting } from './ui/load.tsx';
import { Notice, Toasts } from './ui/notice.tsx';

const Office = lazy(() => import('./office/office.tsx'));
const Devices = lazy(() => import('./devices/devices.tsx'));

/** What stands between the door and the work: set-up, the workstation, the person. */
function Entrance(props: { session: Session }): JSX.Element {
  return (
    <Switch fallback={<Work />}>
      <Match when={place().app === 'devices'}>
        <Devices />
      </Match>
      <Match when={props.session.setupNeeded}>
        <Setup />
      </Match>
      <Match when={!props.session.workstation}>
        <WorkstationChoice session={props.session} />
      </Match>
      <Match when={!props.session.staff}>
        <SignIn session={props.session} />
      </Match>
    </Switch>
  );
}

function Work(): JSX.Element {
  useIdleLock();
  return (
    <>
      <Show when={place().app === 'office'} fallback={<Counter />}>
        <Office />
      </Show>
      <LockScreen />
    </>
  );
}

function NoServer(): JSX.Element {
  return (
    <main class="door">
      <div class="card padded stack">
        <h1>Frontcounter</h1>
        <Show when={sessionFailure()} fallback={<Waiting />}>
          {(failure) => <Notice tone="bad">{failureText(failure())}</Notice>}
        </Show>
        <Show when={sessionFailure()}>
          <Button look="main" onClick={() => void refreshSession()}>
            {t('tryAgain')}
          </Button>
        </Show>
      </div>
    </main>
  );
}

export function App(): JSX.Element {
  onMount(() => void refreshSession());
  return (
    <>
      <Suspense fallback={<Waiting />}>
        <Show when={session()} fallback={<NoServer />}>
          {(known) => <Entrance session={known()} />}
        </Show>
      </Suspense>
      <Toasts />
    </>
  );
}
