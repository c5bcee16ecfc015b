import { isAlias, isMap, isScalar, isSeq, type Node as YamlNode } from 'yaml';
import type { Localized } from '../../kernel/language.ts';
import type { ProblemList } from './problems.ts';

/** A key of a mapping with its value and where each stands. */
export interface Entry {
  readonly key: string;
  readonly keyAt: number;
  readonly value: Item;
}

/** A value in the file with the offset where it stands. */
export interface Item {
  readonly node: YamlNode | null;
  readonly at: number;
  /** It was refused already, so that nothing more need be said of it. */
  readonly refused?: boolean;
}

const PLAIN_TAGS = new Set(['str', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

/** Reads the parts of a YAML file into the shapes that a schedule expects, and says what does not
 * fit. Every method gives null (or nothing) after a problem, never a guess. */
export class Reader {
  readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  item(node: unknown, fallbackAt: number): Item {
    const refused = isAlias(node);
    const checked = this.safe(node as YamlNode | null, fallbackAt);
    return {
      node: checked,
      at: checked?.range?.[0] ?? fallbackAt,
      ...(refused ? { refused } : {}),
    };
  }

  private safe(node: YamlNode | null, at: number): YamlNode | null {
    if (node === null || node === undefined) return null;
    if (isAlias(node)) {
      this.problems.add(
        node.range?.[0] ?? at,
        'Aliases (*name) are not read: write the value out.',
      );
      return null;
    }
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) {
      this.problems.add(node.range?.[0] ?? at, `Anchors (&${anchor}) are not read: leave it out.`);
    }
    if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) {
      this.problems.add(node.range?.[0] ?? at, `Tags (${node.tag}) are not read: leave it out.`);
    }
    return node;
  }

  /** The entries of a mapping in order; a problem and nothing when it is not one. */
  entries(item: Item, what: string): readonly Entry[] {
    const { node } = item;
    if (!isMap(node)) {
      if (item.refused !== true) {
        this.problems.add(item.at, upper(`${what} is written as "name: value" lines.`));
      }
      return [];
    }
    return node.items.flatMap((pair): readonly Entry[] => {
      const key = this.item(pair.key, item.at);
      const text = this.scalar(key);
      if (text === null) {
        this.problems.add(key.at, `A name in ${what} must be a plain word.`);
        return [];
      }
      return [{ key: text, keyAt: key.at, value: this.item(pair.value, key.at) }];
    });
  }

  /** The values of a mapping by key, of which only those named are allowed. */
  fields(item: Item, what: string, allowed: readonly string[]): ReadonlyMap<string, Item> {
    const found = new Map<string, Item>();
    for (const { key, keyAt, value } of this.entries(item, what)) {
      if (allowed.includes(key)) found.set(key, value);
      else this.problems.add(keyAt, unknownKey(key, what, allowed));
    }
    return found;
  }

  /** The items of a sequence; a problem and nothing when it is not one. */
  list(item: Item, what: string): readonly Item[] {
    if (!isSeq(item.node)) {
      this.problems.add(item.at, upper(`${what} is a list: begin each part with "- ".`));
      return [];
    }
    return item.node.items.map((each) => this.item(each, item.at));
  }

  isMap(item: Item | undefined): boolean {
    return item !== undefined && isMap(item.node);
  }

  isList(item: Item | undefined): boolean {
    return item !== undefined && isSeq(item.node);
  }

  /** The text of one key of a mapping (or the plain text itself), without reporting anything. */
  peek(item: Item | undefined, key: string): string | undefined {
    const node = item?.node;
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : undefined;
    const value: unknown = isMap(node) ? node.get(key) : undefined;
    return typeof value === 'string' ? value : undefined;
  }

  private scalar(item: Item): string | null {
    return isScalar(item.node) && typeof item.node.value === 'string' ? item.node.value : null;
  }

  /** Text as written; a problem and null when it is a list or a mapping, or empty. */
  text(item: Item | undefined, what: string): string | null {
    if (item === undefined || item.refused === true) return null;
    const value = this.scalar(item);
    if (value === null || value.trim() === '') {
      this.problems.add(item.at, upper(`${what} must be a plain text.`));
      return null;
    }
    return value.trim();
  }

  /** Where the text of a scalar begins: after a quotation mark, on the line after `|` or `>`. */
  textAt(item: Item): number {
    const { node } = item;
    if (!isScalar(node)) return item.at;
    return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? item.at + 1 : item.at;
  }

  truth(item: Item | undefined, what: string): boolean {
    if (item === undefined) return false;
    const text = this.scalar(item);
    if (text === 'yes' || text === 'true') return true;
    if (text !== 'no' && text !== 'false') this.problems.add(item.at, `${what} is yes or no.`);
    return false;
  }

  /** `{ en: …, es: … }`, or one text for both languages (which earns a warning). */
  localized(item: Item | undefined, what: string): Localized | null {
    if (item === undefined) return null;
    if (!this.isMap(item)) {
      const text = this.text(item, what);
      if (text === null) return null;
      this.problems.warn(item.at, `${what} is in one language: write { en: …, es: … }.`);
      return { en: text, es: text };
    }
    const fields = this.fields(item, what, ['en', 'es']);
    const en = this.text(fields.get('en'), `${what} in English`);
    const es = this.text(fields.get('es'), `${what} in Spanish`);
    if (en !== null && es !== null) return { en, es };
    if (fields.size < 2) this.problems.add(item.at, upper(`${what} needs both "en" and "es".`));
    return null;
  }
}

function unknownKey(key: string, what: string, allowed: readonly string[]): string {
  if (/^\d{3}(?!\d)/.test(key)) {
    return 'Between { } a comma ends the amount: leave the thousands comma out, as in $25000.';
  }
  if (allowed.includes('en')) {
    return upper(`${what} has no "${key}". A text with a comma between { } needs quotation marks.`);
  }
  const near = nearest(key, allowed);
  const hint = near === undefined ? `It knows: ${allowed.join(', ')}.` : `Did you mean "${near}"?`;
  return upper(`${what} has no "${key}". ${hint}`);
}

/** The known word that a misspelt one most likely means. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const each of known) {
    const letters = distance(each.toLowerCase(), word.toLowerCase());
    if (letters < least) [best, least] = [each, letters];
  }
  return best;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How many letters must change to make one word the other. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 9;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(changed, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 9;
}
