import { Show, type JSX } from 'solid-js';
import { timeText } from '../format.ts';
import { language, setLanguage } from '../language.ts';
import { go, show } from '../location.ts';
import { connected, lock, permitted, session, signOut } from '../session.ts';
import { Seal } from '../sign-in/door.tsx';
import { levelText } from '../text/level-text.ts';
import { t } from '../text/text.ts';
import { Menu } from '../ui/menu.tsx';
import { PrinterPill } from './printer-pill.tsx';
import { SearchBox } from './search-box.tsx';
import { openResult } from './search-store.ts';
import { BookOpen, Keyboard, Languages, Lock, LogOut, Printer, Vault } from '../ui/icons.ts';

function DrawerChip(props: { onOpen: () => void }): JSX.Element {
  const drawer = () => session()?.drawerSession;
  const zone = () => session()?.city.timeZone ?? 'UTC';
  return (
    <Show
      when={drawer()}
      fallback={
        <button type="button" class="chip warn" onClick={() => props.onOpen()}>
          <Vault size={18} aria-hidden="true" />
          {t('noDrawer')}
        </button>
      }
    >
      {(open) => (
        <span class="chip">
          <Vault size={18} aria-hidden="true" />
          {t('drawerSince', {
            drawer: open().drawerCode,
            time: timeText(open().openedAt, zone()),
          })}
        </span>
      )}
    </Show>
  );
}

/** The person's own menu, the same at the counter and in the office. */
export function PersonMenu(props: { onHelp?: () => void }): JSX.Element {
  const staff = () => session()?.staff;
  const other = () => (language() === 'en' ? 'es' : 'en');
  const items = () => [
    {
      label: t('office'),
      icon: <BookOpen size={20} />,
      act: () => go({ app: 'office', page: { name: 'receipts' } }),
    },
    { label: t('devices'), icon: <Printer size={20} />, act: () => go({ app: 'devices' }) },
    {
      label: other() === 'es' ? 'Español' : 'English',
      icon: <Languages size={20} />,
      act: () => setLanguage(other()),
    },
    ...(props.onHelp
      ? [{ label: t('shortcuts'), icon: <Keyboard size={20} />, act: props.onHelp }]
      : []),
    { label: t('lockNow'), icon: <Lock size={20} />, act: () => void lock() },
    { label: t('signOut'), icon: <LogOut size={20} />, act: () => void signOut() },
  ];
  return (
    <Menu
      class="chip"
      note={`${staff()?.name ?? ''} · ${levelText(staff()?.level ?? '')}`}
      items={items()}
    >
      <span class="face" aria-hidden="true">
        {staff()?.initials}
      </span>
      <span class="chip-name">{staff()?.name}</span>
    </Menu>
  );
}

interface TopBarProps {
  onOpenDrawer: () => void;
  onHelp: () => void;
  searchRef: (input: HTMLInputElement) => void;
}

export function TopBar(props: TopBarProps): JSX.Element {
  return (
    <header class="top">
      <button type="button" class="brand row" onClick={() => show({ name: 'home' })}>
        <Seal />
        <span>
          <strong>{session()?.city.shortName}</strong>
          <span class="brand-place">{session()?.workstation?.name}</span>
        </span>
      </button>
      <SearchBox
        main
        label={t('searchLabel')}
        placeholder={t('searchHint')}
        inputRef={props.searchRef}
        onOpen={openResult}
        onAdd={(typed) => show({ name: 'new-person', typed })}
      />
      <div class="row top-state">
        <Show
          when={connected()}
          fallback={
            <span class="chip bad" role="alert">
              <span class="dot" />
              {t('offline')}
            </span>
          }
        >
          <PrinterPill />
        </Show>
        <Show when={permitted('drawer.open')}>
          <DrawerChip onOpen={props.onOpenDrawer} />
        </Show>
        <PersonMenu onHelp={props.onHelp} />
      </div>
    </header>
  );
}
