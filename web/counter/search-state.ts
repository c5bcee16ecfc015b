import { createEffect, createSignal, on, onCleanup, onMount, type Accessor } from 'solid-js';
import type { SearchResult } from '../answers.ts';
import { exactResult, findEverything, type SearchAnswer } from './search-store.ts';

const PAUSE_MS = 90;

interface SearchSource {
  /** Leaves out results that make no sense here. */
  readonly only?: ((result: SearchResult) => boolean) | undefined;
  readonly onOpen: (result: SearchResult) => void;
  readonly main?: boolean | undefined;
}

export interface SearchState {
  readonly listId: string;
  readonly typed: Accessor<string>;
  readonly answer: Accessor<SearchAnswer | null>;
  readonly results: Accessor<readonly SearchResult[]>;
  readonly active: Accessor<number>;
  readonly shown: Accessor<boolean>;
  readonly setOpen: (open: boolean) => void;
  readonly type: (text: string) => void;
  readonly leave: () => void;
  readonly choose: (result: SearchResult | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Finds as one types. Slow answers never overtake later ones. */
function createFinder(source: SearchSource) {
  const [typed, setTyped] = createSignal('');
  const [answer, setAnswer] = createSignal<SearchAnswer | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (text: string): Promise<SearchAnswer> => {
    const found = await findEverything(text);
    const keep = source.only;
    const kept = keep ? { ...found, results: found.results.filter(keep) } : found;
    if (text === typed().trim()) setAnswer(kept);
    return kept;
  };
  createEffect(
    on(typed, (now) => {
      clearTimeout(timer);
      if (now.trim() === '') setAnswer(null);
      else timer = setTimeout(() => void ask(now.trim()), PAUSE_MS);
    }),
  );
  onCleanup(() => clearTimeout(timer));
  return { typed, setTyped, answer, ask };
}

/** The working of a search box: typing, the arrow keys, Enter, the scanner. */
export function createSearchState(source: SearchSource, listId: string): SearchState {
  const finder = createFinder(source);
  const [active, setActive] = createSignal(0);
  const [open, setOpen] = createSignal(false);
  const results = () => finder.answer()?.results ?? [];
  createEffect(on(results, () => setActive(0)));

  const leave = (): void => {
    finder.setTyped('');
    setOpen(false);
  };
  const choose = (result: SearchResult | undefined): void => {
    if (!result) return;
    leave();
    source.onOpen(result);
  };
  /** A number that means exactly one thing opens it, whatever is highlighted: so does a scan. */
  const enter = async (): Promise<void> => {
    const text = finder.typed().trim();
    if (text === '') return;
    const known = finder.answer();
    const fresh = known?.typed === text ? known : await finder.ask(text);
    setOpen(true);
    choose(exactResult(fresh) ?? fresh.results[known === fresh ? active() : 0]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = results().length - 1;
    if (event.key === 'ArrowDown') setActive(Math.min(active() + 1, last));
    else if (event.key === 'ArrowUp') setActive(Math.max(active() - 1, 0));
    else if (event.key === 'Enter') void enter();
    else if (event.key === 'Escape' && finder.typed() !== '') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
    document.getElementById(`${listId}-${active()}`)?.scrollIntoView({ block: 'nearest' });
  };
  const scanned = (event: Event): void => {
    finder.setTyped((event as CustomEvent<string>).detail);
    void enter();
  };
  onMount(() => {
    if (!source.main) return;
    addEventListener('frontcounter:scan', scanned);
    onCleanup(() => removeEventListener('frontcounter:scan', scanned));
  });
  const type = (text: string): void => {
    setOpen(true);
    finder.setTyped(text);
  };
  const shown = (): boolean => open() && finder.answer() !== null;
  const { typed, answer } = finder;
  return { listId, typed, answer, results, active, shown, setOpen, type, leave, choose, onKeyDown };
}
