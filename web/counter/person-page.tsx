import { createEffect, createMemo, createSignal, For, on, Show, type JSX } from 'solid-js';
import type { Party, RecordSummary } from '../answers.ts';
import { api } from '../api.ts';
import { inWords } from '../language.ts';
import { show } from '../location.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { createLoad, Loaded } from '../ui/load.tsx';
import { cart, setPayer } from './cart-store.ts';
import { dialogOpen } from '../ui/dialog-open.ts';
import { programs } from './programs.ts';
import { RecordDialog } from './record-dialog.tsx';
import { moveAmongRows, RecordRow } from './record-row.tsx';
import { Pencil, Plus } from '../ui/icons.ts';

/** The first letters of a name, for the circle beside it. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.charAt(0)).join('');
}

export function contactOf(party: Party): string {
  const place = [party.street, party.city].filter(Boolean).join(', ');
  return [place, party.phone, party.email].filter(Boolean).join(' · ');
}

function PersonHead(props: { party: Party }): JSX.Element {
  const isPayer = (): boolean => cart()?.payer?.id === props.party.id;
  return (
    <div class="who">
      <div class="who-face" aria-hidden="true">
        {initialsOf(props.party.name)}
      </div>
      <div class="grow">
        <div class="row wrap">
          <h1>{props.party.name}</h1>
          <Show when={props.party.kind === 'organization'}>
            <span class="tag">{t('organization')}</span>
          </Show>
          <Show when={props.party.birthYear}>
            {(year) => <span class="tag">{t('bornIn', { year: year() })}</span>}
          </Show>
          <Show when={isPayer()}>
            <span class="tag good">{t('isPayer')}</span>
          </Show>
        </div>
        <p class="quiet">{contactOf(props.party) || t('noContact')}</p>
      </div>
      <div class="row">
        <Show when={!isPayer() && (cart()?.items.length ?? 0) > 0}>
          <Button onClick={() => void setPayer(props.party.id)}>{t('makePayer')}</Button>
        </Show>
        <Button
          aria-label={t('editPerson', { name: props.party.name })}
          onClick={() => show({ name: 'edit-person', partyId: props.party.id })}
        >
          <Pencil size={18} aria-hidden="true" />
          {t('edit')}
        </Button>
      </div>
    </div>
  );
}

function RecordList(props: {
  heading: string;
  items: readonly RecordSummary[];
  partyId: string;
  marked: string | undefined;
  onDetails: (recordId: string) => void;
}): JSX.Element {
  return (
    <Show when={props.items.length > 0}>
      <section class="records">
        <h2>{props.heading}</h2>
        <ul>
          <For each={props.items}>
            {(summary) => (
              <RecordRow
                summary={summary}
                payerId={props.partyId}
                marked={summary.recordId === props.marked}
                onDetails={() => props.onDetails(summary.recordId)}
              />
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

function AddRecords(props: { partyId: string }): JSX.Element {
  return (
    <div class="person-foot">
      <For each={programs().filter(({ record }) => record.addedAtCounter && record.hasHolder)}>
        {(program) => (
          <Button
            onClick={() =>
              show({ name: 'new-record', program: program.id, holderId: props.partyId })
            }
          >
            <Plus size={18} aria-hidden="true" />
            {t('registerNew', { noun: inWords(program.record.noun) })}
          </Button>
        )}
      </For>
    </div>
  );
}

/** Everything one person has and owes, the most urgent first. */
export function PersonPage(props: { partyId: string; recordId: string | undefined }): JSX.Element {
  const [details, setDetails] = createSignal<string | null>(null);
  const load = createLoad(() => props.partyId, api.records.party);
  let page: HTMLElement | undefined;
  const paidItems = createMemo(() => cart()?.id);
  createEffect(on(paidItems, () => load.reload(), { defer: true }));
  createEffect(
    on(
      () => load.result() !== undefined,
      (there) => {
        const first = page?.querySelector<HTMLElement>('.marked [data-row-action]');
        const any = page?.querySelector<HTMLElement>('[data-row-action]');
        if (there && !dialogOpen()) queueMicrotask(() => (first ?? any)?.focus());
      },
    ),
  );
  return (
    <section class="card person" ref={(element) => (page = element)} onKeyDown={moveAmongRows}>
      <Loaded load={load}>
        {(value) => (
          <>
            <PersonHead party={value().party} />
            <For each={['due', 'has'] as const}>
              {(group) => (
                <RecordList
                  heading={t(group === 'due' ? 'dueHeading' : 'hasHeading')}
                  items={value().items.filter((item) => item.group === group)}
                  partyId={props.partyId}
                  marked={props.recordId}
                  onDetails={setDetails}
                />
              )}
            </For>
            <Show when={value().items.length === 0}>
              <p class="empty">
                <strong>{t('nothingYet')}</strong>
                {t('nothingYetNext')}
              </p>
            </Show>
            <AddRecords partyId={props.partyId} />
          </>
        )}
      </Loaded>
      <RecordDialog recordId={details()} onClose={() => setDetails(null)} />
    </section>
  );
}
