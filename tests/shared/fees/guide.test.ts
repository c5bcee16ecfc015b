import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cityCalendar } from '../../../shared/fees/calendar.ts';
import { explainLine } from '../../../shared/fees/explain.ts';
import { loadSchedules, type Schedule } from '../../../shared/fees/load-schedule.ts';
import { quote } from '../../../shared/fees/price.ts';
import { expectedRow, priceRow } from '../../fees/priced-row.ts';

const guide = readFileSync(new URL('../../../docs/fee-schedules.md', import.meta.url), 'utf8');

interface Example {
  readonly heading: string;
  readonly kind: string;
  readonly source: string;
  /** The block that follows it, if it tells what comes of the example. */
  readonly follows: { readonly kind: string; readonly text: string } | null;
}

/** The guide's YAML examples, each with the prices or the message that follow it. */
function examples(): readonly Example[] {
  const blocks = [...guide.matchAll(/^## (.*)$|^```(\w+(?: \w+)?)\n([\s\S]*?)^```$/gm)];
  let heading = '';
  return blocks.flatMap(([, title, kind = '', text = ''], index): readonly Example[] => {
    heading = title ?? heading;
    if (!kind.startsWith('yaml')) return [];
    const next = blocks[index + 1];
    const told = next?.[2] === 'priced' || next?.[2] === 'message' ? next : null;
    const follows = told === null ? null : { kind: told[2] ?? '', text: told[3] ?? '' };
    return [{ heading, kind, source: text, follows }];
  });
}

const all = examples();
const head = all.find((each) => each.kind === 'yaml head')?.source ?? '';
const whole = (source: string): string =>
  source.startsWith('program:') ? source : `${head}${source}`;

function load(source: string): readonly Schedule[] {
  const loaded = loadSchedules(whole(source), { file: 'guide.yaml' });
  if (!loaded.ok) throw new Error(loaded.problems.map((each) => each.message).join('\n'));
  return loaded.schedules;
}

describe('docs/fee-schedules.md', () => {
  const good = all.filter((each) => each.kind === 'yaml');
  it.each(good.map((each, index) => [`${index + 1}: ${each.heading}`, each] as const))(
    'example %s',
    (_name, each) => {
      const schedules = load(each.source);
      const rows = each.follows?.text.trim().split('\n') ?? [];
      for (const row of rows) expect(priceRow(schedules, row)).toBe(expectedRow(row));
    },
  );

  const wrong = all.filter((each) => each.kind === 'yaml wrong');
  it.each(wrong.map((each) => [each.heading, each] as const))('mistake in %s', (_name, each) => {
    const loaded = loadSchedules(whole(each.source), { file: 'guide.yaml' });
    const said = loaded.ok ? [] : loaded.problems.map((problem) => problem.message);
    expect(said).toEqual([each.follows?.text.trim()]);
  });

  it('quotes the explanation as it is', () => {
    const [first] = good;
    const result = quote({
      schedules: load(first?.source ?? ''),
      action: 'bill',
      facts: { dogs: 8 },
      on: '2026-07-01',
      calendar: cityCalendar([]),
    });
    const line = result.ok ? result.quote.lines[1] : undefined;
    const quoted = [...guide.matchAll(/^> (.*)$/gm)].map(([, text]) => text).join(' ');
    expect(line === undefined ? '' : explainLine(line, 'en')).toBe(quoted);
  });

  it('has a price under most of its examples', () => {
    expect(good.length).toBeGreaterThan(18);
    expect(good.filter((each) => each.follows !== null).length).toBeGreaterThan(16);
  });
});
