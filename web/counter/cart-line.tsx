import { createSignal, Show, type JSX } from 'solid-js';
import type { CartItem } from '../answers.ts';
import { amount } from '../format.ts';
import { inWords } from '../language.ts';
import { show } from '../location.ts';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Notice, say } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { lastAdded, removeItem } from './cart-store.ts';
import { actionOf } from './programs.ts';
import { WhyDialog } from './why-dialog.tsx';
import { ChevronDown, Pencil, Trash2 } from '../ui/icons.ts';

function LineTools(props: { item: CartItem }): JSX.Element {
  const task = createTask();
  const change = (): void => {
    const { program, action, recordId, id } = props.item;
    show({ name: 'action', program, action, itemId: id, ...(recordId ? { recordId } : {}) });
  };
  const remove = () =>
    void task.run(async () => {
      const failure = await removeItem(props.item.id);
      if (!failure) say(t('removed', { title: inWords(props.item.title) }), 'plain');
      return failure;
    });
  const askable = (): boolean =>
    (actionOf(props.item.program, props.item.action)?.fields.length ?? 0) > 0;
  return (
    <div class="line-tools">
      <Show when={askable()}>
        <Button onClick={change}>
          <Pencil size={18} aria-hidden="true" />
          {t('changeLine')}
        </Button>
      </Show>
      <Button off={task.busy()} onClick={remove}>
        <Trash2 size={18} aria-hidden="true" />
        {t('removeLine')}
      </Button>
      <TaskFailure task={task} />
    </div>
  );
}

/** One line of the cart as it will print. A tap opens what can be done with it; "why" is always
 * there. */
export function CartLine(props: {
  item: CartItem;
  open: boolean;
  onToggle: () => void;
}): JSX.Element {
  const [why, setWhy] = createSignal(false);
  const price = (): string => amount(props.item.quote?.totalCents ?? 0);
  return (
    <li class="line" classList={{ fresh: lastAdded() === props.item.id, open: props.open }}>
      <button
        type="button"
        class="line-head"
        aria-expanded={props.open}
        onClick={() => props.onToggle()}
      >
        <span class="grow">
          <strong>{inWords(props.item.title)}</strong>
          <ChevronDown size={16} aria-hidden="true" />
        </span>
        <span class="figure">{price()}</span>
      </button>
      <div class="line-sub">
        <span class="grow quiet small">{inWords(props.item.detail)}</span>
        <Show when={props.item.quote}>
          <button type="button" class="why" onClick={() => setWhy(true)}>
            {t('why', { amount: price() })}
          </button>
        </Show>
      </div>
      <Show when={props.item.problem}>
        {(problem) => (
          <Notice tone="bad">{failureText({ kind: 'refused', status: 422, ...problem() })}</Notice>
        )}
      </Show>
      <Show when={props.open || props.item.problem}>
        <LineTools item={props.item} />
      </Show>
      <WhyDialog item={props.item} open={why()} onClose={() => setWhy(false)} />
    </li>
  );
}
