import { createSignal, Match, onMount, Show, Switch, type JSX } from 'solid-js';
import { useLive } from '../live.ts';
import { place, show, type CounterView } from '../location.ts';
import { lock, permitted, session } from '../session.ts';
import { failureText } from '../text/failure-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { t } from '../text/text.ts';
import { ActionPage } from './action-page.tsx';
import { CartPanel } from './cart-panel.tsx';
import { cart, loadCart, payable } from './cart-store.ts';
import { CashDialog } from './cash-dialog.tsx';
import { HeldDialog, HoldDialog } from './hold-dialogs.tsx';
import { Home } from './home.tsx';
import { OpenDrawer } from './open-drawer.tsx';
import { PaymentDialog } from './payment-dialog.tsx';
import { resumePayment } from './payment-store.ts';
import { EditPerson, NewPerson } from './person-form.tsx';
import { PersonPage } from './person-page.tsx';
import { ProgramPage } from './program-page.tsx';
import { loadPrograms, programs, programsFailure } from './programs.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { ReceiptsPage } from './receipts-page.tsx';
import { EditRecord, NewRecord } from './record-form.tsx';
import { RecordPage } from './record-page.tsx';
import { ShortcutsDialog, useCounterKeys } from './shortcuts.tsx';
import { Tiles } from './tiles.tsx';
import { TopBar } from './top-bar.tsx';
import './counter.css';

/** The view of the given name, for a Match that needs its parameters. */
function viewAs<Name extends CounterView['name']>(
  name: Name,
): Extract<CounterView, { name: Name }> | false {
  const now = place();
  if (now.app !== 'counter' || now.view.name !== name) return false;
  return now.view as Extract<CounterView, { name: Name }>;
}

function MainView(): JSX.Element {
  return (
    <Switch fallback={<Home />}>
      <Match when={viewAs('person')} keyed>
        {(view) => <PersonPage partyId={view.partyId} recordId={view.recordId} />}
      </Match>
      <Match when={viewAs('record')} keyed>
        {(view) => <RecordPage recordId={view.recordId} />}
      </Match>
      <Match when={viewAs('program')} keyed>
        {(view) => <ProgramPage program={view.program} />}
      </Match>
      <Match when={viewAs('action')} keyed>
        {(view) => <ActionPage view={view} />}
      </Match>
      <Match when={viewAs('new-person')} keyed>
        {(view) => <NewPerson typed={view.typed} thenProgram={view.thenProgram} />}
      </Match>
      <Match when={viewAs('edit-person')} keyed>
        {(view) => <EditPerson partyId={view.partyId} />}
      </Match>
      <Match when={viewAs('new-record')} keyed>
        {(view) => <NewRecord program={view.program} holderId={view.holderId} />}
      </Match>
      <Match when={viewAs('edit-record')} keyed>
        {(view) => <EditRecord recordId={view.recordId} />}
      </Match>
      <Match when={viewAs('receipts')} keyed>
        {(view) => <ReceiptsPage typed={view.typed} />}
      </Match>
    </Switch>
  );
}

type Over = 'none' | 'cash' | 'hold' | 'held' | 'help';

/** Programs that could not be read leave nothing to sell: say so instead of showing an empty row. */
function ProgramsProblem(): JSX.Element {
  return (
    <Show when={programsFailure()}>
      {(failure) => (
        <Notice tone="bad">
          <p>{failureText(failure())}</p>
          <Button onClick={() => void loadPrograms()}>{t('tryAgain')}</Button>
        </Notice>
      )}
    </Show>
  );
}

function Dialogs(props: { over: Over; onOver: (over: Over) => void }): JSX.Element {
  const close = () => props.onOver('none');
  return (
    <>
      <CashDialog open={props.over === 'cash'} onClose={close} />
      <HoldDialog open={props.over === 'hold'} onClose={close} />
      <HeldDialog open={props.over === 'held'} onClose={close} />
      <ShortcutsDialog open={props.over === 'help'} onClose={close} />
      <PaymentDialog onCash={() => props.onOver('cash')} />
      <ReceiptDialog />
    </>
  );
}

function Desk(props: { onOpenDrawer: () => void }): JSX.Element {
  const [over, setOver] = createSignal<Over>('none');
  let searchInput: HTMLInputElement | undefined;
  const cash = (): void => {
    if (!session()?.drawerSession) props.onOpenDrawer();
    else if (payable()) setOver('cash');
  };
  useCounterKeys({
    search: () => searchInput?.focus(),
    cash,
    hold: () => cart()?.items.length && setOver('hold'),
    held: () => setOver('held'),
    receipts: () => show({ name: 'receipts' }),
    program: (index) => {
      const program = programs()[index];
      if (program) show({ name: 'program', program: program.id });
    },
    back: () => {
      if (!viewAs('home')) history.back();
    },
    lock: () => void lock(),
    help: () => setOver('help'),
  });
  return (
    <div class="counter">
      <TopBar
        onOpenDrawer={props.onOpenDrawer}
        onHelp={() => setOver('help')}
        searchRef={(input) => (searchInput = input)}
      />
      <div class="work" classList={{ 'looks-only': !permitted('counter.sell') }}>
        <main class="desk" tabIndex={-1}>
          <Tiles onHeld={() => setOver('held')} />
          <ProgramsProblem />
          <MainView />
        </main>
        <Show when={permitted('counter.sell')}>
          <CartPanel onCash={cash} onHold={() => setOver('hold')} />
        </Show>
      </div>
      <Dialogs over={over()} onOver={setOver} />
    </div>
  );
}

/** The clerk's whole job on one screen. */
export function Counter(): JSX.Element {
  const [drawerAsked, setDrawerAsked] = createSignal(true);
  onMount(() => {
    void loadPrograms();
    if (permitted('counter.sell')) void loadCart();
    resumePayment();
  });
  useLive((event) => {
    if (event.type !== 'cart' || !permitted('counter.sell')) return;
    if (event.cartId === cart()?.id && event.version !== cart()?.version) void loadCart();
  });
  return (
    <Show
      when={session()?.drawerSession || !drawerAsked() || !permitted('drawer.open')}
      fallback={<OpenDrawer onSkip={() => setDrawerAsked(false)} />}
    >
      <Desk onOpenDrawer={() => setDrawerAsked(true)} />
    </Show>
  );
}
