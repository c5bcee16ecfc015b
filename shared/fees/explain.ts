import type { Language } from '../kernel/language.ts';
import { formatCents, type Cents } from '../money/cents.ts';
import type { Quote, QuoteLine, Step } from './quote.ts';

const TEXTS = {
  en: {
    authority: 'Authority',
    total: 'Total',

    step: 'Step',
    value: 'Value',
    account: 'Account',
  },
  es: {
    authority: 'Fundamento',
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

/** One line of a quote as a clerk could say it aloud: what it is, how it came about, by which
 * authority. */
export function explainLine(line: QuoteLine, language: Language): string {
  const { label, amountCents, authority } = line;
  const [step] = line.steps;
  const said = step === undefined ? [] : sentences(step, language, dollars(amountCents));
  const head = `${label[language]}: ${dollars(amountCents)}.`;
  const body = said.map((text) => ` ${text}.`).join('');
  return `${head}${body} ${TEXTS[language].authority}: ${authority}.`;
}

/** The steps from the inside out, each said once; steps that only name a fact are said where they
 * are used. */
function sentences(step: Step, language: Language, result: string): readonly string[] {
  const seen = new Set<string>();
  const said: string[] = [];
  const visit = (each: Step, top: boolean): void => {
    for (const part of each.parts) visit(part, false);
    if (each.parts.length === 0 && !top) return;
    const text = each.text[language];
    const known = text === '' || text === each.value || /^−\$[\d,.]+$/.test(text);
    if (known || /^(true|false)$/.test(each.value)) return;
    const sentence = each.value === result && top ? upper(text) : `${upper(text)} = ${each.value}`;
    if (seen.has(text)) return;
    seen.add(text);
    said.push(sentence);
  };
  visit(step, true);
  return said;
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
