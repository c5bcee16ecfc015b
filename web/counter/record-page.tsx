import { createEffect, on, type JSX } from 'solid-js';
import { api } from '../api.ts';
import { inWords } from '../language.ts';
import { dialogOpen } from '../ui/dialog-open.ts';
import { createLoad, Loaded } from '../ui/load.tsx';
import { cart } from './cart-store.ts';
import { RecordDetails } from './record-details.tsx';
import { RecordRow } from './record-row.tsx';

/** A record that belongs to nobody: a citation is never joined to a person through vehicle data. */
export function RecordPage(props: { recordId: string }): JSX.Element {
  const load = createLoad(() => props.recordId, api.records.record);
  let page: HTMLElement | undefined;
  createEffect(
    on(
      () => cart()?.id,
      () => load.reload(),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => load.result() !== undefined,
      (there) => {
        if (there && !dialogOpen()) {
          queueMicrotask(() => page?.querySelector<HTMLElement>('[data-row-action]')?.focus());
        }
      },
    ),
  );
  return (
    <section class="card person" ref={(element) => (page = element)}>
      <Loaded load={load}>
        {(value) => (
          <>
            <h1 class="unseen">{inWords(value().summary.title)}</h1>
            <ul class="record-alone">
              <RecordRow summary={value().summary} />
            </ul>
            <div class="record-body">
              <RecordDetails page={value()} />
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}
