import type { JSX } from 'solid-js';
import type { PaidReceipt } from '../answers.ts';
import { api } from '../api.ts';
import { dollars } from '../format.ts';
import { inWords } from '../language.ts';
import { show } from '../location.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { say } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { changeHint } from './cash.ts';
import { forgetPayment } from './payment-store.ts';
import { PrintState } from './print-state.tsx';
import { Check, Printer } from '../ui/icons.ts';

/** Ends this payment and makes room for the next person. */
export function nextCustomer(): void {
  // The page changes first, so that the focus does not return to something about to go.
  show({ name: 'home' });
  forgetPayment();
}

/** The money is recorded: give the change, hand over the receipt, take the next person. */
export function Done(props: { receipt: PaidReceipt }): JSX.Element {
  const task = createTask();
  const reprint = () =>
    void task.run(async () => {
      const result = await api.receipts.reprint(props.receipt.id);
      if (!result.ok) return result.failure;
      say(t('reprinted'));
      return null;
    });
  const change = () => props.receipt.changeCents;
  return (
    <div class="done">
      <div class="done-change" classList={{ exact: change() === 0 }}>
        <span class="row done-paid">
          <Check size={26} aria-hidden="true" />
          {t('paid')}
        </span>
        <div class="cash-figure">
          <span>{t(change() === 0 ? 'paidExact' : 'giveChange')}</span>
          <b class="figure">{dollars(change())}</b>
          <span class="cash-pieces">{inWords(changeHint(change()))}</span>
        </div>
      </div>
      <div class="done-side">
        <dl class="done-facts">
          <div>
            <dt>{t('receiptNumber')}</dt>
            <dd class="figure done-number">{props.receipt.number}</dd>
          </div>
          <div>
            <dt>{t('paidTotal')}</dt>
            <dd class="figure">{dollars(props.receipt.totalCents)}</dd>
          </div>
          <div>
            <dt>{t('received')}</dt>
            <dd class="figure">{dollars(props.receipt.tenderedCents)}</dd>
          </div>
        </dl>
        <PrintState receiptId={props.receipt.id} />
        <TaskFailure task={task} />
        <Button off={task.busy()} onClick={reprint}>
          <Printer size={20} aria-hidden="true" />
          {t('printAgain')}
        </Button>
        <Button look="main" size="large" shortcut="Enter" data-focus-first onClick={nextCustomer}>
          {t('nextCustomer')}
        </Button>
      </div>
    </div>
  );
}
