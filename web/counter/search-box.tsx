import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { SearchResult } from '../answers.ts';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import { Notice } from '../ui/notice.tsx';
import { programOf } from './programs.ts';
import { ResultIcon } from './result-icon.tsx';
import { createSearchState, type SearchState } from './search-state.ts';
import type { SearchAnswer } from './search-store.ts';
import './search-box.css';
import { ScanBarcode, Search } from '../ui/icons.ts';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  onOpen: (result: SearchResult) => void;
  /** Leaves out results that make no sense here. */
  only?: (result: SearchResult) => boolean;
  /** Offered below the results: "Add a person". */
  onAdd?: (typed: string) => void;
  /** The box of the top bar: `/` and the scanner come here. */
  main?: boolean;
  inputRef?: (input: HTMLInputElement) => void;
}

function ResultRow(props: {
  result: SearchResult;
  id: string;
  active: boolean;
  onOpen: () => void;
}): JSX.Element {
  return (
    <li
      id={props.id}
      role="option"
      aria-selected={props.active}
      class="result"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onOpen()}
    >
      <ResultIcon
        kind={props.result.kind}
        programIcon={programOf(props.result.program ?? '')?.icon}
      />
      <span class="grow">
        <strong>{props.result.title}</strong>
        <span class="quiet small result-detail">{props.result.detail}</span>
      </span>
    </li>
  );
}

/** What is offered when the results do not hold what is wanted. */
function AddInstead(props: { search: SearchState; onAdd: (typed: string) => void }): JSX.Element {
  const add = (): void => {
    const typed = props.search.typed().trim();
    props.search.leave();
    props.onAdd(typed);
  };
  return (
    <button
      type="button"
      class="button text result-add"
      onMouseDown={(event) => event.preventDefault()}
      onClick={add}
    >
      {t('addPersonNamed', { typed: props.search.typed().trim() })}
    </button>
  );
}

function Results(props: { search: SearchState; onAdd: ((typed: string) => void) | undefined }) {
  const nothing = (): SearchAnswer | undefined => {
    const answer = props.search.answer();
    return answer && answer.results.length === 0 && !answer.failure ? answer : undefined;
  };
  return (
    <div class="results" hidden={!props.search.shown()}>
      <Show when={props.search.answer()?.failure}>
        {(failure) => <Notice tone="bad">{failureText(failure())}</Notice>}
      </Show>
      <ul id={props.search.listId} role="listbox" aria-label={t('searchResults')}>
        <For each={props.search.results()}>
          {(result, index) => (
            <ResultRow
              result={result}
              id={`${props.search.listId}-${index()}`}
              active={index() === props.search.active()}
              onOpen={() => props.search.choose(result)}
            />
          )}
        </For>
      </ul>
      <Show when={nothing()}>
        {(answer) => (
          <p class="empty">
            <strong>{t('nothingFound', { typed: answer().typed })}</strong>
            {t('nothingFoundNext')}
          </p>
        )}
      </Show>
      <Show when={props.onAdd}>
        {(add) => <AddInstead search={props.search} onAdd={(typed) => add()(typed)} />}
      </Show>
    </div>
  );
}

/** The one box that takes a name, a plate, a tag, a number, or the scanner. */
export function SearchBox(props: SearchBoxProps): JSX.Element {
  const search = createSearchState(props, createUniqueId());
  return (
    <div class="search" classList={{ main: props.main ?? false }} role="search">
      <SearchInput box={props} search={search} />
      <Results search={search} onAdd={props.onAdd} />
      <span class="unseen" role="status">
        {search.shown() ? t('resultCount', { count: search.results().length }) : ''}
      </span>
    </div>
  );
}

function SearchInput(props: { box: SearchBoxProps; search: SearchState }): JSX.Element {
  const activeId = (): string | undefined =>
    props.search.shown() && props.search.results().length > 0
      ? `${props.search.listId}-${props.search.active()}`
      : undefined;
  return (
    <label class="search-field">
      <Search size={22} aria-hidden="true" />
      <input
        ref={(input) => props.box.inputRef?.(input)}
        type="text"
        role="combobox"
        aria-label={props.box.label}
        aria-expanded={props.search.shown()}
        aria-controls={props.search.listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId()}
        placeholder={props.box.placeholder}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={100}
        value={props.search.typed()}
        onInput={(event) => props.search.type(event.currentTarget.value)}
        onKeyDown={(event) => props.search.onKeyDown(event)}
        onFocus={() => props.search.setOpen(true)}
        onBlur={() => props.search.setOpen(false)}
      />
      <Show when={props.box.main}>
        <kbd aria-hidden="true">/</kbd>
        <span class="search-rule" />
        <ScanBarcode size={22} aria-hidden="true" />
      </Show>
    </label>
  );
}
