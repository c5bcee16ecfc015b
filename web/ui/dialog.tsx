import * as Kobalte from '@kobalte/core/dialog';
import { Show, type JSX, type ParentProps } from 'solid-js';
import { t } from '../text/text.ts';
import { X } from './icons.ts';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  size?: 'normal' | 'wide';
  /** No way out but its buttons: the question must be answered. */
  mustAnswer?: boolean;
  /** The dialog draws its own head. */
  bare?: boolean;
}

/** A question or a task over the screen. Esc goes back; focus returns to where it was. */
export function Dialog(props: ParentProps<DialogProps>): JSX.Element {
  let place: HTMLElement | undefined;
  /** What is marked takes the focus; otherwise the first control does. */
  const focusMarked = (event: Event): void => {
    const marked = place?.querySelector<HTMLElement>('[data-focus-first]');
    if (!marked) return;
    event.preventDefault();
    marked.focus();
  };
  const change = (open: boolean): void => {
    if (!open && !props.mustAnswer) props.onClose();
  };
  return (
    <Kobalte.Root open={props.open} onOpenChange={change} preventScroll={false}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="scrim" />
        <div class="dialog-place" ref={(element) => (place = element)}>
          <Kobalte.Content onOpenAutoFocus={focusMarked} class={`dialog ${props.size ?? 'normal'}`}>
            <Show
              when={!props.bare}
              fallback={<Kobalte.Title class="unseen">{props.title}</Kobalte.Title>}
            >
              <div class="dialog-head">
                <Kobalte.Title class="grow">{props.title}</Kobalte.Title>
                <Show when={!props.mustAnswer}>
                  <Kobalte.CloseButton class="button plain only" aria-label={t('close')}>
                    <X size={22} />
                  </Kobalte.CloseButton>
                </Show>
              </div>
            </Show>
            <div classList={{ 'dialog-body': !props.bare }}>{props.children}</div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
