import { createSignal, Show, type Accessor, type JSX } from 'solid-js';
import type { Failure } from '../request.ts';
import { failureText } from '../text/failure-text.ts';
import { Notice } from './notice.tsx';

/** One thing that a button or a form does: it runs once at a time and keeps why it failed. */
export interface Task {
  readonly busy: Accessor<boolean>;
  readonly failure: Accessor<Failure | null>;
  /** Runs `work`, which answers with its failure or null. */
  readonly run: (work: () => Promise<Failure | null>) => Promise<void>;
  /** As `run`, for a form's submit event. */
  readonly onSubmit: (work: () => Promise<Failure | null>) => (event: SubmitEvent) => void;
  readonly forget: () => void;
}

export function createTask(): Task {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const run = async (work: () => Promise<Failure | null>): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setFailure(null);
    try {
      setFailure(await work());
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (work: () => Promise<Failure | null>) => (event: SubmitEvent) => {
    event.preventDefault();
    void run(work);
  };
  return { busy, failure, run, onSubmit, forget: () => setFailure(null) };
}

/** Why a task failed, in words; nothing while it has not. */
export function TaskFailure(props: { task: Task }): JSX.Element {
  return (
    <Show when={props.task.failure()}>
      {(failure) => <Notice tone="bad">{failureText(failure())}</Notice>}
    </Show>
  );
}
