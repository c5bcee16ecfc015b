import { Match, Switch, type JSX } from 'solid-js';
import { dollars } from '../format.ts';
import { failureText } from '../text/failure-text.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Waiting } from '../ui/load.tsx';
import { Notice } from '../ui/notice.tsx';
import { DoneDialog } from './done-dialog.tsx';
import { askAgain, forgetPayment, payment, type Payment } from './payment-store.ts';
import { LoaderCircle } from '../ui/icons.ts';

type Checking = Extract<Payment, { state: 'checking' }>;
type Refused = Extract<Payment, { state: 'refused' }>;
type PriceChanged = Extract<Payment, { state: 'price-changed' }>;

/** Nobody knows yet. There is no way out but the server's answer. */
function CheckingDialog(props: { payment: Checking }): JSX.Element {
  return (
    <Dialog open onClose={() => undefined} mustAnswer title={t('checkingTitle')}>
      <div class="stack">
        <Notice tone="warn">
          {t(props.payment.failure.kind === 'refused' ? 'checkingLocked' : 'checkingLead')}
        </Notice>
        <p class="row quiet">
          <LoaderCircle class="turning" size={20} aria-hidden="true" />
          {t('checkingTries', { count: props.payment.tries + 1 })}
        </p>
        <div class="dialog-foot">
          <Button look="main" onClick={askAgain}>
            {t('askNow')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function RefusedDialog(props: { payment: Refused }): JSX.Element {
  return (
    <Dialog open onClose={forgetPayment} title={t('notPaid')}>
      <div class="stack">
        <Notice tone="bad">
          <p>{failureText(props.payment.failure)}</p>
          <p>{t('notPaidLead')}</p>
        </Notice>
        <div class="dialog-foot">
          <Button look="main" onClick={forgetPayment}>
            {t('backToCart')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function PriceChangedDialog(props: { payment: PriceChanged; onCash: () => void }): JSX.Element {
  const takeNew = (): void => {
    forgetPayment();
    props.onCash();
  };
  return (
    <Dialog open onClose={forgetPayment} title={t('priceChanged')}>
      <div class="stack">
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
          <Button look="main" onClick={takeNew}>
            {t('takeNewPrice', { amount: dollars(props.payment.cart.totalCents) })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** What became of the payment, one dialog for each way it can go. */
export function PaymentDialogs(props: { onCash: () => void }): JSX.Element {
  const as = <State extends Payment['state']>(state: State) => {
    const now = payment();
    return now.state === state ? (now as Extract<Payment, { state: State }>) : false;
  };
  return (
    <Switch>
      <Match when={as('sending')}>
        <Dialog open onClose={() => undefined} mustAnswer title={t('recording')}>
          <Waiting text={t('recording')} />
        </Dialog>
      </Match>
      <Match when={as('checking')}>{(now) => <CheckingDialog payment={now()} />}</Match>
      <Match when={as('refused')}>{(now) => <RefusedDialog payment={now()} />}</Match>
      <Match when={as('price-changed')}>
        {(now) => <PriceChangedDialog payment={now()} onCash={props.onCash} />}
      </Match>
      <Match when={as('done')}>{(now) => <DoneDialog receipt={now().receipt} />}</Match>
    </Switch>
  );
}
