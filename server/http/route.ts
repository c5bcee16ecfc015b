import { createRoute, OpenAPIHono, z, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { requires } from '../middleware/requires.ts';
import { problemSchema } from '../contract/problem.ts';
import { ACCESS_EXTENSION, type Access } from './access.ts';
import type { AppEnv } from './app-env.ts';
import { HttpRefusal } from './http-refusal.ts';
import { refusal } from '../../shared/failures/wording.ts';

type Config = Omit<RouteConfig, 'responses' | 'middleware'>;

/**
 * Declares a route: what it takes, what it answers with, and who may call it. Every refusal has
 * the same shape, so it is declared once here.
 */
export function route<
  const Path extends string,
  const C extends Config & { path: Path },
  Answer extends z.ZodType,
  const Status extends 200 | 201 = 200,
>(access: Access, config: C, answer: Answer, status: Status = 200 as Status) {
  const middleware: MiddlewareHandler<AppEnv> = requires(access);
  return createRoute({
    ...config,
    [ACCESS_EXTENSION]: access,
    middleware,
    responses: {
      [status]: { description: 'Done', content: { 'application/json': { schema: answer } } },
      default: {
        description: 'A refusal in words, or a failure of ours',
        content: { 'application/json': { schema: problemSchema } },
      },
    } as {
      [S in Status]: { description: string; content: { 'application/json': { schema: Answer } } };
    },
  });
}

/** A request body of JSON. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  content: { 'application/json': { schema } },
  required: true as const,
});

/** The id in a path, as in `/api/receipts/{id}`. */
export const idParam = z.object({ id: z.uuid() });

/** A group of routes. What does not fit a route's schema is refused with the path of the field. */
export function router(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      const path = issue?.path.join('.') ?? '';
      throw new HttpRefusal(
        refusal(
          'bad-input',
          { path: path || 'request', problem: issue?.message ?? 'unusable' },
          path,
        ),
      );
    },
  });
}
