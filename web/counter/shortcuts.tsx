import { For, onCleanup, onMount, type JSX } from 'solid-js';
import { t, type TextKey } from '../text/text.ts';
import { dialogOpen } from '../ui/dialog-open.ts';
import { Dialog } from '../ui/dialog.tsx';
import { createScanBuffer } from './scanner.ts';

/** What the keys of the counter do. F-keys are those that browsers leave alone. */
export interface CounterKeys {
  readonly search: () => void;
  readonly cash: () => void;
  readonly hold: () => void;
  readonly held: () => void;
  readonly receipts: () => void;
  readonly program: (index: number) => void;
  readonly back: () => void;
  readonly lock: () => void;
  readonly help: () => void;
}

const SHOWN: readonly (readonly [string, TextKey])[] = [
  ['/', 'keySearch'],
  ['↑ ↓', 'keyRows'],
  ['Enter', 'keyTake'],
  ['Alt+1 … 9', 'keyProgram'],
  ['F8', 'keyCash'],
  ['F9', 'keyHold'],
  ['F2', 'keyHeld'],
  ['F4', 'keyReceipts'],
  ['Esc', 'keyBack'],
  ['Alt+L', 'keyLock'],
  ['?', 'keyHelp'],
];

function inField(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}

/** The key's work, or undefined when it has none here. */
function workOf(event: KeyboardEvent, keys: CounterKeys): (() => void) | undefined {
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    return () => keys.program(Number(event.code.at(-1)) - 1);
  }
  if (event.altKey && event.code === 'KeyL') return keys.lock;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === 'F8') return keys.cash;
  if (event.key === 'F9') return keys.hold;
  if (event.key === 'F2') return keys.held;
  if (event.key === 'F4') return keys.receipts;
  if (event.key === 'Escape') return keys.back;
  if (inField(event)) return undefined;
  if (event.key === '/') return keys.search;
  return event.key === '?' ? keys.help : undefined;
}

/** Listens for the counter's keys and for the scanner while no dialog is open and no field has
 * the focus; a field keeps what is typed into it. */
export function useCounterKeys(keys: CounterKeys): void {
  const scans = createScanBuffer();
  const heard = (event: KeyboardEvent): void => {
    if (dialogOpen() || event.defaultPrevented) return;
    const code = inField(event) ? null : scans.key(event.key, performance.now());
    if (code !== null) {
      event.preventDefault();
      dispatchEvent(new CustomEvent('frontcounter:scan', { detail: code }));
      return;
    }
    const work = workOf(event, keys);
    if (!work) return;
    event.preventDefault();
    work();
  };
  onMount(() => {
    addEventListener('keydown', heard);
    onCleanup(() => removeEventListener('keydown', heard));
  });
}

export function ShortcutsDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('shortcuts')}>
      <dl class="keys">
        <For each={SHOWN}>
          {([key, text]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(text)}</dd>
            </div>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
