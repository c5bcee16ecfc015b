import type { JSX } from 'solid-js';
import { show } from '../location.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { createTask, TaskFailure } from '../ui/task.tsx';
import { cart, setPayer } from './cart-store.ts';
import { SearchBox } from './search-box.tsx';

/** Whose name stands on the receipt. */
export function PayerDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  const task = createTask();
  const choose = (partyId: string | null) =>
    void task.run(async () => {
      const failure = await setPayer(partyId);
      if (!failure) props.onClose();
      return failure;
    });
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('payerTitle')}>
      <div class="stack choose-person">
        <SearchBox
          label={t('holderLabel')}
          placeholder={t('holderLabel')}
          only={(result) => result.kind === 'party'}
          onOpen={(result) => choose(result.id)}
          onAdd={(typed) => {
            props.onClose();
            show({ name: 'new-person', typed });
          }}
        />
        <TaskFailure task={task} />
        <div class="dialog-foot">
          <Button off={!cart()?.payer} onClick={() => choose(null)}>
            {t('noPayer')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
