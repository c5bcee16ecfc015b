import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Hono, type Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import type { ServerContext } from '../server-context.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Files under /assets carry their hash in their name, so they never change. */
const FOR_EVER = 'public, max-age=31536000, immutable';

async function fileIn(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return null;
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    return null;
  }
}

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

const MISSING_BUILD = 'The web application is not built yet: run "npm run build".';

/** The built web application. Any address that is no file is a place inside it: its page. */
export const webFiles = (context: ServerContext) =>
  new Hono<AppEnv>()
    .get('/city/seal.svg', (c) => {
      const { sealSvg } = context.city;
      if (sealSvg === null) return c.notFound();
      return c.body(sealSvg, 200, { 'Content-Type': 'image/svg+xml' });
    })
    .get('/*', async (c: Context<AppEnv>) => {
      const path = decoded(c.req.path);
      const isFile = path !== null && extname(path) !== '';
      const file = path !== null && isFile ? await fileIn(context.webRoot, path) : null;
      if (file !== null && path !== null) {
        if (path.startsWith('/assets/')) c.header('Cache-Control', FOR_EVER);
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        return c.body(file, 200, { 'Content-Type': type });
      }
      if (isFile) return c.text('Not found', 404);
      const page = await fileIn(context.webRoot, 'index.html');
      if (page === null) return c.text(MISSING_BUILD, 503);
      return c.body(page, 200, { 'Content-Type': TYPES['.html'] ?? '' });
    });
