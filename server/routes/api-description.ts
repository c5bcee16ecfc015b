import { type OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { ACCESS_EXTENSION } from '../http/access.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { ServerContext } from '../server-context.ts';

interface Operation {
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
  readonly [ACCESS_EXTENSION]?: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The API as a document for programs, and as a page for people. */
export function apiDescriptionRoutes(
  api: Pick<OpenAPIHono<AppEnv>, 'getOpenAPIDocument'>,
  context: ServerContext,
) {
  const describe = () =>
    api.getOpenAPIDocument({
      openapi: '3.0.3',
      info: {
        title: 'Frontcounter',
        version: context.version,
        description:
          'The calls of the web application. Money is in whole cents. Refusals carry a code and words in English and Spanish.',
      },
    });
  return new Hono<AppEnv>()
    .get('/api/openapi.json', (c) => c.json(describe()))
    .get('/api/docs.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css' }))
    .get('/api/docs', (c) => {
      const rows = Object.entries(describe().paths).flatMap(([path, methods]) =>
        METHODS.flatMap((method) => {
          const operation = (methods as Partial<Record<string, Operation>>)[method];
          return operation === undefined ? [] : [{ path, method, operation }];
        }),
      );
      return c.html(page(rows));
    });
}

interface Row {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function page(rows: readonly Row[]) {
  const tags = [...new Set(rows.map((row) => row.operation.tags?.[0] ?? ''))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Frontcounter API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <main>
          <h1>Frontcounter API</h1>
          <p>
            The calls of the web application. The same as a document for programs:
            <a href="/api/openapi.json">openapi.json</a>. Money is in whole cents.
          </p>
          ${tags.map(
            (tag) =>
              html`<h2>${tag}</h2>
                ${rows.filter((row) => row.operation.tags?.[0] === tag).map(entry)}`,
          )}
        </main>
      </body>
    </html>`;
}

function entry({ path, method, operation }: Row) {
  const { parameters = [], requestBody, description } = operation;
  const asked = parameters.map((each) => `${each.name} (${each.in})`).join(', ');
  return html`<details>
    <summary>
      <b>${method.toUpperCase()}</b> <code>${path}</code>
      <small>${operation[ACCESS_EXTENSION] ?? ''}</small>
    </summary>
    ${description === undefined ? '' : html`<p>${description}</p>`}
    ${asked === '' ? '' : html`<p>Takes ${asked}.</p>`}
    ${requestBody === undefined ? '' : json('Body', requestBody)}
    ${json('Answers', operation.responses)}
  </details>`;
}

const json = (title: string, value: object) =>
  html`<h3>${title}</h3>
    <pre>${JSON.stringify(value, null, 2)}</pre>`;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
summary{cursor:pointer;padding:.5rem 0;min-height:24px}
pre{overflow:auto;background:#f3f3f3;padding:1rem}
small{color:#555;margin-left:1rem}`;
