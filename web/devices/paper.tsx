import { createEffect, For, Match, Show, Switch, type JSX } from 'solid-js';
import type { PaperPiece, PrintedItem } from '../device-answers.ts';
import { t } from '../text/text.ts';
import { code128Widths } from './code128.ts';

type Text = Extract<PrintedItem, { kind: 'text' }>;
type Image = Extract<PrintedItem, { kind: 'image' }>;
type Barcode = Extract<PrintedItem, { kind: 'barcode' }>;
type Mark = Exclude<PrintedItem, { kind: 'text' | 'line-feed' }>;
type Line = { readonly kind: 'line'; readonly runs: readonly Text[] } | Mark;

/** Runs of letters between two line feeds stand on one line. */
function linesOf(piece: PaperPiece): readonly Line[] {
  const lines: Line[] = [];
  let runs: Text[] = [];
  const end = (): void => {
    lines.push({ kind: 'line', runs });
    runs = [];
  };
  for (const item of piece.items) {
    if (item.kind === 'text') runs.push(item);
    else if (item.kind === 'line-feed') end();
    else {
      if (runs.length > 0) end();
      lines.push(item);
    }
  }
  if (runs.length > 0) end();
  return lines;
}

function Run(props: { run: Text }): JSX.Element {
  const style = () => props.run.style;
  return (
    <span
      classList={{
        bold: style().bold,
        underlined: style().underlined,
        inverted: style().inverted,
        'font-b': style().font === 'B',
        [`w${style().widthFactor}h${style().heightFactor}`]: true,
      }}
    >
      {props.run.text}
    </span>
  );
}

/** A printed picture, dot by dot. */
function Picture(props: { image: Image }): JSX.Element {
  let canvas: HTMLCanvasElement | undefined;
  createEffect(() => {
    const { widthDots, heightDots, base64 } = props.image;
    const context = canvas?.getContext('2d');
    if (!context) return;
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const rowBytes = Math.ceil(widthDots / 8);
    const picture = context.createImageData(widthDots, heightDots);
    for (let dot = 0; dot < widthDots * heightDots; dot++) {
      const x = dot % widthDots;
      const byte = bytes[Math.floor(dot / widthDots) * rowBytes + (x >> 3)] ?? 0;
      if ((byte >> (7 - (x & 7))) & 1) picture.data[dot * 4 + 3] = 220;
    }
    context.putImageData(picture, 0, 0);
  });
  return (
    <div class={`print-${props.image.align}`}>
      <canvas
        ref={(element) => (canvas = element)}
        width={props.image.widthDots}
        height={props.image.heightDots}
        role="img"
        aria-label={t('imageOnPaper')}
      />
    </div>
  );
}

/** The bars as a scanner would read them, with their text below. */
function Bars(props: { barcode: Barcode }): JSX.Element {
  const widths = () => code128Widths(props.barcode.data) ?? [];
  const total = () => widths().reduce((sum, width) => sum + width, 0);
  const path = (): string => {
    let x = 0;
    return widths()
      .map((width, index) => {
        const bar = index % 2 === 0 ? `M${x} 0h${width}v1h${-width}z` : '';
        x += width;
        return bar;
      })
      .join('');
  };
  return (
    <div class={`print-${props.barcode.align} bars`}>
      <Show when={total() > 0}>
        <svg
          viewBox={`0 0 ${total()} 1`}
          width={total() * 1.5}
          height={56}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('barcodeOf', { data: props.barcode.data })}
        >
          <path d={path()} />
        </svg>
      </Show>
      <Show when={props.barcode.textBelow || total() === 0}>
        <p>{props.barcode.data}</p>
      </Show>
    </div>
  );
}

function PrintedLine(props: { line: Line }): JSX.Element {
  const as = <K extends Line['kind']>(kind: K) =>
    props.line.kind === kind ? (props.line as Extract<Line, { kind: K }>) : false;
  return (
    <Switch>
      <Match when={as('line')}>
        {(line) => (
          <p class={`print-${line().runs[0]?.align ?? 'left'}`}>
            <For each={line().runs} fallback={'\u00a0'}>
              {(run) => <Run run={run} />}
            </For>
          </p>
        )}
      </Match>
      <Match when={as('image')}>{(image) => <Picture image={image()} />}</Match>
      <Match when={as('barcode')}>{(barcode) => <Bars barcode={barcode()} />}</Match>
      <Match when={as('feed')}>
        <p>{'\u00a0'}</p>
      </Match>
      <Match when={as('error')}>
        {(error) => (
          <p class="inverted">
            {error().reason} {error().hex}
          </p>
        )}
      </Match>
    </Switch>
  );
}

/** One piece of paper, from one cut to the next. */
export function Paper(props: { piece: PaperPiece }): JSX.Element {
  return (
    <article class="printed" classList={{ cut: props.piece.cut }}>
      <For each={linesOf(props.piece)}>{(line) => <PrintedLine line={line} />}</For>
    </article>
  );
}
