import * as Kobalte from '@kobalte/core/dialog';
import { createSignal, For, Show, type JSX } from 'solid-js';
import { api } from '../api.ts';
import { session, signOut, takeSession } from '../session.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Keypad } from '../ui/keypad.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { Door } from './door.tsx';

const LONGEST_PIN = 8;

/** The PIN, by touch or by keyboard. */
function PinForm(): JSX.Element {
  const task = createTask();
  const [pin, setPin] = createSignal('');
  const unlock = () =>
    task.run(async () => {
      const failure = takeSession(await api.session.unlock(pin()));
      setPin('');
      return failure;
    });
  const press = (key: string): void => {
    if (key === 'Backspace') setPin(pin().slice(0, -1));
    else if (/^\d$/.test(key) && pin().length < LONGEST_PIN) setPin(pin() + key);
  };
  const typed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void unlock();
    else press(event.key);
  };
  return (
    <div class="stack" tabIndex={-1} data-focus-first onKeyDown={typed}>
      <div class="pin-dots" role="img" aria-label={t('digitsTyped', { count: pin().length })}>
        <For each={Array.from({ length: Math.max(4, pin().length) })}>
          {(_, index) => <i classList={{ on: index() < pin().length }} />}
        </For>
      </div>
      <TaskFailure task={task} />
      <Keypad onKey={press} />
      <Button
        look="main"
        size="large"
        off={task.busy() || pin().length === 0}
        onClick={() => void unlock()}
      >
        {t('unlock')}
      </Button>
      <Button look="text" onClick={() => void signOut()}>
        {t('notYou', { name: session()?.staff?.name ?? '' })}
      </Button>
    </div>
  );
}

function focusPin(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('.lock-place [data-focus-first]')?.focus();
}

/** Covers everything while the screen is locked. What was begun stays as it was underneath. */
export function LockScreen(): JSX.Element {
  const locked = (): boolean => session()?.staff?.locked ?? false;
  return (
    <Kobalte.Root open={locked()} preventScroll={false}>
      <Kobalte.Portal>
        <Kobalte.Content class="lock-place" onOpenAutoFocus={focusPin}>
          <Kobalte.Title class="unseen">{t('locked')}</Kobalte.Title>
          <Show when={locked()}>
            <Door title={session()?.staff?.name ?? ''} lead={t('lockedLead')}>
              <PinForm />
            </Door>
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
