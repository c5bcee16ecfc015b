import { createEffect, createSignal, For, on, Show, type JSX } from 'solid-js';
import { amount, dollars } from '../format.ts';
import { inWords } from '../language.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Keypad } from '../ui/keypad.tsx';
import { afterKey, centsTyped } from '../ui/money-entry.ts';
import { cart } from './cart-store.ts';
import { changeHint, quickAmounts } from './cash.ts';
import { pay } from './payment-store.ts';
import './cash-dialog.css';
import { Check } from '../ui/icons.ts';

const FULL_DOLLAR = 100;

function quickText(valueCents: number, dueCents: number): string {
  if (valueCents === dueCents) return amount(valueCents);
  return valueCents % FULL_DOLLAR === 0 ? String(valueCents / FULL_DOLLAR) : amount(valueCents);
}

function CashFigures(props: { dueCents: number; receivedCents: number }): JSX.Element {
  const left = () => props.dueCents - props.receivedCents;
  return (
    <div class="cash-figures">
      <div class="row">
        <h2 class="grow cash-title">{t('cash')}</h2>
        <span class="tag">{t('escBack')}</span>
      </div>
      <div class="cash-figure">
        <span>{t('due')}</span>
        <b class="figure">{dollars(props.dueCents)}</b>
      </div>
      <div class="cash-figure">
        <span>{t('received')}</span>
        <b class="figure" data-testid="received">
          {dollars(props.receivedCents)}
        </b>
      </div>
      <div class="cash-figure cash-change" classList={{ short: left() > 0 }} aria-live="polite">
        <span>{t(left() > 0 ? 'stillToPay' : 'change')}</span>
        <b class="figure">{dollars(Math.abs(left()))}</b>
        <span class="cash-pieces">
          {left() === 0 ? t('noChange') : left() < 0 ? inWords(changeHint(-left())) : ''}
        </span>
      </div>
      <p class="quiet small cash-note">{t('drawerOpens')}</p>
    </div>
  );
}

function CashKeys(props: {
  dueCents: number;
  onKey: (key: string) => void;
  onQuick: (cents: number) => void;
  ready: boolean;
  onRecord: () => void;
}): JSX.Element {
  return (
    <div class="cash-keys">
      <div class="quick">
        <For each={quickAmounts(props.dueCents)}>
          {(value) => (
            <button
              type="button"
              aria-label={
                value === props.dueCents ? t('exact', { amount: dollars(value) }) : dollars(value)
              }
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onQuick(value)}
            >
              {quickText(value, props.dueCents)}
            </button>
          )}
        </For>
      </div>
      <Keypad corner="00" onKey={props.onKey} />
      <Button
        look="main"
        size="large"
        wide
        shortcut="Enter"
        off={!props.ready}
        onClick={() => props.onRecord()}
      >
        <Check size={26} aria-hidden="true" />
        {t('record')}
      </Button>
    </div>
  );
}

function CashEntry(props: { onClose: () => void }): JSX.Element {
  const [typed, setTyped] = createSignal('');
  const due = () => cart()?.totalCents ?? 0;
  const received = () => centsTyped(typed());
  const ready = (): boolean => received() >= due() && (cart()?.items.length ?? 0) > 0;
  const record = (): void => {
    const now = cart();
    if (!now || !ready()) return;
    props.onClose();
    pay({
      cartId: now.id,
      cartVersion: now.version,
      totalSeenCents: now.totalCents,
      tenders: [{ kind: 'cash', tenderedCents: received() }],
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) record();
    else if (/^[\d.]$/.test(event.key) || event.key === 'Backspace') {
      setTyped(afterKey(typed(), event.key));
    } else return;
    event.preventDefault();
  };
  return (
    <div class="cash" tabIndex={-1} data-focus-first onKeyDown={onKeyDown}>
      <CashFigures dueCents={due()} receivedCents={received()} />
      <CashKeys
        dueCents={due()}
        onKey={(key) => setTyped(afterKey(typed(), key))}
        onQuick={(value) => setTyped(amount(value).replaceAll(',', ''))}
        ready={ready()}
        onRecord={record}
      />
    </div>
  );
}

/** How much cash was handed over, and the change to give. */
export function CashDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  createEffect(
    on(
      () => cart()?.items.length === 0,
      (empty) => {
        if (empty && props.open) props.onClose();
      },
      { defer: true },
    ),
  );
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('cash')} size="wide" bare>
      <Show when={props.open}>
        <CashEntry onClose={() => props.onClose()} />
      </Show>
    </Dialog>
  );
}
