import { Match, Switch, type JSX } from 'solid-js';
import type { PrintJob } from '../answers.ts';
import { api } from '../api.ts';
import { useLive } from '../live.ts';
import { t } from '../text/text.ts';
import { createLoad } from '../ui/load.tsx';
import { Notice } from '../ui/notice.tsx';
import { PrintedAnswers } from './ask-printed.tsx';

/** Where the receipt's printing stands, kept up to date by the server. */
export function PrintState(props: { receiptId: string }): JSX.Element {
  const load = createLoad(() => props.receiptId, api.receipts.read);
  /** The buttons go with their question; the focus goes on to the next step. */
  const answered = (): void => {
    document.querySelector<HTMLElement>('.dialog [data-focus-first]')?.focus();
    load.reload();
  };
  useLive((event) => {
    if (event.type === 'print-job') load.reload();
  });
  const job = (): PrintJob | undefined => {
    const result = load.result();
    return result?.ok
      ? result.value.printJobs.find((each) => each.kind !== 'drawer-kick')
      : undefined;
  };
  const state = () => job()?.state;
  const none = (): boolean => load.result()?.ok === true && job() === undefined;
  return (
    <Switch fallback={<Notice>{t('jobQueued')}</Notice>}>
      <Match when={none()}>
        <Notice tone="warn">{t('jobNone')}</Notice>
      </Match>
      <Match when={state() === 'sending'}>
        <Notice>{t('jobSending')}</Notice>
      </Match>
      <Match when={state() === 'confirmed'}>
        <Notice tone="good">{t('jobConfirmed')}</Notice>
      </Match>
      <Match when={state() === 'unknown'}>
        <Notice tone="warn">
          <p>{t('jobUnknown')}</p>
          <PrintedAnswers jobId={job()?.id ?? ''} onDone={answered} />
        </Notice>
      </Match>
      <Match when={state() === 'failed'}>
        <Notice tone="bad">{t('jobFailed')}</Notice>
      </Match>
    </Switch>
  );
}
