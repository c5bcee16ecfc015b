import { createEffect, createSignal, For, on, Show, type JSX } from 'solid-js';
import { dollars } from '../format.ts';
import { session } from '../session.ts';
import { failureText } from '../text/failure-text.ts';
import { t, tCount } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { CartLine } from './cart-line.tsx';
import { cart, cartFailure, clearCart, loadCart, payable } from './cart-store.ts';
import { PayerDialog } from './payer-dialog.tsx';
import './cart-panel.css';
import { Banknote, UserRound } from '../ui/icons.ts';

function PayerLine(): JSX.Element {
  const [choosing, setChoosing] = createSignal(false);
  return (
    <>
      <button type="button" class="payer" onClick={() => setChoosing(true)}>
        <UserRound size={18} aria-hidden="true" />
        <span class="grow">
          {cart()?.payer ? t('payerIs', { name: cart()?.payer?.name ?? '' }) : t('payerNone')}
        </span>
        <span class="link">{t(cart()?.payer ? 'changePayer' : 'choosePayer')}</span>
      </button>
      <PayerDialog open={choosing()} onClose={() => setChoosing(false)} />
    </>
  );
}

function CartPaper(): JSX.Element {
  const [open, setOpen] = createSignal<string | null>(null);
  let list: HTMLUListElement | undefined;
  createEffect(
    on(
      () => cart()?.items.length,
      () => list?.scrollTo({ top: list.scrollHeight }),
      { defer: true },
    ),
  );
  return (
    <div class="paper">
      <div class="paper-head">
        <strong>{session()?.city.name}</strong>
        <span class="small quiet">{t('notYetPaid')}</span>
      </div>
      <Show
        when={(cart()?.items.length ?? 0) > 0}
        fallback={
          <p class="paper-empty">
            <strong>{t('cartEmpty')}</strong>
            {t('cartEmptyNext')}
          </p>
        }
      >
        <PayerLine />
        <ul class="lines" ref={(element) => (list = element)}>
          <For each={cart()?.items}>
            {(item) => (
              <CartLine
                item={item}
                open={open() === item.id}
                onToggle={() => setOpen(open() === item.id ? null : item.id)}
              />
            )}
          </For>
        </ul>
      </Show>
      <div class="sum">
        <span>
          {t('total')}
          <Show when={(cart()?.items.length ?? 0) > 0}>
            <span class="small quiet"> · {tCount('items', cart()?.items.length ?? 0)}</span>
          </Show>
        </span>
        <b class="figure" aria-live="polite">
          {dollars(cart()?.totalCents ?? 0)}
        </b>
      </div>
    </div>
  );
}

function ClearDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  const task = createTask();
  const clear = () =>
    void task.run(async () => {
      const failure = await clearCart();
      if (!failure) props.onClose();
      return failure;
    });
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('clearTitle')}>
      <p>{t('clearLead')}</p>
      <TaskFailure task={task} />
      <div class="dialog-foot">
        <Button onClick={() => props.onClose()}>{t('cancel')}</Button>
        <Button look="danger" onClick={clear}>
          {t('clearCart')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Why the payment cannot begin, said before someone tries. */
function PayHint(): JSX.Element {
  const hint = (): string | null => {
    if ((cart()?.items.length ?? 0) === 0) return null;
    if (!payable()) return t('problemInCart');
    return session()?.drawerSession ? null : t('drawerNeeded');
  };
  return (
    <Show when={hint()}>
      {(text) => (
        <p class="pay-hint small" role="status">
          {text()}
        </p>
      )}
    </Show>
  );
}

/** The cart, as the receipt it will become. */
export function CartPanel(props: { onCash: () => void; onHold: () => void }): JSX.Element {
  const [clearing, setClearing] = createSignal(false);
  const empty = (): boolean => (cart()?.items.length ?? 0) === 0;
  return (
    <aside class="cart" aria-label={t('cart')}>
      <Show when={cartFailure()}>
        {(failure) => (
          <Notice tone="bad">
            <p>{failureText(failure())}</p>
            <Button onClick={() => void loadCart()}>{t('tryAgain')}</Button>
          </Notice>
        )}
      </Show>
      <CartPaper />
      <PayHint />
      <div class="pay">
        <Button
          look="main"
          size="large"
          wide
          shortcut="F8"
          off={!payable()}
          onClick={() => props.onCash()}
        >
          <Banknote size={26} aria-hidden="true" />
          {t('cash')}
        </Button>
      </div>
      <div class="cart-foot">
        <Button look="text" shortcut="F9" off={empty()} onClick={() => props.onHold()}>
          {t('holdCart')}
        </Button>
        <Button look="text" off={empty()} onClick={() => setClearing(true)}>
          {t('clearCart')}
        </Button>
      </div>
      <ClearDialog open={clearing()} onClose={() => setClearing(false)} />
    </aside>
  );
}
