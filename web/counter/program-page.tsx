import { For, Show, type JSX } from 'solid-js';
import type { ProgramDescriptor } from '../answers.ts';
import { inWords } from '../language.ts';
import { show } from '../location.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgramIcon } from '../ui/program-icon.tsx';
import { programOf } from './programs.ts';
import { SearchBox } from './search-box.tsx';
import { openResult } from './search-store.ts';
import { Plus } from '../ui/icons.ts';

/** What to do first: choose what is sold, or find what it is done to. */
function howToBegin(
  program: ProgramDescriptor,
): 'programChoose' | 'programFind' | 'programFindOnly' {
  if (program.actions.every((action) => action.target === 'new-record')) return 'programChoose';
  return program.record.addedAtCounter ? 'programFind' : 'programFindOnly';
}

/** One program: find its record, begin a new one, and what it can do, as it is declared. */
export function ProgramPage(props: { program: string }): JSX.Element {
  return (
    <Show when={programOf(props.program)} keyed>
      {(program) => (
        <section class="card padded stack program">
          <div class="row">
            <span class="program-mark">
              <ProgramIcon name={program.icon} size={28} />
            </span>
            <div class="grow">
              <h1>{inWords(program.label)}</h1>
              <p class="quiet">{t(howToBegin(program))}</p>
            </div>
          </div>
          <Show when={program.actions.some((action) => action.target === 'record')}>
            <div class="program-find">
              <SearchBox
                label={inWords(program.label)}
                placeholder={t('searchHint')}
                only={(result) => result.kind === 'party' || result.program === program.id}
                onOpen={openResult}
                inputRef={(input) => queueMicrotask(() => input.focus())}
              />
              <Show when={program.record.addedAtCounter}>
                <Button onClick={() => show({ name: 'new-record', program: program.id })}>
                  <Plus size={18} aria-hidden="true" />
                  {t('registerNew', { noun: inWords(program.record.noun) })}
                </Button>
              </Show>
            </div>
          </Show>
          <section>
            <h2>{t('programCan')}</h2>
            <ul class="program-actions">
              <For each={program.actions}>
                {(action) => (
                  <li>
                    <strong>{inWords(action.label)}</strong>
                    <span class="quiet small">
                      {action.fields.length === 0
                        ? t('programPays')
                        : `${t('programAsks')}: ${action.fields
                            .map((fact) => inWords(fact.question))
                            .join(' · ')}`}
                    </span>
                    <Show when={action.target === 'new-record'}>
                      <Button
                        look="main"
                        aria-label={`${inWords(action.verb)}: ${inWords(action.label)}`}
                        onClick={() =>
                          show({ name: 'action', program: program.id, action: action.id })
                        }
                      >
                        {inWords(action.verb)}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </section>
          <Notice>{t('programRule')}</Notice>
        </section>
      )}
    </Show>
  );
}
