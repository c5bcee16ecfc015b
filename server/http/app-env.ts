import type { Visitor } from '../services/visitor.ts';

/** What middleware hands on to a route. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** Set on every /api route. */
    visitor: Visitor;
  };
}
