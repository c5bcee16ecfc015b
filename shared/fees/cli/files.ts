import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { parseDay } from '../days.ts';
import { cityCalendar, type CityCalendar } from '../calendar.ts';

/** What a command prints and how it ended. */
export interface CommandResult {
  readonly code: 0 | 1;
  readonly out: string;
  readonly err: string;
}

export const failed = (err: string): CommandResult => ({ code: 1, out: '', err });
export const done = (out: string): CommandResult => ({ code: 0, out, err: '' });

/** The text of a file, or a sentence that says why not. Text that is not UTF-8 is refused rather
 * than mended: a broken letter could be part of an amount. */
export function readText(path: string): { readonly text: string } | { readonly problem: string } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return { problem: `${path} cannot be read.` };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `${path} is not in UTF-8: save it again with that encoding.` };
  }
}

/** The schedule files of a folder (not of its subfolders), or the one file named. */
export function scheduleFiles(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** The holidays of the city pack that a schedule belongs to: `city.yaml` one folder up. Without
 * one only weekends are closed. */
export function calendarNear(schedulePath: string): CityCalendar {
  const pack = join(dirname(schedulePath), '..', 'city.yaml');
  const read = existsSync(pack) ? readText(pack) : null;
  if (read === null || 'problem' in read) return cityCalendar([]);
  const city = parse(read.text, { schema: 'failsafe' }) as { holidays?: { day?: string }[] } | null;
  const days = (city?.holidays ?? []).map((holiday) => holiday.day ?? '');
  return cityCalendar(days.filter((day) => parseDay(day) !== null));
}
