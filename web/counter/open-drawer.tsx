import { createMemo, For, Show, type JSX } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api } from '../api.ts';
import { amount, dollars } from '../format.ts';
import { refreshSession, session } from '../session.ts';
import { Door } from '../sign-in/door.tsx';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { Minus, Plus } from '../ui/icons.ts';

const BILLS = [10_000, 5_000, 2_000, 1_000, 500, 100] as const;
const COINS = [25, 10, 5, 1] as const;
function Denomination(props: {
  valueCents: number;
  count: number;
  onCount: (count: number) => void;
}): JSX.Element {
  const value = () => dollars(props.valueCents);
  const take = (text: string) => props.onCount(Math.min(9_999, Number(text.replace(/\D/g, ''))));
  return (
    <div class="float-line">
      <span class="figure strong">{value()}</span>
      <span class="stepper">
        <Button
          class="only"
          aria-label={t('oneLess', { value: value() })}
          off={props.count === 0}
          onClick={() => props.onCount(props.count - 1)}
        >
          <Minus size={20} />
        </Button>
        <input
          class="input"
          inputMode="numeric"
          aria-label={t('piecesOf', { value: value() })}
          value={props.count}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => take(event.currentTarget.value)}
        />
        <Button
          class="only"
          aria-label={t('oneMore', { value: value() })}
          onClick={() => props.onCount(props.count + 1)}
        >
          <Plus size={20} />
        </Button>
      </span>
      <span class="figure quiet">{amount(props.valueCents * props.count)}</span>
    </div>
  );
}

function FloatFoot(props: { totalCents: number; busy: boolean; onSkip: () => void }): JSX.Element {
  return (
    <div class="float-foot">
      <div class="float-total" aria-live="polite">
        <span class="quiet">{t('float')}</span>
        <b class="figure">{dollars(props.totalCents)}</b>
      </div>
      <div class="row wrap">
        <Button look="text" onClick={() => props.onSkip()}>
          {t('withoutDrawer')}
        </Button>
        <Button look="main" size="large" type="submit" off={props.busy}>
          {t('openDrawerDo', { amount: dollars(props.totalCents) })}
        </Button>
      </div>
    </div>
  );
}

/** The start of a person's custody of one drawer: what is in it, piece by piece. */
export function OpenDrawer(props: { onSkip: () => void }): JSX.Element {
  const task = createTask();
  const usual = () => session()?.openingFloat ?? [];
  const usualCents = () => usual().reduce((sum, each) => sum + each.valueCents * each.count, 0);
  const [counts, setCounts] = createStore<Record<number, number>>({});
  const total = createMemo(() =>
    [...BILLS, ...COINS].reduce((sum, value) => sum + value * (counts[value] ?? 0), 0),
  );
  const fill = (from: Readonly<Record<number, number>>) =>
    setCounts(Object.fromEntries([...BILLS, ...COINS].map((value) => [value, from[value] ?? 0])));
  const usualCounts = () =>
    Object.fromEntries(usual().map(({ valueCents, count }) => [valueCents, count]));
  const open = async () => {
    const denominations = [...BILLS, ...COINS]
      .map((valueCents) => ({ valueCents, count: counts[valueCents] ?? 0 }))
      .filter(({ count }) => count > 0);
    const result = await api.session.openDrawer(denominations);
    if (!result.ok) return result.failure;
    await refreshSession();
    return null;
  };
  const lines = (values: readonly number[]) => (
    <For each={values}>
      {(value) => (
        <Denomination
          valueCents={value}
          count={counts[value] ?? 0}
          onCount={(count) => setCounts(value, count)}
        />
      )}
    </For>
  );
  return (
    <Door title={t('openDrawer')} lead={t('openDrawerLead')} wide>
      <form class="stack" onSubmit={task.onSubmit(open)}>
        <div class="float-grid">
          <section>
            <h2>{t('bills')}</h2>
            {lines(BILLS)}
          </section>
          <section>
            <h2>{t('coins')}</h2>
            {lines(COINS)}
            <div class="row wrap">
              <Show when={usualCents() > 0}>
                <Button look="text" onClick={() => fill(usualCounts())}>
                  {t('usualFloat', { amount: dollars(usualCents()) })}
                </Button>
              </Show>
              <Button look="text" onClick={() => fill({})}>
                {t('emptyCounts')}
              </Button>
            </div>
          </section>
        </div>
        <TaskFailure task={task} />
        <FloatFoot totalCents={total()} busy={task.busy()} onSkip={() => props.onSkip()} />
      </form>
    </Door>
  );
}
