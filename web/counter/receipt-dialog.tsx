import type { JSX } from 'solid-js';
import { api } from '../api.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { say } from '../ui/notice.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';
import { openReceipt, setOpenReceipt } from './search-store.ts';
import { Printer } from '../ui/icons.ts';

/** One receipt as it was printed, and a duplicate of it. */
export function ReceiptDialog(): JSX.Element {
  const load = createLoad(openReceipt, api.receipts.read);
  const task = createTask();
  const close = (): void => {
    task.forget();
    setOpenReceipt(null);
  };
  const reprint = (id: string) =>
    void task.run(async () => {
      const result = await api.receipts.reprint(id);
      if (!result.ok) return result.failure;
      say(t('reprinted'));
      return null;
    });
  const title = (): string => {
    const result = load.result();
    return t('receiptOf', { number: result?.ok ? result.value.number : '' });
  };
  return (
    <Dialog open={openReceipt() !== null} onClose={close} title={title()}>
      <Loaded load={load}>
        {(receipt) => (
          <div class="stack">
            <ReceiptPaper document={receipt().document} />
            <TaskFailure task={task} />
            <div class="dialog-foot">
              <p class="small quiet grow">{t('reprintLead')}</p>
              <Button look="main" off={task.busy()} onClick={() => reprint(receipt().id)}>
                <Printer size={20} aria-hidden="true" />
                {t('reprint')}
              </Button>
            </div>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
