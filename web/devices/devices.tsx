import { createEffect, For, Show, type JSX } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { VirtualDevice } from '../device-answers.ts';
import { api } from '../api.ts';
import { useLive } from '../live.ts';
import { follow } from '../location.ts';
import { session } from '../session.ts';
import { Seal } from '../sign-in/door.tsx';
import { t } from '../text/text.ts';
import { ArrowLeft } from '../ui/icons.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { Device } from './device.tsx';
import './devices.css';

/** The printers and drawers that exist only here, as they stand now. */
export default function Devices(): JSX.Element {
  const load = createLoad(
    () => true,
    () => api.devices.list(),
  );
  const [shown, setShown] = createStore<{ list: VirtualDevice[] }>({ list: [] });
  createEffect(() => {
    const result = load.result();
    if (result?.ok) setShown('list', reconcile([...result.value], { key: 'printerId' }));
  });
  useLive((event) => {
    if (event.type === 'device' || event.type === 'printer') load.reload();
  });
  const home = { app: 'counter', view: { name: 'home' } } as const;
  return (
    <div class="devices">
      <header class="devices-head">
        <Seal />
        <div class="grow">
          <h1>{t('devicesTitle')}</h1>
          <p class="quiet">{t('devicesLead')}</p>
        </div>
        <LanguageSwitch />
        <a class="button plain" href="/" onClick={(event) => follow(event, home)}>
          <ArrowLeft size={18} aria-hidden="true" />
          {session()?.staff ? t('backToCounter') : t('counter')}
        </a>
      </header>
      <main>
        <Loaded load={load}>
          {() => (
            <Show
              when={shown.list.length > 0}
              fallback={
                <p class="empty">
                  <strong>{t('devicesNone')}</strong>
                  {t('devicesNoneNext')}
                </p>
              }
            >
              <div class="device-list">
                <For each={shown.list}>
                  {(device, index) => (
                    <Device
                      device={device}
                      onChange={(next) => setShown('list', index(), reconcile(next))}
                    />
                  )}
                </For>
              </div>
            </Show>
          )}
        </Loaded>
      </main>
    </div>
  );
}
