import type { Node } from '../language/node.ts';
import { add, compare, NOUGHT, ONE, type Exact } from '../../money/exact.ts';
import type { Item } from './reader.ts';
import type { LoopItem } from './item-nodes.ts';
import type { Scope } from './scope.ts';

/** Where a part of a line's money goes: an amount, a percentage, or all that is left (null). */
export interface Share {
  readonly account: string;
  readonly share: Node | null;
}

const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/;

/** Reads `account:` or `split:` of a line. Null after a problem. */
export function readSplit(
  scope: Scope,
  id: string,
  item: Item,
  fields: ReadonlyMap<string, Item>,
  standard: string | null,
  items: readonly LoopItem[],
): readonly Share[] | null {
  const { reader } = scope;
  const split = fields.get('split');
  const account = fields.get('account');
  if (split !== undefined && account !== undefined) {
    reader.problems.add(item.at, `The line ${id} has both "account:" and "split:"; keep one.`);
    return null;
  }
  if (split !== undefined) return readShares(scope, id, split, items);
  if (account !== undefined) {
    const code = readAccount(scope, account);
    return code === null ? null : [{ account: code, share: null }];
  }
  if (standard !== null) return [{ account: standard, share: null }];
  reader.problems.add(item.at, `The line ${id} needs an account to post its money to.`);
  return null;
}

/** An account code such as `101-4210`. */
export function readAccount(scope: Scope, item: Item | undefined): string | null {
  const code = scope.reader.text(item, 'account');
  if (code === null || ACCOUNT.test(code)) return code;
  scope.reader.problems.add(item?.at ?? 0, `"${code}" is not an account code such as 101-4210.`);
  return null;
}

function readShares(
  scope: Scope,
  id: string,
  split: Item,
  items: readonly LoopItem[],
): readonly Share[] | null {
  const { reader } = scope;
  const shares: Share[] = [];
  for (const part of reader.list(split, 'split')) {
    const fields = reader.fields(part, 'a share', ['account', 'share', 'rest']);
    const account = readAccount(scope, fields.get('account'));
    const rest = reader.truth(fields.get('rest'), 'rest');
    const stated = fields.get('share');
    if (account === null || rest === (stated !== undefined)) {
      reader.problems.add(part.at, 'A share needs "account:" and either "share:" or "rest: yes".');
      return null;
    }
    const share = stated === undefined ? null : scope.compileText(stated, 'share', items);
    if (stated !== undefined && share === null) return null;
    if (share !== null && share.type.kind !== 'money' && share.type.kind !== 'percent') {
      reader.problems.add(part.at, 'A share is an amount of money or a percentage.');
      return null;
    }
    shares.push({ account, share });
  }
  return checkWhole(scope, id, split, shares) ? shares : null;
}

/** The shares must make up the whole line: one takes the rest, or percentages reach 100%. */
function checkWhole(scope: Scope, id: string, split: Item, shares: readonly Share[]): boolean {
  const rests = shares.filter(({ share }) => share === null).length;
  if (rests === 1) return true;
  const percentages = shares.map(({ share }) =>
    share?.type.kind === 'percent' ? (share.constant as Exact | undefined) : undefined,
  );
  const sum = percentages.reduce<Exact>((total, each) => add(total, each ?? NOUGHT), NOUGHT);
  if (rests === 0 && !percentages.includes(undefined) && compare(sum, ONE) === 0) return true;
  const message =
    rests > 1
      ? `Only one share of ${id} can take the rest.`
      : `The shares of ${id} do not make up the whole line: let one take "rest: yes".`;
  scope.reader.problems.add(split.at, message);
  return false;
}
