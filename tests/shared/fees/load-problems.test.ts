import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSchedules } from '../../../shared/fees/load-schedule.ts';

interface ProblemCase {
  readonly name: string;
  /** What follows the head … */
  readonly body?: string;
  /** … or the whole file. */
  readonly source?: string;
  /** "line:column message", every one of them. */
  readonly says: readonly string[];
}

const fixture = new URL('../../fees/load-problems.yaml', import.meta.url);
const { head, cases } = parse(readFileSync(fixture, 'utf8')) as {
  readonly head: string;
  readonly cases: readonly ProblemCase[];
};

function said(source: string): readonly string[] {
  const loaded = loadSchedules(source, { file: 'fees.yaml' });
  const list = loaded.ok ? loaded.warnings : loaded.problems;
  return list.map(({ line, column, message }) => {
    return `${line}:${column} ${message}${loaded.ok ? ' (warning)' : ''}`;
  });
}

describe('what a wrong schedule is told', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    expect(said(each.source ?? `${head}${each.body ?? ''}`)).toEqual(each.says);
    expect(each.says.length).toBeGreaterThan(0);
  });

  it('names the file', () => {
    const loaded = loadSchedules('lines: 5', { file: 'db/fees/broken.yaml' });
    expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.file)).toContain(
      'db/fees/broken.yaml',
    );
  });
});
