import { createSignal, For, Show, type JSX } from 'solid-js';
import type { PrinterState } from '../answers.ts';
import { api } from '../api.ts';
import { inWords } from '../language.ts';
import { useLive } from '../live.ts';
import { follow } from '../location.ts';
import { session } from '../session.ts';
import { t, type TextKey } from '../text/text.ts';
import { createLoad } from '../ui/load.tsx';
import { AskPrinted } from './ask-printed.tsx';

interface Reading {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: TextKey;
}

/** The one thing about a printer that matters most now. */
function readingOf(printer: PrinterState | undefined): Reading {
  if (!printer) return { tone: 'warn', text: 'printerUnknown' };
  const { online, paper, cover } = printer.state;
  if (cover === 'open') return { tone: 'bad', text: 'printerCover' };
  if (paper === 'out') return { tone: 'bad', text: 'printerPaperOut' };
  if (!online) return { tone: 'bad', text: 'printerOffline' };
  return paper === 'near-end'
    ? { tone: 'warn', text: 'printerPaperLow' }
    : { tone: 'good', text: 'printerReady' };
}

/** How the printer is, and the question about a receipt that may or may not have printed. */
export function PrinterPill(): JSX.Element {
  const printers = createLoad(
    () => true,
    () => api.receipts.printers(),
  );
  const doubtful = createLoad(
    () => true,
    () => api.receipts.printJobs('unknown'),
  );
  const [asking, setAsking] = createSignal(false);
  useLive((event) => {
    if (event.type === 'printer' || event.type === 'drawer') printers.reload();
    if (event.type === 'print-job') doubtful.reload();
  });
  const ours = () => {
    const result = printers.result();
    const id = session()?.workstation?.printerId;
    return result?.ok ? result.value.find((printer) => printer.id === id) : undefined;
  };
  const jobs = () => {
    const result = doubtful.result();
    return result?.ok ? result.value : [];
  };
  const reading = () => readingOf(ours());
  const title = () => {
    const message = ours()?.state.message;
    return message ? inWords(message) : undefined;
  };
  return (
    <>
      <Show
        when={jobs().length > 0}
        fallback={
          <a
            class={`chip ${reading().tone}`}
            href="/devices"
            title={title()}
            onClick={(event) => follow(event, { app: 'devices' })}
          >
            <span class="dot" />
            {t(reading().text)}
          </a>
        }
      >
        <button type="button" class="chip warn" onClick={() => setAsking(true)}>
          <span class="dot" />
          {t('printerAsk')}
        </button>
      </Show>
      <Show when={asking()}>
        <For each={jobs().slice(0, 1)}>
          {(job) => (
            <AskPrinted
              job={job}
              onDone={() => doubtful.reload()}
              onClose={() => setAsking(false)}
            />
          )}
        </For>
      </Show>
    </>
  );
}
