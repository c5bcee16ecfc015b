import * as Kobalte from '@kobalte/core/dropdown-menu';
import { For, type JSX, type ParentProps } from 'solid-js';

export interface MenuItem {
  readonly label: string;
  readonly icon?: JSX.Element;
  readonly act: () => void;
}

/** A button that opens a short list of things to do. */
export function Menu(
  props: ParentProps<{
    /** Names a trigger that is only an icon. */
    label?: string;
    class: string;
    items: readonly MenuItem[];
    note?: string;
  }>,
): JSX.Element {
  return (
    <Kobalte.Root preventScroll={false} modal={false} placement="bottom-end" gutter={6}>
      <Kobalte.Trigger class={props.class} aria-label={props.label}>
        {props.children}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content class="menu">
          {props.note && <p class="menu-note">{props.note}</p>}
          <For each={props.items}>
            {(item) => (
              <Kobalte.Item class="menu-item" onSelect={() => item.act()}>
                {item.icon}
                <span>{item.label}</span>
              </Kobalte.Item>
            )}
          </For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
