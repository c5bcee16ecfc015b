import type { Context } from 'hono';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Clerk, VisitingWorkstation } from '../services/visitor.ts';
import type { AppEnv } from './app-env.ts';

/** Who is signed in; the route's access made sure that somebody is. */
export function clerkOf(c: Context<AppEnv>): Clerk {
  const visitor = c.get('visitor');
  const { workstation, staff } = visitor;
  invariant(workstation !== null, 'the route asks for a registered workstation');
  invariant(staff !== null, 'the route asks for somebody signed in');
  return { ...visitor, workstation, staff };
}

/** The workstation; the route's access made sure that there is one. */
export function workstationOf(c: Context<AppEnv>): VisitingWorkstation {
  const { workstation } = c.get('visitor');
  invariant(workstation !== null, 'the route asks for a registered workstation');
  return workstation;
}
