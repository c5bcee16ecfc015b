import { Show, type JSX } from 'solid-js';
import type { Register } from '../answers.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Download, Printer } from '../ui/icons.ts';
import { Loaded } from '../ui/load.tsx';
import { TaskFailure } from '../ui/task.tsx';
import type { RegisterPages } from './register-pages.ts';

/** Title, filters, table and ways to take it away: the same for every register. */
export function RegisterFrame(props: {
  title: string;
  lead?: string;
  csvPath: string;
  filters: JSX.Element;
  pages: RegisterPages;
  table: (register: Register) => JSX.Element;
}): JSX.Element {
  return (
    <>
      <div class="office-head">
        <div class="grow">
          <h1>{props.title}</h1>
          <Show when={props.lead}>
            <p class="quiet">{props.lead}</p>
          </Show>
        </div>
        <Button onClick={() => print()}>
          <Printer size={18} aria-hidden="true" />
          {t('print')}
        </Button>
        <a class="button plain" href={props.csvPath} download="">
          <Download size={18} aria-hidden="true" />
          {t('csv')}
        </a>
      </div>
      <div class="office-filters" role="group" aria-label={t('filters')}>
        {props.filters}
      </div>
      <section class="card office-table">
        <Loaded load={props.pages.load}>{(register) => props.table(register())}</Loaded>
      </section>
      <TaskFailure task={props.pages.task} />
      <Show when={props.pages.cursor()}>
        <div>
          <Button off={props.pages.task.busy()} onClick={() => props.pages.more()}>
            {t('showMore')}
          </Button>
        </div>
      </Show>
    </>
  );
}
