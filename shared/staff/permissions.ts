import { PROGRAMS, programById } from '../programs/registry.ts';

/** What staff may be: each level is a bundle of permissions. */
export const LEVELS = [
  'trainee',
  'clerk',
  'lead',
  'supervisor',
  'auditor',
  'administrator',
] as const;
export type Level = (typeof LEVELS)[number];

/** The permissions that are not about one action of a program. */
export type HousePermission =
  | 'counter.view'
  | 'counter.people'
  | 'counter.sell'
  // Programs that are a fee schedule alone.
  | 'counter.sell-simple'
  | 'drawer.open'
  | 'receipt.view'
  | 'receipt.reprint'
  | 'printing.answer'
  | 'register.view'
  | 'staff.manage'
  | 'workstation.manage';

const VIEW: readonly HousePermission[] = ['counter.view', 'receipt.view'];
const SELL: readonly HousePermission[] = [
  ...VIEW,
  'counter.people',
  'counter.sell',
  'counter.sell-simple',
  'drawer.open',
  'printing.answer',
  'register.view',
];

const HOUSE: Readonly<Record<Level, readonly HousePermission[]>> = {
  // A trainee sells like a clerk, but asks someone for a second copy.
  trainee: SELL,
  clerk: [...SELL, 'receipt.reprint'],
  lead: [...SELL, 'receipt.reprint'],
  supervisor: [...SELL, 'receipt.reprint'],
  // Reads everything, changes nothing.
  auditor: [...VIEW, 'register.view'],
  // Runs the system and takes no money: whoever makes people must not also be one at the drawer.
  administrator: [...VIEW, 'register.view', 'staff.manage', 'workstation.manage'],
};

/** The permission to sell one action: `animal-license.renew`. What a city adds by a fee schedule
 * alone is sold by whoever may sell simple charges. */
export const actionPermission = (program: string, action: string): string =>
  programById(program) === null ? 'counter.sell-simple' : `${program}.${action}`;

const ACTIONS = Object.values(PROGRAMS).flatMap((program) =>
  program.actions.map((action) => actionPermission(program.id, action.id)),
);

/** Everything that a level may do, as `area.verb` and `program.action`. */
export function permissionsOf(level: Level): readonly string[] {
  const house = HOUSE[level];
  return house.includes('counter.sell') ? [...house, ...ACTIONS] : house;
}
