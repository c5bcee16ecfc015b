import { For, Show, type JSX } from 'solid-js';
import type { QuoteLine, Step } from '../../shared/fees/quote.ts';
import type { CartItem } from '../answers.ts';
import { amount, dayText, dollars } from '../format.ts';
import { inWords } from '../language.ts';
import { t } from '../text/text.ts';
import { Dialog } from '../ui/dialog.tsx';

function Steps(props: { steps: readonly Step[] }): JSX.Element {
  return (
    <ul class="steps">
      <For each={props.steps}>
        {(step) => (
          <li>
            <div class="step">
              <span>{inWords(step.text)}</span>
              <span class="figure">{step.value}</span>
            </div>
            <Show when={step.parts.length > 0}>
              <Steps steps={step.parts} />
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

function WhyLine(props: { line: QuoteLine; paragraph: string | undefined }): JSX.Element {
  return (
    <section class="why-line">
      <div class="why-amount">
        <h3>{inWords(props.line.label)}</h3>
        <b class="figure">{amount(props.line.amountCents)}</b>
      </div>
      <Show when={props.paragraph}>
        <p>{props.paragraph}</p>
      </Show>
      <Show when={!props.paragraph?.includes(props.line.authority)}>
        <p>
          <span class="tag">{props.line.authority}</span>
        </p>
      </Show>
      <Show when={props.line.steps.length > 0}>
        <details>
          <summary>{t('whySteps')}</summary>
          <Steps steps={props.line.steps} />
          <For each={props.line.shares}>
            {(share) => (
              <p class="small quiet">
                {t('whyAccount', { account: share.account })} · {amount(share.amountCents)}
              </p>
            )}
          </For>
        </details>
      </Show>
    </section>
  );
}

/** Why a fee is what it is, in words a clerk can read to the person in front of her, with the
 * section of the ordinance. */
export function WhyDialog(props: {
  item: CartItem;
  open: boolean;
  onClose: () => void;
}): JSX.Element {
  const paragraph = (lineId: string): string | undefined => {
    const found = props.item.explanation.find((each) => each.lineId === lineId);
    return found && inWords(found.paragraph);
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('whyTitle', { amount: dollars(props.item.quote?.totalCents ?? 0) })}
    >
      <Show when={props.item.quote}>
        {(quote) => (
          <div class="stack">
            <p class="quiet">
              {inWords(props.item.title)} · {inWords(props.item.detail)}
            </p>
            <For each={quote().lines}>
              {(line) => <WhyLine line={line} paragraph={paragraph(line.id)} />}
            </For>
            <p class="small quiet">
              {t('whyVersion', { version: quote().version, day: dayText(quote().pricedOn) })}
            </p>
          </div>
        )}
      </Show>
    </Dialog>
  );
}
