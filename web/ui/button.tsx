import { mergeProps, Show, splitProps, type JSX } from 'solid-js';
import './parts.css';

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` acts, `plain` is one of several ways on, `soft` is done already, `text` is minor. */
  look?: 'main' | 'plain' | 'soft' | 'text' | 'danger';
  size?: 'normal' | 'large' | 'small';
  /** A key that does the same, shown on the button. */
  shortcut?: string;
  /** Not possible now. It stays focusable, so that its reason can be read. */
  off?: boolean;
  wide?: boolean;
}

/** The one button of the product. */
export function Button(given: ButtonProps): JSX.Element {
  const props = mergeProps({ look: 'plain', size: 'normal', type: 'button' } as const, given);
  const [own, rest] = splitProps(props, [
    'look',
    'size',
    'shortcut',
    'off',
    'wide',
    'class',
    'children',
    'onClick',
  ]);
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.off) {
      event.preventDefault();
      return;
    }
    if (typeof own.onClick === 'function') own.onClick(event);
  };
  return (
    <button
      {...rest}
      class={`button ${own.look} ${own.size} ${own.class ?? ''}`}
      classList={{ wide: own.wide ?? false }}
      aria-disabled={own.off ? 'true' : undefined}
      onClick={press}
    >
      {own.children}
      <Show when={own.shortcut}>
        <kbd aria-hidden="true">{own.shortcut}</kbd>
      </Show>
    </button>
  );
}
