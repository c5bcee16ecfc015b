import { createSignal, type JSX } from 'solid-js';
import { api } from '../api.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { say } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';

function PasswordForm(): JSX.Element {
  const task = createTask();
  const [current, setCurrent] = createSignal('');
  const [next, setNext] = createSignal('');
  const change = async () => {
    const result = await api.session.changePassword(current(), next());
    setCurrent('');
    if (!result.ok) return result.failure;
    setNext('');
    say(t('passwordChanged'));
    return null;
  };
  return (
    <form class="card padded stack" onSubmit={task.onSubmit(() => change())}>
      <h2>{t('changePassword')}</h2>
      <TextField
        label={t('currentPassword')}
        type="password"
        autocomplete="current-password"
        value={current()}
        onValue={setCurrent}
        required
      />
      <TextField
        label={t('newPassword')}
        hint={t('passwordHint')}
        type="password"
        autocomplete="new-password"
        value={next()}
        onValue={setNext}
        required
      />
      <TaskFailure task={task} />
      <Button look="main" type="submit" off={task.busy()}>
        {t('changePassword')}
      </Button>
    </form>
  );
}

function PinForm(): JSX.Element {
  const task = createTask();
  const [password, setPassword] = createSignal('');
  const [pin, setPin] = createSignal('');
  const change = async () => {
    const result = await api.session.changePin(password(), pin());
    setPassword('');
    if (!result.ok) return result.failure;
    setPin('');
    say(t('pinChanged'));
    return null;
  };
  return (
    <form class="card padded stack" onSubmit={task.onSubmit(() => change())}>
      <h2>{t('changePin')}</h2>
      <TextField
        label={t('currentPassword')}
        type="password"
        autocomplete="current-password"
        value={password()}
        onValue={setPassword}
        required
      />
      <TextField
        label={t('newPin')}
        hint={t('pinHint')}
        type="password"
        inputMode="numeric"
        value={pin()}
        onValue={setPin}
        required
      />
      <TaskFailure task={task} />
      <Button look="main" type="submit" off={task.busy()}>
        {t('changePin')}
      </Button>
    </form>
  );
}

/** Everyone's own password and PIN. */
export function AccountPage(): JSX.Element {
  return (
    <>
      <div class="office-head">
        <h1 class="grow">{t('account')}</h1>
      </div>
      <div class="office-forms">
        <PasswordForm />
        <PinForm />
      </div>
    </>
  );
}
