import { Show, type JSX } from 'solid-js';
import type { PrintJob } from '../answers.ts';
import { api } from '../api.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';

/** The two answers to "did it print?": only the person at the printer can know. */
export function PrintedAnswers(props: { jobId: string; onDone: () => void }): JSX.Element {
  const task = createTask();
  const answer = (printed: boolean) =>
    void task.run(async () => {
      const result = await api.receipts.answerPrintJob(props.jobId, printed);
      if (!result.ok) return result.failure;
      props.onDone();
      return null;
    });
  return (
    <div class="stack tight">
      <div class="row wrap">
        <Button look="main" onClick={() => answer(true)}>
          {t('itPrinted')}
        </Button>
        <Button onClick={() => answer(false)}>{t('itDidNot')}</Button>
      </div>
      <TaskFailure task={task} />
    </div>
  );
}

export function AskPrinted(props: {
  job: PrintJob;
  onDone: () => void;
  onClose: () => void;
}): JSX.Element {
  return (
    <Dialog open onClose={props.onClose} title={t('askPrintedTitle')}>
      <div class="stack">
        <p>
          <Show when={props.job.receiptNumber}>
            {(number) => <strong>{t('askPrintedFor', { number: number() })}. </strong>}
          </Show>
          {t('jobUnknown')}
        </p>
        <PrintedAnswers jobId={props.job.id} onDone={() => props.onDone()} />
      </div>
    </Dialog>
  );
}
