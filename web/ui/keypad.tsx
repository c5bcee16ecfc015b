import { For, type JSX } from 'solid-js';
import { t } from '../text/text.ts';
import './keypad.css';
import { Delete } from './icons.ts';

const KEYS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** Ten digits and a way to take one back. The same keys come from the keyboard: who uses this
 * listens to both, so a touch here leaves the focus where it is. */
export function Keypad(props: { onKey: (key: string) => void; corner?: '00' }): JSX.Element {
  const press = (key: string) => () => props.onKey(key);
  return (
    <div
      class="keypad"
      role="group"
      aria-label={t('keypad')}
      onMouseDown={(event) => event.preventDefault()}
    >
      <For each={KEYS}>
        {(key) => (
          <button type="button" onClick={press(key)}>
            {key}
          </button>
        )}
      </For>
      {props.corner ? (
        <button type="button" onClick={press(props.corner)}>
          {props.corner}
        </button>
      ) : (
        <span />
      )}
      <button type="button" onClick={press('0')}>
        0
      </button>
      <button type="button" aria-label={t('deleteDigit')} onClick={press('Backspace')}>
        <Delete size={30} />
      </button>
    </div>
  );
}
