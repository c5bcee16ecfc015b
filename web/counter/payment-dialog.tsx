import { createEffect, Match, on, Switch, type JSX, type ParentProps } from 'solid-js';
import { dollars } from '../format.ts';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LoaderCircle } from '../ui/icons.ts';
import { Waiting } from '../ui/load.tsx';
import { Notice } from '../ui/notice.tsx';
import { Done, nextCustomer } from './done.tsx';
import { askAgain, forgetPayment, payment, type Payment } from './payment-store.ts';

type Checking = Extract<Payment, { state: 'checking' }>;
type Refused = Extract<Payment, { state: 'refused' }>;
type PriceChanged = Extract<Payment, { state: 'price-changed' }>;

function Part(props: ParentProps<{ heading: string }>): JSX.Element {
  return (
    <div class="payment-part stack">
      <p class="payment-title" aria-hidden="true">
        {props.heading}
      </p>
      {props.children}
    </div>
  );
}

/** Nobody knows yet. There is no way out but the server's answer. */
function CheckingPart(props: { payment: Checking }): JSX.Element {
  return (
    <Part heading={t('checkingTitle')}>
      <Notice tone="warn">
        {t(props.payment.failure.kind === 'refused' ? 'checkingLocked' : 'checkingLead')}
      </Notice>
      <p class="row quiet">
        <LoaderCircle class="turning" size={20} aria-hidden="true" />
        {t('checkingTries', { count: props.payment.tries + 1 })}
      </p>
      <div class="dialog-foot">
        <Button look="main" data-focus-first onClick={askAgain}>
          {t('askNow')}
        </Button>
      </div>
    </Part>
  );
}

function RefusedPart(props: { payment: Refused }): JSX.Element {
  return (
    <Part heading={t('notPaid')}>
      <Notice tone="bad">
        <p>{failureText(props.payment.failure)}</p>
        <p>{t('notPaidLead')}</p>
      </Notice>
      <div class="dialog-foot">
        <Button look="main" data-focus-first onClick={forgetPayment}>
          {t('backToCart')}
        </Button>
      </div>
    </Part>
  );
}

function PriceChangedPart(props: { payment: PriceChanged; onCash: () => void }): JSX.Element {
  const takeNew = (): void => {
    forgetPayment();
    props.onCash();
  };
  return (
    <Part heading={t('priceChanged')}>
      <Notice tone="warn">{t('priceChangedLead')}</Notice>
      <dl class="was-is">
        <div>
          <dt>{t('priceWas')}</dt>
          <dd class="figure">
            <s>{dollars(props.payment.seenCents)}</s>
          </dd>
        </div>
        <div>
          <dt>{t('priceIs')}</dt>
          <dd class="figure now">{dollars(props.payment.cart.totalCents)}</dd>
        </div>
      </dl>
      <div class="dialog-foot">
        <Button onClick={forgetPayment}>{t('backToCart')}</Button>
        <Button look="main" data-focus-first onClick={takeNew}>
          {t('takeNewPrice', { amount: dollars(props.payment.cart.totalCents) })}
        </Button>
      </div>
    </Part>
  );
}

const TITLES = {
  none: 'record',
  sending: 'recording',
  checking: 'checkingTitle',
  refused: 'notPaid',
  'price-changed': 'priceChanged',
  done: 'paid',
} as const;

function PaymentPart(props: { onCash: () => void }): JSX.Element {
  const as = <State extends Payment['state']>(state: State) => {
    const now = payment();
    return now.state === state ? (now as Extract<Payment, { state: State }>) : false;
  };
  return (
    <Switch>
      <Match when={as('sending')}>
        <div class="payment-sending">
          <Waiting text={t('recording')} />
        </div>
      </Match>
      <Match when={as('checking')}>{(now) => <CheckingPart payment={now()} />}</Match>
      <Match when={as('refused')}>{(now) => <RefusedPart payment={now()} />}</Match>
      <Match when={as('price-changed')}>
        {(now) => <PriceChangedPart payment={now()} onCash={props.onCash} />}
      </Match>
      <Match when={as('done')}>{(now) => <Done receipt={now().receipt} />}</Match>
    </Switch>
  );
}

/** What becomes of a payment, in one dialog from sending to done. While nobody knows whether the
 * money was recorded there is no way out but the server's answer. */
export function PaymentDialog(props: { onCash: () => void }): JSX.Element {
  const state = () => payment().state;
  const leave = (): void => {
    if (state() === 'done') nextCustomer();
    else forgetPayment();
  };
  const focusNextStep = (): void => {
    document.querySelector<HTMLElement>('.dialog [data-focus-first]')?.focus();
  };
  createEffect(on(state, () => requestAnimationFrame(focusNextStep), { defer: true }));
  return (
    <Dialog
      open={state() !== 'none'}
      onClose={leave}
      title={t(TITLES[state()])}
      size={state() === 'sending' || state() === 'done' ? 'wide' : 'normal'}
      mustAnswer={state() === 'sending' || state() === 'checking'}
      bare
    >
      <PaymentPart onCash={props.onCash} />
    </Dialog>
  );
}
