import type { WorkstationKind } from '../answers.ts';
import { t } from '../text/text.ts';

export const KINDS = [
  'counter',
  'kiosk',
  'mail',
  'office',
] as const satisfies readonly WorkstationKind[];

/** What a workstation is for, in words. */
export function kindText(kind: string): string {
  const known = KINDS.find((each) => each === kind);
  return known ? t(`kind.${known}`) : kind;
}
