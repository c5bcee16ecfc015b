import {
  createResource,
  createSignal,
  onCleanup,
  Show,
  type Accessor,
  type JSX,
  type Setter,
} from 'solid-js';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import type { Result } from '../request.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** Something read from the server: not there yet, there, or failed. */
export interface Load<T> {
  readonly result: Accessor<Result<T> | undefined>;
  readonly reload: () => void;
  readonly set: Setter<Result<T> | undefined>;
}

/** Reads from the server, again whenever `source` changes. While it reads again, the last answer
 * stays on the screen. */
export function createLoad<S, T>(
  source: Accessor<S | null | undefined | false>,
  read: (source: S) => Promise<Result<T>>,
): Load<T> {
  const [resource, { refetch, mutate }] = createResource(source, read);
  return {
    result: () => resource.latest,
    reload: () => void refetch(),
    set: mutate,
  };
}

const PATIENCE_MS = 1_000;

/** Nothing for a second, then a sign that it is being worked on. */
export function Waiting(props: { text?: string }): JSX.Element {
  const [late, setLate] = createSignal(false);
  const timer = setTimeout(() => setLate(true), PATIENCE_MS);
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="waiting" role="status">
      <Show when={late()}>
        <span>{props.text ?? t('waiting')}</span>
        <div class="waiting-bar" />
      </Show>
    </div>
  );
}

/** Draws what was read, or the waiting, or what failed with a way to try again. */
export function Loaded<T>(props: {
  load: Load<T>;
  children: (value: Accessor<T>) => JSX.Element;
}): JSX.Element {
  const value = (): { readonly held: T } | undefined => {
    const result = props.load.result();
    return result?.ok ? { held: result.value } : undefined;
  };
  const failure = () => {
    const result = props.load.result();
    return result && !result.ok ? result.failure : undefined;
  };
  return (
    <Show
      when={value()}
      fallback={
        <Show when={failure()} fallback={<Waiting />}>
          {(failed) => (
            <div class="stack failed">
              <Notice tone="bad">{failureText(failed())}</Notice>
              <div>
                <Button onClick={() => props.load.reload()}>{t('tryAgain')}</Button>
              </div>
            </div>
          )}
        </Show>
      }
    >
      {(there) => props.children(() => there().held)}
    </Show>
  );
}
