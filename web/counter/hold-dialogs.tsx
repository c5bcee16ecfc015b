import { createSignal, For, Show, type JSX } from 'solid-js';
import { api } from '../api.ts';
import { dollars } from '../format.ts';
import { inWords } from '../language.ts';
import { t, tCount } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { Notice, say } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { cart, holdCart, recallCart } from './cart-store.ts';

export function HoldDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  const task = createTask();
  const [typed, setTyped] = createSignal<string | null>(null);
  const label = (): string => typed() ?? cart()?.payer?.name ?? '';
  const hold = async () => {
    const failure = await holdCart(label().trim());
    if (failure) return failure;
    setTyped(null);
    say(t('held'));
    props.onClose();
    return null;
  };
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('holdTitle')}>
      <form class="stack" onSubmit={task.onSubmit(hold)}>
        <TextField
          label={t('holdLabel')}
          hint={t('holdHint')}
          value={label()}
          onValue={setTyped}
          maxLength={60}
          required
        />
        <TaskFailure task={task} />
        <div class="dialog-foot">
          <Button onClick={() => props.onClose()}>{t('cancel')}</Button>
          <Button look="main" type="submit" off={task.busy()}>
            {t('holdCart')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Every cart that waits, at whichever window it was put on hold. */
export function HeldDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  const load = createLoad(() => props.open, api.cart.held);
  const task = createTask();
  const busy = (): boolean => (cart()?.items.length ?? 0) > 0;
  const recall = (id: string) =>
    void task.run(async () => {
      const failure = await recallCart(id);
      if (!failure) props.onClose();
      return failure;
    });
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('heldCarts')}>
      <div class="stack">
        <Show when={busy()}>
          <Notice tone="warn">{t('recallNeedsEmpty')}</Notice>
        </Show>
        <TaskFailure task={task} />
        <Loaded load={load}>
          {(carts) => (
            <ul class="held">
              <For each={carts()} fallback={<li class="empty">{t('heldNone')}</li>}>
                {(held) => (
                  <li>
                    <div class="grow">
                      <strong>{held.heldLabel ?? held.payer?.name}</strong>
                      <p class="quiet small">
                        {tCount('items', held.items.length)} ·{' '}
                        {held.items.map((item) => inWords(item.title)).join(' · ')}
                      </p>
                    </div>
                    <b class="figure">{dollars(held.totalCents)}</b>
                    <Button look="main" off={busy() || task.busy()} onClick={() => recall(held.id)}>
                      {t('recall')}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Loaded>
      </div>
    </Dialog>
  );
}
