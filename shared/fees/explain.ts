import type { Language } from '../kernel/language.ts';
import { formatCents, type Cents } from '../money/cents.ts';
import type { Quote, QuoteLine, Step } from './quote.ts';

const TEXTS = {
  en: {
    authority: 'Authority',
    because: 'Charged because',
    total: 'Total',

    step: 'Step',
    value: 'Value',
    account: 'Account',
  },
  es: {
    authority: 'Fundamento',
    because: 'Se cobra porque',
    total: 'Total',

    step: 'Paso',
    value: 'Valor',
    account: 'Cuenta',
  },
} as const;

/** `$1,234.50`, a minus before the sign. */
export function dollars(amount: Cents): string {
  const text = formatCents(amount);
  return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
}

/** One line of a quote as a clerk could say it aloud: what it is, how it came about, why it is
 * there, by which authority. */
export function explainLine(line: QuoteLine, language: Language): string {
  const { label, amountCents, authority } = line;
  const [made, asked] = line.steps;
  const texts = TEXTS[language];
  // What is said once, for the amount or for the reason, is not said again.
  const said = new Set<string>();
  if (made !== undefined) visit(made, language, dollars(amountCents), said);
  if (asked !== undefined) {
    for (const part of asked.parts) visit(part, language, null, said);
    said.add(`${texts.because} ${asked.text[language]}`);
  }
  const head = `${label[language]}: ${dollars(amountCents)}.`;
  const body = [...said].map((text) => ` ${text}.`).join('');
  return `${head}${body} ${texts.authority}: ${authority}.`;
}

/** Says the steps from the inside out, each once; steps that only name a fact are said where they
 * are used. `result` is the line's amount for its outermost step, null for the steps within. */
function visit(step: Step, language: Language, result: string | null, said: Set<string>): void {
  const [only] = step.parts;
  // A figure is told together with what it was worked out as.
  const named = step.parts.length === 1 && only !== undefined && only.parts.length > 0;
  const inner = named && only.value === step.value ? only : null;
  for (const part of (inner ?? step).parts) visit(part, language, null, said);
  if (step.parts.length === 0) return;
  const text = step.text[language];
  const isQuestion = /^(true|false)$/.test(step.value);
  if (isQuestion || /^[−-]?\$?[\d,.]+%?$/.test(text)) return;
  const told = inner === null ? text : `${text}: ${inner.text[language]}`;
  said.add(step.value === result ? upper(told) : `${upper(told)} = ${step.value}`);
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A whole quote, one paragraph a line, then the total. */
export function explainQuote(quote: Quote, language: Language): string {
  const paragraphs = quote.lines.map((line) => explainLine(line, language));
  return [...paragraphs, `${TEXTS[language].total}: ${dollars(quote.totalCents)}.`].join('\n\n');
}

/** One row of the auditor's table: a step of a line (depth 0 is the line itself), or an account
 * share of it. */
export interface AuditRow {
  readonly line: string;
  readonly depth: number;
  readonly text: string;
  readonly value: string;
  readonly account: string;
  readonly authority: string;
}

/** Every step of every line, outermost first, with the shares by account: what an auditor checks
 * with a pencil. */
export function auditRows(quote: Quote, language: Language): readonly AuditRow[] {
  return quote.lines.flatMap((line) => {
    const head: AuditRow = {
      line: line.id,
      depth: 0,
      text: line.label[language],
      value: dollars(line.amountCents),
      account: line.shares.length === 1 ? (line.shares[0]?.account ?? '') : '',
      authority: line.authority,
    };
    const shares =
      line.shares.length === 1
        ? []
        : line.shares.map((share) => ({
            ...row(line.id, 1, '', dollars(share.amountCents)),
            account: share.account,
          }));
    return [head, ...shares, ...line.steps.flatMap((step) => stepRows(line.id, step, 1, language))];
  });
}

function row(line: string, depth: number, text: string, value: string): AuditRow {
  return { line, depth, text, value, account: '', authority: '' };
}

function stepRows(
  line: string,
  step: Step,
  depth: number,
  language: Language,
): readonly AuditRow[] {
  const own = row(line, depth, step.text[language], step.value);
  return [own, ...step.parts.flatMap((part) => stepRows(line, part, depth + 1, language))];
}

/** The auditor's table as plain text in columns. */
export function auditTable(quote: Quote, language: Language): string {
  const texts = TEXTS[language];
  const heading = [texts.step, texts.value, texts.account, texts.authority];
  const body = auditRows(quote, language).map((each) => [
    `${'  '.repeat(each.depth)}${each.text}`,
    each.value,
    each.account,
    each.authority,
  ]);
  body.push([texts.total, dollars(quote.totalCents), '', '']);
  const rows = [heading, ...body];
  const widths = heading.map((_, column) =>
    Math.max(...rows.map((cells) => (cells[column] ?? '').length)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
