import type { Level } from '../../shared/staff/permissions.ts';
import { t } from './text.ts';

/** The levels that staff may have, the most careful first. */
export const LEVELS = [
  'trainee',
  'clerk',
  'lead',
  'supervisor',
  'auditor',
  'administrator',
] as const satisfies readonly Level[];

/** A level in words; one that this build does not know is shown as it is named. */
export function levelText(level: string): string {
  const known = LEVELS.find((each) => each === level);
  return known ? t(`level.${known}`) : level;
}
