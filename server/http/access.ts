import type { HousePermission } from '../../shared/staff/permissions.ts';

/**
 * Who may call a route: `anyone`; a registered `workstation`; somebody `signed-in`, even behind a
 * locked screen; any `staff` with an unlocked screen; or whoever has the permission.
 */
export type Access = 'anyone' | 'workstation' | 'signed-in' | 'staff' | HousePermission;

/** Where a route's access is written in its OpenAPI description. */
export const ACCESS_EXTENSION = 'x-access';
