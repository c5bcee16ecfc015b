import { z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { requires } from '../middleware/requires.ts';
import { ACCESS_EXTENSION, type Access } from './access.ts';
import type { AppEnv } from './app-env.ts';

/** Adds a route that answers in its own way (a stream, a status of its own), with its access and
 * its description. */
export function plainRoute(
  into: OpenAPIHono<AppEnv>,
  access: Access,
  config: {
    readonly path: string;
    readonly tags: string[];
    readonly contentType: string;
    readonly description: string;
    readonly query?: z.ZodObject;
    /** What is answered, when it is JSON. */
    readonly answer?: z.ZodType;
  },
  handler: (c: Context<AppEnv>) => Response | Promise<Response>,
): void {
  into.openAPIRegistry.registerPath({
    method: 'get',
    path: config.path,
    tags: config.tags,
    [ACCESS_EXTENSION]: access,
    ...(config.query === undefined ? {} : { request: { query: config.query } }),
    responses: {
      200: {
        description: config.description,
        content: { [config.contentType]: { schema: config.answer ?? z.string() } },
      },
    },
  });
  into.get(config.path.replaceAll(/\{(\w+)\}/g, ':$1'), requires(access), handler);
}
