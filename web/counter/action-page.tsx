import { createEffect, createSignal, For, on, onCleanup, Show, type JSX } from 'solid-js';
import type { Answers, PricedAction, RecordPage } from '../answers.ts';
import { api } from '../api.ts';
import { amount, dollars } from '../format.ts';
import { inWords } from '../language.ts';
import { show, type CounterView } from '../location.ts';
import type { Failure } from '../request.ts';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgramIcon } from '../ui/program-icon.tsx';
import { createTask } from '../ui/task.tsx';
import { addToCart, cart, changeItem } from './cart-store.ts';
import { createFactsForm, FactsFields, fieldOf, type FactsForm } from './facts-form.tsx';
import { actionOf, programOf } from './programs.ts';

type ActionView = Extract<CounterView, { name: 'action' }>;
const PAUSE_MS = 250;

/** The price as the answers stand, asked of the server a moment after the last change. */
function createPrice(view: () => ActionView, form: FactsForm) {
  const [price, setPrice] = createSignal<PricedAction | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const ask = async (answers: Answers): Promise<void> => {
    const mine = ++turn;
    const { program, action, recordId } = view();
    const result = await api.records.quote({
      program,
      action,
      ...(recordId ? { recordId } : {}),
      answers,
    });
    if (mine !== turn) return;
    setPrice(result.ok ? result.value : null);
    setFailure(result.ok ? null : result.failure);
  };
  createEffect(
    on(
      () => ({ answers: { ...form.answers }, missing: form.missing().length }),
      ({ answers, missing }) => {
        clearTimeout(timer);
        if (missing > 0) {
          turn++;
          setPrice(null);
        } else timer = setTimeout(() => void ask(answers), PAUSE_MS);
      },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return { price, failure };
}

function PriceBox(props: { price: PricedAction | null; failure: Failure | null }): JSX.Element {
  return (
    <aside class="price" aria-live="polite" aria-label={t('priceNow')}>
      <Show
        when={props.price}
        fallback={
          <Show when={props.failure} fallback={<p class="quiet">{t('priceAfterAnswers')}</p>}>
            {(failure) => <Notice tone="bad">{failureText(failure())}</Notice>}
          </Show>
        }
      >
        {(price) => (
          <>
            <ul>
              <For each={price().quote.lines}>
                {(line) => (
                  <li>
                    <span>{inWords(line.label)}</span>
                    <span class="figure">{amount(line.amountCents)}</span>
                  </li>
                )}
              </For>
            </ul>
            <div class="price-total">
              <span>{t('total')}</span>
              <b class="figure">{dollars(price().quote.totalCents)}</b>
            </div>
          </>
        )}
      </Show>
    </aside>
  );
}

function ActionForm(props: { view: ActionView; page: RecordPage | null }): JSX.Element {
  const action = () => actionOf(props.view.program, props.view.action);
  const facts = () => action()?.fields ?? [];
  const item = () => cart()?.items.find((each) => each.id === props.view.itemId);
  const suggested = () => props.page?.suggestions?.[props.view.action] ?? {};
  // eslint-disable-next-line solid/reactivity -- the page is made anew for every action
  const form = createFactsForm(facts, item()?.answers ?? suggested());
  // eslint-disable-next-line solid/reactivity -- read inside an effect
  const { price, failure } = createPrice(() => props.view, form);
  const task = createTask();
  const [tried, setTried] = createSignal(false);
  const take = async (): Promise<Failure | null> => {
    setTried(true);
    if (form.missing().length > 0) return null;
    const { program, action: id, recordId, itemId } = props.view;
    const answers = { ...form.answers };
    const holder = props.page?.holder?.id;
    const failed = itemId
      ? await changeItem(itemId, answers)
      : await addToCart(
          { program, action: id, ...(recordId ? { recordId } : {}), answers },
          holder,
        );
    if (failed) return failed;
    leave();
    return null;
  };
  const leave = (): void => {
    const holder = props.page?.holder?.id;
    if (holder) show({ name: 'person', partyId: holder });
    else if (props.view.recordId) show({ name: 'record', recordId: props.view.recordId });
    else show({ name: 'home' });
  };
  const problem = () => task.failure() ?? failure();
  return (
    <form class="action" onSubmit={task.onSubmit(take)}>
      <div class="stack">
        <FactsFields facts={facts()} form={form} tried={tried()} failure={problem()} />
        <div class="row wrap">
          <Button look="main" size="large" type="submit" off={task.busy()}>
            {t(props.view.itemId ? 'changeInCart' : 'addToCart')}
          </Button>
          <Button look="text" onClick={() => history.back()}>
            {t('cancel')}
          </Button>
        </div>
      </div>
      <PriceBox price={price()} failure={fieldOf(problem()) === undefined ? problem() : null} />
    </form>
  );
}

/** The questions of one action, with the price beside them as it will be on the receipt. */
export function ActionPage(props: { view: ActionView }): JSX.Element {
  const load = createLoad(() => props.view.recordId, api.records.record);
  const title = (): string => {
    const action = actionOf(props.view.program, props.view.action);
    return action ? inWords(action.label) : '';
  };
  return (
    <section class="card padded stack">
      <div class="row">
        <span class="program-mark">
          <ProgramIcon name={programOf(props.view.program)?.icon} size={28} />
        </span>
        <h1 class="grow">{title()}</h1>
      </div>
      <Show when={props.view.recordId} fallback={<ActionForm view={props.view} page={null} />}>
        <Loaded load={load}>
          {(page) => (
            <>
              <p class="action-about">
                <strong>{inWords(page().summary.title)}</strong>
                <span class="quiet">{inWords(page().summary.detail)}</span>
              </p>
              <ActionForm view={props.view} page={page()} />
            </>
          )}
        </Loaded>
      </Show>
    </section>
  );
}
