import { createStore } from 'solid-js/store';
import type { JSX } from 'solid-js';
import { api } from '../api.ts';
import { takeSession } from '../session.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { Door } from './door.tsx';

const EMPTY = {
  cityName: '',
  displayName: '',
  signInName: '',
  password: '',
  pin: '',
  code: 'C1',
  workstationName: '',
};

/** The first administrator of a new database, and the counter it is set up at. */
export function Setup(): JSX.Element {
  const task = createTask();
  const [form, setForm] = createStore({ ...EMPTY });
  const field = (name: keyof typeof EMPTY) => ({
    name,
    value: form[name],
    onValue: (value: string) => setForm(name, value),
    required: name !== 'cityName',
  });
  const create = async () => {
    const { cityName, code, workstationName, ...person } = form;
    const workstation = { code, name: workstationName };
    const named = cityName.trim() === '' ? {} : { cityName };
    return takeSession(await api.session.setup({ ...named, ...person, workstation }));
  };
  return (
    <Door title={t('setupTitle')} lead={t('setupLead')} wide>
      <form class="stack" onSubmit={task.onSubmit(create)}>
        <div class="door-split">
          <section class="fields" aria-labelledby="setup-administrator">
            <h2 id="setup-administrator">{t('setupAdministrator')}</h2>
            <TextField
              label={t('displayName')}
              hint={t('displayNameHint')}
              {...field('displayName')}
            />
            <TextField label={t('signInName')} autocomplete="username" {...field('signInName')} />
            <TextField
              label={t('password')}
              hint={t('passwordHint')}
              type="password"
              autocomplete="new-password"
              {...field('password')}
            />
            <TextField
              label={t('pin')}
              hint={t('pinHint')}
              type="password"
              inputMode="numeric"
              {...field('pin')}
            />
          </section>
          <section class="fields" aria-labelledby="setup-workstation">
            <h2 id="setup-workstation">{t('setupWorkstation')}</h2>
            <TextField label={`${t('setupCity')} (${t('optional')})`} {...field('cityName')} />
            <TextField
              label={t('workstationCode')}
              hint={t('workstationCodeHint')}
              maxLength={8}
              {...field('code')}
            />
            <TextField label={t('workstationName')} {...field('workstationName')} />
          </section>
        </div>
        <TaskFailure task={task} />
        <Button look="main" size="large" type="submit" off={task.busy()}>
          {t('setupDo')}
        </Button>
      </form>
    </Door>
  );
}
