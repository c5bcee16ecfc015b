import { readdirSync, readFileSync } from 'node:fs';
import { loadOptionsFor } from '../../shared/fees/cli/program-options.ts';
import { loadSchedules, type Schedule } from '../../shared/fees/load-schedule.ts';
import { loadCities } from './case-files.ts';

const ALDER_BAY = new URL('../../db/cities/alder-bay/fees/', import.meta.url);

/** All versions of each program of the demo city, by program. Throws on a bad file. */
export function loadAlderBay(): ReadonlyMap<string, readonly Schedule[]> {
  const loaded = new Map<string, readonly Schedule[]>();
  for (const file of readdirSync(ALDER_BAY)) {
    const source = readFileSync(new URL(file, ALDER_BAY), 'utf8');
    const result = loadSchedules(source, loadOptionsFor(source, file));
    if (!result.ok) throw new Error(result.problems.map((each) => each.message).join('\n'));
    loaded.set(file.replace('.yaml', ''), result.schedules);
  }
  return loaded;
}

/** Every schedule of the tests: 98 real rules and the demo city's programs. */
export function loadAll(): readonly (readonly Schedule[])[] {
  return [...loadCities().values(), ...loadAlderBay().values()];
}
