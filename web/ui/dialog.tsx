import * as Kobalte from '@kobalte/core/dialog';
import { createEffect, on, Show, type JSX, type ParentProps } from 'solid-js';
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
  /** What is marked takes the focus, else the first field, else the first control. */
  const focusMarked = (event: Event): void => {
    const marked =
      place?.querySelector<HTMLElement>('[data-focus-first]') ??
      place?.querySelector<HTMLElement>('.dialog-body :is(input, select)');
    if (!marked) return;
    event.preventDefault();
    marked.focus();
  };
  let before: Element | null = null;
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (open) before = document.activeElement;
      },
    ),
  );
  /** Back to where the person was, or to the page's main part when that is gone: a key pressed next
   * must find someone who listens. */
  const focusBefore = (event: Event): void => {
    event.preventDefault();
    // The next dialog is open already: the focus is there and stays there.
    const dialogs = [...document.querySelectorAll('[role="dialog"]')];
    if (dialogs.some((dialog) => !place?.contains(dialog))) return;
    const kept = before instanceof HTMLElement && before.isConnected && before !== document.body;
    const target = kept ? before : document.querySelector('main');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
  const change = (open: boolean): void => {
    if (!open && !props.mustAnswer) props.onClose();
  };
  return (
    <Kobalte.Root open={props.open} onOpenChange={change} preventScroll={false}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="scrim" />
        <div class="dialog-place" ref={(element) => (place = element)}>
          <Kobalte.Content
            onOpenAutoFocus={focusMarked}
            onCloseAutoFocus={focusBefore}
            class={`dialog ${props.size ?? 'normal'}`}
          >
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
