import { For, Match, Switch, type JSX } from 'solid-js';
import type { MoneyRow, ReceiptBlock, ReceiptDocument } from '../../shared/receipt/document.ts';
import { Seal } from '../sign-in/door.tsx';
import './receipt-paper.css';

function Money(props: { row: MoneyRow }): JSX.Element {
  return (
    <div class="rp-money" classList={{ emphasis: props.row.emphasis }}>
      <div>
        <span>{props.row.label}</span>
        <span class="figure">{props.row.amount}</span>
      </div>
      <For each={props.row.details}>{(detail) => <p>{detail}</p>}</For>
    </div>
  );
}

type Kind = ReceiptBlock['kind'];

function Block(props: { block: ReceiptBlock }): JSX.Element {
  const as = <K extends Kind>(kind: K) =>
    props.block.kind === kind ? (props.block as Extract<ReceiptBlock, { kind: K }>) : false;
  return (
    <Switch>
      <Match when={as('seal')}>
        <div class="rp-center">
          <Seal size={56} />
        </div>
      </Match>
      <Match when={as('heading')}>
        {(block) => <p class={`rp-center rp-heading ${block().size}`}>{block().text}</p>}
      </Match>
      <Match when={as('banner')}>{(block) => <p class="rp-banner">{block().text}</p>}</Match>
      <Match when={as('text')}>
        {(block) => <p classList={{ 'rp-center': block().align === 'center' }}>{block().text}</p>}
      </Match>
      <Match when={as('row')}>
        {(block) => (
          <div class="rp-row">
            <span>{block().label}</span>
            <span>{block().value}</span>
          </div>
        )}
      </Match>
      <Match when={as('money')}>{(block) => <Money row={block()} />}</Match>
      <Match when={as('totals')}>
        {(block) => <For each={block().rows}>{(row) => <Money row={row} />}</For>}
      </Match>
      <Match when={as('rule')}>
        <div class="rp-rule" />
      </Match>
      <Match when={as('barcode')}>
        {(block) => <p class="rp-center rp-code">{block().data}</p>}
      </Match>
    </Switch>
  );
}

/** A receipt on the screen, drawn from the same document that the printer gets. */
export function ReceiptPaper(props: { document: ReceiptDocument }): JSX.Element {
  return (
    <div class="receipt-paper" lang={props.document.language}>
      <For each={props.document.blocks}>{(block) => <Block block={block} />}</For>
    </div>
  );
}
