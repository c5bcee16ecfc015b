import { Show, type JSX } from 'solid-js';
import { api } from '../api.ts';
import { inWords } from '../language.ts';
import { show } from '../location.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { programOf } from './programs.ts';
import { RecordDetails } from './record-details.tsx';

/** A record's details and history over the person's page. */
export function RecordDialog(props: { recordId: string | null; onClose: () => void }): JSX.Element {
  const load = createLoad(() => props.recordId, api.records.record);
  const title = (): string => {
    const result = load.result();
    return result?.ok ? inWords(result.value.summary.title) : t('details');
  };
  const edit = (recordId: string): void => {
    props.onClose();
    show({ name: 'edit-record', recordId });
  };
  return (
    <Dialog open={props.recordId !== null} onClose={props.onClose} title={title()}>
      <Loaded load={load}>
        {(page) => (
          <>
            <RecordDetails page={page()} />
            <Show when={programOf(page().record.program)?.record.addedAtCounter}>
              <div class="dialog-foot">
                <Button onClick={() => edit(page().record.id)}>{t('editRecord')}</Button>
              </div>
            </Show>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
