import type { MoneyRow, ReceiptBlock, ReceiptDocument } from '../../shared/receipt/document.ts';
import { printableText } from './printable-text.ts';
import { textColumns, wrapText } from './text-cells.ts';

export interface TextStyle {
  readonly bold: boolean;
  /** White on black. */
  readonly inverted: boolean;
  readonly widthFactor: 1 | 2;
  readonly heightFactor: 1 | 2;
}

/** A receipt line by line, for a paper of so many columns; still without a byte of any printer. */
export type LayoutItem =
  /** Text padded with spaces where it must stand; its columns × `widthFactor` fit the paper. */
  | { readonly kind: 'line'; readonly text: string; readonly style: TextStyle }
  | { readonly kind: 'seal' }
  | { readonly kind: 'barcode'; readonly data: string }
  | { readonly kind: 'cut' };

const PLAIN: TextStyle = { bold: false, inverted: false, widthFactor: 1, heightFactor: 1 };
const BOLD: TextStyle = { ...PLAIN, bold: true };

/** Beside an amount a label needs at least this much room, else the amount takes its own line. */
const NARROWEST_LABEL = 8;

/** Lays a document out on a paper of `columns`. All text becomes harmless here. */
export function layOut(document: ReceiptDocument, columns: number): LayoutItem[] {
  return document.blocks.flatMap((block) => layOutBlock(block, columns));
}

function layOutBlock(block: ReceiptBlock, columns: number): LayoutItem[] {
  switch (block.kind) {
    case 'seal':
    case 'cut':
      return [{ kind: block.kind }];
    case 'heading':
      return heading(printableText(block.text), block.size, columns);
    case 'banner':
      return banner(printableText(block.text), columns);
    case 'text':
      return wrapText(printableText(block.text), columns).map((text) =>
        line(block.align === 'center' ? centered(text, columns) : text),
      );
    case 'row':
      return row(printableText(block.label), printableText(block.value), columns);
    case 'money':
      return moneyRow(block, columns);
    case 'totals':
      return block.rows.flatMap((money) => moneyRow(money, columns));
    case 'rule':
      return [line('-'.repeat(columns))];
    case 'barcode':
      return [{ kind: 'barcode', data: printableText(block.data) }];
  }
}

function line(text: string, style: TextStyle = PLAIN): LayoutItem {
  return { kind: 'line', text, style };
}

function heading(text: string, size: 'large' | 'normal', columns: number): LayoutItem[] {
  const wide = size === 'large' && textColumns(text) * 2 <= columns;
  const style: TextStyle = {
    ...BOLD,
    widthFactor: wide ? 2 : 1,
    heightFactor: size === 'large' ? 2 : 1,
  };
  const room = wide ? Math.floor(columns / 2) : columns;
  return wrapText(text, room).map((part) => line(centered(part, room), style));
}

function banner(text: string, columns: number): LayoutItem[] {
  return wrapText(text, columns - 2).map((part) => {
    const left = centered(part, columns);
    return line(left + ' '.repeat(columns - textColumns(left)), { ...BOLD, inverted: true });
  });
}

/** The value stands at the right; when both do not fit on a line it goes below, indented. */
function row(label: string, value: string, columns: number): LayoutItem[] {
  const gap = columns - textColumns(label) - textColumns(value) - 1;
  if (gap >= 1) return [line(`${label}:${' '.repeat(gap)}${value}`)];
  return [
    ...wrapText(`${label}:`, columns).map((text) => line(text)),
    ...wrapText(value, columns - 2).map((text) => line(`  ${text}`)),
  ];
}

/** The amount stands at the right of the last line of its label, never alone on the next paper. */
function moneyRow(money: MoneyRow, columns: number): LayoutItem[] {
  const style = money.emphasis ? BOLD : PLAIN;
  const amount = printableText(money.amount);
  const amountColumns = textColumns(amount);
  const beside = columns - amountColumns - 2;
  const besideFits = beside >= NARROWEST_LABEL;
  const label = wrapText(printableText(money.label), besideFits ? beside : columns);
  const last = besideFits ? (label.pop() ?? '') : '';
  const amounts = besideFits
    ? [`${last}${' '.repeat(columns - textColumns(last) - amountColumns)}${amount}`]
    : wrapText(amount, columns).map((text) => text.padStart(columns));
  const details = money.details.flatMap((detail) => wrapText(printableText(detail), columns - 2));
  return [
    ...[...label, ...amounts].map((text) => line(text, style)),
    ...details.map((text) => line(`  ${text}`)),
  ];
}

function centered(text: string, columns: number): string {
  return ' '.repeat(Math.floor((columns - textColumns(text)) / 2)) + text;
}

/** A laid out receipt as plain text, for previews and golden files. */
export function layoutText(items: readonly LayoutItem[]): string {
  return items.map((item) => `${itemText(item).trimEnd()}\n`).join('');
}

function itemText(item: LayoutItem): string {
  switch (item.kind) {
    case 'line':
      return item.style.inverted ? `[${item.text.trim()}]` : item.text;
    case 'seal':
      return '(seal)';
    case 'barcode':
      return `(CODE128 ${item.data})`;
    case 'cut':
      return '(cut)';
  }
}
