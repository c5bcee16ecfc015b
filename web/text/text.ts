import { inWords } from '../language.ts';
import type { Localized } from '../../shared/kernel/language.ts';
import { common } from './common.ts';
import { counter } from './counter.ts';
import { devices } from './devices.ts';
import { office } from './office.ts';
import { payment } from './payment.ts';
import { people } from './people.ts';

const TEXTS = { ...common, ...people, ...counter, ...payment, ...office, ...devices } as const;

/** The name of a text of the user interface. */
export type TextKey = keyof typeof TEXTS;

type CountedKey = TextKey extends infer Key
  ? Key extends `${infer Stem}.one`
    ? Stem
    : never
  : never;

type Params = Readonly<Record<string, string | number>>;

function filled(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** A text of the user interface in the language of the screen, its `{gaps}` filled. */
export function t(key: TextKey, params: Params = {}): string {
  return filled(inWords(TEXTS[key]), params);
}

/** As {@link t}, for a text that has a form for one and a form for many. */
export function tCount(stem: CountedKey, count: number, params: Params = {}): string {
  const texts: Readonly<Record<string, Localized>> = TEXTS;
  const text = texts[`${stem}.${count === 1 ? 'one' : 'many'}`];
  return text === undefined ? stem : filled(inWords(text), { count, ...params });
}
