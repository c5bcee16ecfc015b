import { For, Match, Switch, createSignal, type JSX, type ParentProps } from 'solid-js';
import { t } from '../text/text.ts';
import { CircleAlert, CircleCheck, Info, X } from './icons.ts';

export type NoticeTone = 'plain' | 'good' | 'warn' | 'bad';

/** Something the person should know, next to what it is about. `bad` interrupts a screen reader. */
export function Notice(props: ParentProps<{ tone?: NoticeTone }>): JSX.Element {
  return (
    <div class={`notice ${props.tone ?? 'plain'}`} role={props.tone === 'bad' ? 'alert' : 'status'}>
      <Switch fallback={<Info size={22} aria-hidden="true" />}>
        <Match when={props.tone === 'good'}>
          <CircleCheck size={22} aria-hidden="true" />
        </Match>
        <Match when={props.tone === 'bad' || props.tone === 'warn'}>
          <CircleAlert size={22} aria-hidden="true" />
        </Match>
      </Switch>
      <div class="grow">{props.children}</div>
    </div>
  );
}

interface Toast {
  readonly id: number;
  readonly tone: NoticeTone;
  readonly text: string;
}

const SHOWN_MS = 7_000;
const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let lastId = 0;

const dismiss = (id: number): void => {
  setToasts((shown) => shown.filter((toast) => toast.id !== id));
};

/** Says in passing that something happened. What went wrong stays until it is put away. */
export function say(text: string, tone: NoticeTone = 'good'): void {
  const id = ++lastId;
  setToasts((shown) => [...shown.slice(-2), { id, tone, text }]);
  if (tone === 'good' || tone === 'plain') setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Where {@link say} is heard; once in the page. */
export function Toasts(): JSX.Element {
  return (
    <div class="toasts" aria-live="polite">
      <For each={toasts()}>
        {(toast) => (
          <Notice tone={toast.tone}>
            <div class="row">
              <p class="grow">{toast.text}</p>
              <button
                type="button"
                class="button only"
                aria-label={t('close')}
                onClick={() => dismiss(toast.id)}
              >
                <X size={20} />
              </button>
            </div>
          </Notice>
        )}
      </For>
    </div>
  );
}
