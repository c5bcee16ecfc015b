import type { Localized } from '../../kernel/language.ts';
import { compare, type Exact } from '../../money/exact.ts';
import { formatMoney } from '../language/format.ts';
import type { Node } from '../language/node.ts';
import { readPick } from './definitions.ts';
import { readLoop, type Loop } from './loops.ts';
import { amountNode, readRounding } from './line-amount.ts';
import { neverTaken } from './reachability.ts';
import { readSplit, type Share } from './split.ts';
import { checkName, readWords } from './read-facts.ts';
import type { Item, Reader } from './reader.ts';
import type { LoopItem } from './item-nodes.ts';
import type { Scope } from './scope.ts';
import { readTemplate, type Template } from './template.ts';

/** What a line is for, where its name alone does not tell: reports and tests group by it. */
export const LINE_KINDS = [
  'fee',
  'tax',
  'fine',
  'penalty',
  'interest',
  'surcharge',
  'discount',
  'deposit',
  'refund',
  'payment',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** One line of a schedule, compiled. */
export interface Line {
  readonly id: string;
  readonly index: number;
  readonly kind: LineKind;
  readonly label: Template;
  readonly actions: readonly string[] | null;
  readonly loop: Loop | null;
  readonly when: Node | null;
  readonly amount: Node;
  readonly shares: readonly Share[];
  readonly authority: string;
}

/** What a line takes from the head of the file when it does not say it itself. */
export interface LineDefaults {
  readonly account: string | null;
  readonly authority: string | null;
  readonly actions: readonly string[];
}

export const LINE_KEYS = [
  'id',
  'label',
  'kind',
  'actions',
  'for each',
  'when',
  'amount',
  'at most',
  'at least',
  'round',
  'account',
  'split',
  'authority',
] as const;

interface LineHead {
  readonly id: string;
  readonly item: Item;
  readonly fields: ReadonlyMap<string, Item>;
}

/** Reads the lines in order. Their names are known before any is compiled, so that a line which
 * reaches ahead is told so. */
export function readLines(
  scope: Scope,
  section: Item | undefined,
  defaults: LineDefaults,
): readonly Line[] {
  const { reader } = scope;
  if (section === undefined) {
    reader.problems.add(0, 'The schedule has no "lines:", so it charges nothing.');
    return [];
  }
  const heads: LineHead[] = [];
  for (const item of reader.list(section, 'lines')) {
    const fields = reader.fields(item, 'a line', LINE_KEYS);
    const id = reader.text(fields.get('id'), 'id');
    if (id === null) reader.problems.add(item.at, 'A line needs an "id:" of its own.');
    else if (scope.knows(id)) reader.problems.add(item.at, `The name ${id} is used twice.`);
    else if (checkName(reader, { key: id, keyAt: fields.get('id')?.at ?? item.at })) {
      scope.lines.set(id, heads.length);
      const label = quietLabel(reader, fields.get('label'));
      if (label !== null) scope.lineLabels.set(id, label);
      heads.push({ id, item, fields });
    }
  }
  return heads.flatMap((head, index) => {
    const line = scope.forLine(index, () => readLine(scope, head, index, defaults));
    return line === null ? [] : [line];
  });
}

/** The label for explanations, read ahead of the line itself, which reports what is wrong. */
function quietLabel(reader: Reader, item: Item | undefined): Localized | null {
  const [en, es] = ['en', 'es'].map((language) => reader.peek(item, language));
  if (en === undefined || es === undefined || `${en}${es}`.includes('{')) return null;
  return { en: lower(en), es: lower(es) };
}

const lower = (text: string): string =>
  /^.[A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

function readLine(
  scope: Scope,
  head: LineHead,
  index: number,
  defaults: LineDefaults,
): Line | null {
  const { reader } = scope;
  const { id, item, fields } = head;
  const loop = fields.has('for each') ? readLoop(scope, fields.get('for each') as Item) : null;
  const items: readonly LoopItem[] = loop === null ? [] : loop.items;
  const when = fields.has('when') ? readCondition(scope, fields.get('when') as Item, items) : null;
  const amount = readAmount(scope, head, items);
  const labels = reader.localized(fields.get('label'), `the label of ${id}`);
  if (!fields.has('label'))
    reader.problems.add(item.at, `The line ${id} needs a label for the receipt.`);
  const shares = readSplit(scope, id, item, fields, defaults.account, items);
  const authority = reader.text(fields.get('authority'), 'authority') ?? defaults.authority;
  if (authority === null) {
    reader.problems.add(
      item.at,
      `The line ${id} needs an authority: the ordinance or resolution and section that allow it.`,
    );
  }
  const actions = readActions(reader, fields.get('actions'), defaults.actions);
  if (amount === null || labels === null || shares === null || authority === null) return null;
  return {
    id,
    index,
    kind: readKind(reader, fields.get('kind')),
    label: readTemplate(scope, labels, fields.get('label') as Item, items),
    actions,
    loop,
    when,
    amount,
    shares,
    authority,
  };
}

/** A condition of a line or refusal. */
export function readCondition(
  scope: Scope,
  item: Item,
  items: readonly LoopItem[] = [],
): Node | null {
  const node = scope.compileText(item, 'when', items);
  if (node !== null && node.type.kind !== 'boolean') {
    scope.reader.problems.add(item.at, '"when" must be a question that is true or false.');
    return null;
  }
  const expression = scope.expressionOf(item);
  if (node === null || expression === null || items.length > 0) return node;
  if (neverTaken(scope, [{ node, expression }]) !== null) {
    scope.reader.problems.add(item.at, 'This is never reached: its "when" is never true.');
  }
  return node;
}

function readAmount(scope: Scope, head: LineHead, items: readonly LoopItem[]): Node | null {
  const { reader } = scope;
  const { id, fields, item } = head;
  const stated = fields.get('amount');
  if (stated === undefined) {
    reader.problems.add(item.at, `The line ${id} needs an "amount:".`);
    return null;
  }
  const amount = readPick(scope, stated, `the amount of ${id}`, items);
  const cap = readLimit(scope, fields.get('at most'), 'at most', items);
  const floor = readLimit(scope, fields.get('at least'), 'at least', items);
  checkLimits(reader, head, cap, floor);
  const rounding = readRounding(scope, fields.get('round'));
  if (amount === null) return null;
  if (amount.type.kind !== 'money') {
    const hint = amount.type.kind === 'number' ? ' Write amounts with a dollar sign.' : '';
    reader.problems.add(stated.at, `The amount of ${id} is not money.${hint}`);
    return null;
  }
  return amountNode(amount, cap, floor, rounding);
}

function readLimit(
  scope: Scope,
  item: Item | undefined,
  what: string,
  items: readonly LoopItem[],
): Node | null {
  if (item === undefined) return null;
  const node = readPick(scope, item, what, items);
  if (node === null || node.type.kind === 'money') return node;
  scope.reader.problems.add(item.at, `"${what}" must be an amount of money, such as $25.00.`);
  return null;
}

function checkLimits(reader: Reader, head: LineHead, cap: Node | null, floor: Node | null): void {
  if (cap?.constant === undefined || floor?.constant === undefined) return;
  const most = cap.constant as Exact;
  const least = floor.constant as Exact;
  if (compare(most, least) >= 0) return;
  reader.problems.add(
    head.fields.get('at most')?.at ?? head.item.at,
    `The line ${head.id} is at most ${formatMoney(most)} but at least ${formatMoney(least)}: one of the two is wrong.`,
  );
}

function readKind(reader: Reader, item: Item | undefined): LineKind {
  if (item === undefined) return 'fee';
  const text = reader.text(item, 'kind');
  const kind = LINE_KINDS.find((each) => each === text);
  if (kind === undefined) {
    reader.problems.add(
      item.at,
      `"${text ?? ''}" is not a kind of line: ${LINE_KINDS.join(', ')}.`,
    );
  }
  return kind ?? 'fee';
}

/** The actions that a line or refusal belongs to; null for all. */
export function readActions(
  reader: Reader,
  item: Item | undefined,
  known: readonly string[],
): readonly string[] | null {
  const actions = readWords(reader, item, 'actions');
  for (const action of actions ?? []) {
    if (known.length > 0 && !known.includes(action)) {
      reader.problems.add(
        item?.at ?? 0,
        `There is no action ${action}. Actions are: ${known.join(', ')}.`,
      );
    }
  }
  return actions;
}

/** A refusal that a schedule states: "no renewal after 75 days". */
export interface Refusal {
  readonly when: Node;
  readonly because: Localized;
  readonly actions: readonly string[] | null;
}

export function readRefusals(
  scope: Scope,
  section: Item | undefined,
  actions: readonly string[],
): readonly Refusal[] {
  const { reader } = scope;
  if (section === undefined) return [];
  return reader.list(section, 'refuse').flatMap((item) => {
    const fields = reader.fields(item, 'a refusal', ['when', 'because', 'actions']);
    const because = reader.localized(fields.get('because'), 'because');
    const stated = fields.get('when');
    if (stated === undefined || !fields.has('because')) {
      reader.problems.add(item.at, 'A refusal needs "when:" and "because:".');
      return [];
    }
    const when = scope.forLine(0, () => readCondition(scope, stated));
    if (when === null || because === null) return [];
    return [{ when, because, actions: readActions(reader, fields.get('actions'), actions) }];
  });
}
