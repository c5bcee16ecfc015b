import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const STAFF_FILE = join(resolve(import.meta.dirname, '../..'), 'db/cities/alder-bay/staff.yaml');

/** The password of one of the demo city's people, from the pack itself. */
export function demoPassword(signInName: string): string {
  const { staff } = parse(readFileSync(STAFF_FILE, 'utf8')) as {
    staff: { signInName: string; password: string }[];
  };
  const person = staff.find((candidate) => candidate.signInName === signInName);
  if (person === undefined) throw new Error(`${signInName} is not in the demo city`);
  return person.password;
}
