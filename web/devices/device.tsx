import { createEffect, For, on, Show, type JSX } from 'solid-js';
import type { VirtualDevice } from '../device-answers.ts';
import { api, type DeviceAction } from '../api.ts';
import { t, type TextKey } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { Paper } from './paper.tsx';

interface Control {
  readonly action: DeviceAction;
  readonly label: TextKey;
}

/** What one can do to the printer as it stands now. */
function controlsOf({ snapshot }: VirtualDevice): readonly Control[] {
  return [
    snapshot.paper === 'out'
      ? { action: 'load-paper', label: 'loadPaper' }
      : { action: 'pull-paper', label: 'pullPaper' },
    ...(snapshot.paper === 'ok'
      ? [{ action: 'paper-near-end', label: 'paperNearEnd' } as const]
      : []),
    snapshot.coverOpen
      ? { action: 'close-cover', label: 'closeCover' }
      : { action: 'open-cover', label: 'openCover' },
    snapshot.online
      ? { action: 'switch-off-line', label: 'switchOff' }
      : { action: 'switch-on-line', label: 'switchOn' },
  ];
}

function StateTags(props: { device: VirtualDevice }): JSX.Element {
  const snapshot = () => props.device.snapshot;
  return (
    <p class="row wrap device-state" role="status">
      <span class={`tag ${snapshot().online ? 'good' : 'bad'}`}>
        {t(snapshot().online ? 'printerReady' : 'printerOffline')}
      </span>
      <Show when={snapshot().paper !== 'ok'}>
        <span class={`tag ${snapshot().paper === 'out' ? 'bad' : 'warn'}`}>
          {t(snapshot().paper === 'out' ? 'printerPaperOut' : 'printerPaperLow')}
        </span>
      </Show>
      <Show when={snapshot().coverOpen}>
        <span class="tag bad">{t('printerCover')}</span>
      </Show>
    </p>
  );
}

function Drawer(props: { device: VirtualDevice; onShut: () => void }): JSX.Element {
  const open = () => props.device.snapshot.drawerOpen;
  return (
    <div class="drawer-place">
      <div class="drawer-box" aria-hidden="true">
        <div class="drawer-front" classList={{ open: open() }}>
          <span class="drawer-lock" />
        </div>
      </div>
      <div class="grow">
        <strong>{t(open() ? 'drawerIsOpen' : 'drawerIsClosed')}</strong>
        <p class="quiet small">{t('kicks', { count: props.device.snapshot.drawerKicks })}</p>
      </div>
      <Show when={open()}>
        <Button look="main" onClick={() => props.onShut()}>
          {t('pushDrawer')}
        </Button>
      </Show>
    </div>
  );
}

function Roll(props: { device: VirtualDevice }): JSX.Element {
  let roll: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.device.snapshot.roll.length,
      () => roll?.scrollTo({ top: 0 }),
    ),
  );
  return (
    <div
      class="roll"
      ref={(element) => (roll = element)}
      tabIndex={0}
      role="region"
      aria-label={t('paperOf', { name: props.device.name })}
    >
      <For
        each={[...props.device.snapshot.roll].reverse()}
        fallback={
          <p class="empty">
            <strong>{t('rollEmpty')}</strong>
            {t('rollEmptyNext')}
          </p>
        }
      >
        {(piece) => <Paper piece={piece} />}
      </For>
    </div>
  );
}

/** One printer made of software: its slot, its paper, its switches, and the drawer below it. */
export function Device(props: {
  device: VirtualDevice;
  onChange: (device: VirtualDevice) => void;
}): JSX.Element {
  const task = createTask();
  const act = (action: DeviceAction) =>
    void task.run(async () => {
      const result = await api.devices.act(props.device.printerId, action);
      if (!result.ok) return result.failure;
      props.onChange(result.value);
      return null;
    });
  return (
    <section class="device" aria-label={props.device.name}>
      <div class="device-head">
        <h2 class="grow">{props.device.name}</h2>
        <StateTags device={props.device} />
      </div>
      <div class="slot" aria-hidden="true" />
      <Roll device={props.device} />
      <TaskFailure task={task} />
      <div class="device-controls">
        <Show when={props.device.snapshot.roll.length > 0}>
          <Button onClick={() => act('tear-off')}>{t('tearOff')}</Button>
        </Show>
        <For each={controlsOf(props.device)}>
          {(control) => <Button onClick={() => act(control.action)}>{t(control.label)}</Button>}
        </For>
      </div>
      <Drawer device={props.device} onShut={() => act('close-drawer')} />
    </section>
  );
}
