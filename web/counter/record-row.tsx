import { Match, Show, Switch, type JSX } from 'solid-js';
import type { RecordSummary } from '../answers.ts';
import { amount } from '../format.ts';
import { inWords } from '../language.ts';
import { show } from '../location.ts';
import { permitted } from '../session.ts';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgramIcon } from '../ui/program-icon.tsx';
import { createTask } from '../ui/task.tsx';
import { addToCart, cart } from './cart-store.ts';
import { actionOf, programOf } from './programs.ts';
import { Check, Ellipsis } from '../ui/icons.ts';

const RULE_BROKEN = 422;

/** Sells an action of a record: at once when it can be priced as it stands, else its questions are
 * asked first. */
function createSale(summary: () => RecordSummary, payerId: () => string | undefined) {
  const task = createTask();
  const ask = (action: string): void => {
    const { program, recordId } = summary();
    show({ name: 'action', program, action, recordId });
  };
  const sell = (action: string): void => {
    const { program, recordId, amountCents } = summary();
    if (amountCents === null || action !== summary().primaryAction) return ask(action);
    void task.run(async () => {
      const failure = await addToCart({ program, action, recordId, answers: {} }, payerId());
      const answerMissing =
        failure?.kind === 'refused' &&
        failure.status === RULE_BROKEN &&
        (actionOf(program, action)?.fields.length ?? 0) > 0;
      if (!answerMissing) return failure;
      ask(action);
      return null;
    });
  };
  return { task, sell };
}

type Sale = ReturnType<typeof createSale>;

function RowTag(props: { summary: RecordSummary }): JSX.Element {
  const tone = (): string => {
    if (props.summary.tone === 'overdue') return 'bad';
    return props.summary.tone === 'due' || props.summary.tone === 'soon' ? 'warn' : '';
  };
  const parts = () => inWords(props.summary.detail).split(' · ');
  return (
    <span class="row-detail small quiet">
      <Show when={tone()} fallback={<span>{parts()[0]}</span>}>
        <span class={`tag ${tone()}`}>{parts()[0]}</span>
      </Show>
      <Show when={parts().length > 1}>
        <span>{parts().slice(1).join(' · ')}</span>
      </Show>
    </span>
  );
}

/** The action, when this person may sell it. */
function sellable(summary: RecordSummary, action: string | null) {
  if (action === null || !permitted(`${summary.program}.${action}`)) return undefined;
  return actionOf(summary.program, action);
}

const cartItemOf = (summary: RecordSummary) =>
  cart()?.items.find((item) => item.recordId === summary.recordId);

/** The button of the next step, or that it is in the cart already. */
function NextStep(props: { summary: RecordSummary; sale: Sale }): JSX.Element {
  const inCart = () => cartItemOf(props.summary);
  const primary = () => sellable(props.summary, props.summary.primaryAction);
  return (
    <Switch fallback={<span />}>
      <Match when={inCart()}>
        <span class="button soft">
          <Check size={18} aria-hidden="true" />
          {t('inCart')}
        </span>
      </Match>
      <Match when={primary()}>
        {(action) => (
          <Button
            look="main"
            data-row-action
            off={props.sale.task.busy()}
            onClick={() => props.sale.sell(action().id)}
          >
            {inWords(action().verb)}
          </Button>
        )}
      </Match>
    </Switch>
  );
}

/** One thing a person has or owes: what it is, how it stands, what it costs, and the next step. */
export function RecordRow(props: {
  summary: RecordSummary;
  payerId?: string;
  marked?: boolean;
  onDetails?: () => void;
}): JSX.Element {
  const sale = createSale(
    () => props.summary,
    () => props.payerId,
  );
  const primary = () => sellable(props.summary, props.summary.primaryAction);
  const price = (): string => {
    const known = cartItemOf(props.summary)?.quote?.totalCents ?? props.summary.amountCents;
    if (known !== null) return amount(known);
    return primary() ? t('ask') : '';
  };
  const menu = () => [
    ...props.summary.actions
      .filter((action) => action !== props.summary.primaryAction)
      .filter((action) => sellable(props.summary, action))
      .map((action) => {
        const label = actionOf(props.summary.program, action)?.label;
        return { label: label ? inWords(label) : action, act: () => sale.sell(action) };
      }),
    ...(props.onDetails ? [{ label: t('details'), act: props.onDetails }] : []),
  ];
  return (
    <li class="record-row" classList={{ marked: props.marked ?? false }}>
      <ProgramIcon name={programOf(props.summary.program)?.icon} size={24} />
      <div class="record-words">
        <strong>{inWords(props.summary.title)}</strong>
        <RowTag summary={props.summary} />
      </div>
      <span class="figure amount">{price()}</span>
      <NextStep summary={props.summary} sale={sale} />
      <Show when={menu().length > 0} fallback={<span />}>
        <Menu
          class="button plain only"
          label={t('moreFor', { title: inWords(props.summary.title) })}
          items={menu()}
        >
          <Ellipsis size={20} />
        </Menu>
      </Show>
      <Show when={sale.task.failure()}>
        {(failure) => (
          <div class="record-problem">
            <Notice tone="bad">{failureText(failure())}</Notice>
          </div>
        )}
      </Show>
    </li>
  );
}

/** Arrow keys move between the next steps of a list of records. */
export function moveAmongRows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const steps = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-action]')];
  const now = steps.findIndex((step) => step === document.activeElement);
  if (now < 0) return;
  event.preventDefault();
  steps[now + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
