import { createSignal, For, Show, type JSX } from 'solid-js';
import type { ReceiptRow } from '../answers.ts';
import { api } from '../api.ts';
import { amount, instantText } from '../format.ts';
import { session } from '../session.ts';
import { t, tCount } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { setOpenReceipt } from './search-store.ts';

function ReceiptLine(props: { row: ReceiptRow }): JSX.Element {
  const zone = () => session()?.city.timeZone ?? 'UTC';
  return (
    <li>
      <button type="button" class="list-row" onClick={() => setOpenReceipt(props.row.id)}>
        <span class="grow">
          <strong>{props.row.number}</strong>
          <span class="quiet small list-second">
            {instantText(props.row.issuedAt, zone())} · {props.row.workstation} ·{' '}
            {props.row.staffName}
          </span>
        </span>
        <span class="list-payer">
          {props.row.payerName ?? t('payerNone')}
          <span class="quiet small list-second">{tCount('items', props.row.itemCount)}</span>
        </span>
        <span class="figure amount">{amount(props.row.totalCents)}</span>
      </button>
    </li>
  );
}

/** Finds a receipt again, to look at it or to print a duplicate. */
export function ReceiptsPage(props: { typed: string | undefined }): JSX.Element {
  const [q, setQ] = createSignal('');
  const [from, setFrom] = createSignal('');
  const [to, setTo] = createSignal('');
  const [more, setMore] = createSignal<{ rows: readonly ReceiptRow[]; cursor: string | null }>();
  const task = createTask();
  const filter = () => ({ q: q() || (props.typed ?? ''), from: from(), to: to() });
  const load = createLoad(filter, (now) => {
    setMore(undefined);
    return api.receipts.list(now);
  });
  const showMore = (cursor: string) =>
    void task.run(async () => {
      const result = await api.receipts.list({ ...filter(), cursor });
      if (!result.ok) return result.failure;
      const before = more()?.rows ?? [];
      setMore({ rows: [...before, ...result.value.rows], cursor: result.value.nextCursor });
      return null;
    });
  return (
    <section class="card padded stack">
      <h1>{t('receipts')}</h1>
      <div class="filters">
        <TextField label={t('receiptSearch')} value={q()} onValue={setQ} />
        <TextField label={t('fromDay')} type="date" value={from()} onValue={setFrom} />
        <TextField label={t('toDay')} type="date" value={to()} onValue={setTo} />
      </div>
      <Loaded load={load}>
        {(value) => {
          const cursor = () => (more() ? more()?.cursor : value().nextCursor);
          return (
            <>
              <ul class="list">
                <For
                  each={[...value().rows, ...(more()?.rows ?? [])]}
                  fallback={
                    <li class="empty">
                      <strong>{t('noReceipts')}</strong>
                      {t('noReceiptsNext')}
                    </li>
                  }
                >
                  {(row) => <ReceiptLine row={row} />}
                </For>
              </ul>
              <TaskFailure task={task} />
              <Show when={cursor()}>
                {(next) => (
                  <Button off={task.busy()} onClick={() => showMore(next())}>
                    {t('showMore')}
                  </Button>
                )}
              </Show>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
