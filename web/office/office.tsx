import { For, Match, onMount, Show, Switch, type JSX } from 'solid-js';
import { loadPrograms, programs } from '../counter/programs.ts';
import { ReceiptDialog } from '../counter/receipt-dialog.tsx';
import { PersonMenu } from '../counter/top-bar.tsx';
import { inWords } from '../language.ts';
import { follow, pathOf, place, type OfficePage, type Place } from '../location.ts';
import { permitted, session } from '../session.ts';
import { Seal } from '../sign-in/door.tsx';
import { t } from '../text/text.ts';
import { ArrowLeft, KeyRound, Monitor, Printer, Receipt, Users, type Icon } from '../ui/icons.ts';
import { Notice } from '../ui/notice.tsx';
import { ProgramIcon } from '../ui/program-icon.tsx';
import { AccountPage } from './account-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { ReceiptRegister } from './receipt-register.tsx';
import { RecordRegister } from './record-register.tsx';
import { WorkstationsPage } from './workstations-page.tsx';
import './office.css';

function NavLink(props: { to: Place; label: string; icon: JSX.Element }): JSX.Element {
  const path = () => pathOf(props.to);
  return (
    <a
      href={path()}
      aria-current={pathOf(place()) === path() ? 'page' : undefined}
      onClick={(event) => follow(event, props.to)}
    >
      {props.icon}
      <span>{props.label}</span>
    </a>
  );
}

const to = (page: OfficePage): Place => ({ app: 'office', page });
const drawn = (Drawing: Icon): JSX.Element => <Drawing size={20} aria-hidden="true" />;

function Navigation(): JSX.Element {
  return (
    <nav class="office-nav" aria-label={t('officeMenu')}>
      <div class="row office-brand">
        <Seal size={34} />
        <strong>{session()?.city.shortName}</strong>
      </div>
      <NavLink
        to={{ app: 'counter', view: { name: 'home' } }}
        label={t('backToCounter')}
        icon={drawn(ArrowLeft)}
      />
      <p class="office-group">{t('registers')}</p>
      <NavLink to={to({ name: 'receipts' })} label={t('registerReceipts')} icon={drawn(Receipt)} />
      <For each={programs()}>
        {(program) => (
          <NavLink
            to={to({ name: 'register', program: program.id })}
            label={inWords(program.label)}
            icon={<ProgramIcon name={program.icon} size={20} />}
          />
        )}
      </For>
      <p class="office-group">{t('office')}</p>
      <Show when={permitted('staff.manage')}>
        <NavLink to={to({ name: 'people' })} label={t('staff')} icon={drawn(Users)} />
      </Show>
      <Show when={permitted('workstation.manage')}>
        <NavLink
          to={to({ name: 'workstations' })}
          label={t('workstations')}
          icon={drawn(Monitor)}
        />
      </Show>
      <NavLink to={{ app: 'devices' }} label={t('devices')} icon={drawn(Printer)} />
      <NavLink to={to({ name: 'account' })} label={t('account')} icon={drawn(KeyRound)} />
    </nav>
  );
}

function Permitted(props: { permission: string; children: JSX.Element }): JSX.Element {
  return (
    <Switch fallback={<Notice tone="warn">{t('notPermitted')}</Notice>}>
      <Match when={permitted(props.permission)}>{props.children}</Match>
    </Switch>
  );
}

/** The office behind the counter: registers, people, workstations. */
export default function Office(): JSX.Element {
  onMount(() => {
    if (programs().length === 0) void loadPrograms();
  });
  const page = () => {
    const now = place();
    return now.app === 'office' ? now.page : null;
  };
  const register = () => {
    const now = page();
    return now?.name === 'register' ? now.program : undefined;
  };
  return (
    <div class="office">
      <Navigation />
      <main class="office-main" tabIndex={-1}>
        <div class="office-person">
          <PersonMenu />
        </div>
        <Switch>
          <Match when={page()?.name === 'receipts'}>
            <Permitted permission="register.view">
              <ReceiptRegister />
            </Permitted>
          </Match>
          <Match when={register()} keyed>
            {(program) => (
              <Permitted permission="register.view">
                <RecordRegister program={program} />
              </Permitted>
            )}
          </Match>
          <Match when={page()?.name === 'people'}>
            <Permitted permission="staff.manage">
              <PeoplePage />
            </Permitted>
          </Match>
          <Match when={page()?.name === 'workstations'}>
            <Permitted permission="workstation.manage">
              <WorkstationsPage />
            </Permitted>
          </Match>
          <Match when={page()?.name === 'account'}>
            <AccountPage />
          </Match>
        </Switch>
      </main>
      <ReceiptDialog />
    </div>
  );
}
