import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_DIRECTORY = resolve(import.meta.dirname, '..', '..');
const SOURCES = ['web', 'shared', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];

/** Builds the web application into `webRoot` when it is missing or older than its sources. */
export async function ensureWebBuild(webRoot: string): Promise<void> {
  if (await isFresh(webRoot)) return;
  console.log('Building the web application …');
  await runVite(webRoot);
}

async function isFresh(webRoot: string): Promise<boolean> {
  const page = join(webRoot, 'index.html');
  if (!existsSync(page)) return false;
  const builtAt = (await stat(page)).mtimeMs;
  const times = await Promise.all(
    SOURCES.map((path) => newestChange(join(PROJECT_DIRECTORY, path))),
  );
  return times.every((changedAt) => changedAt < builtAt);
}

/** The latest modification of a file, or of anything in a folder and of the folder itself. */
async function newestChange(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = await readdir(path);
  const inside = await Promise.all(names.map((name) => newestChange(join(path, name))));
  return Math.max(found.mtimeMs, ...inside);
}

function runVite(webRoot: string): Promise<void> {
  const vite = fileURLToPath(new URL('../../bin/vite.js', import.meta.resolve('vite')));
  return new Promise((resolveBuild, reject) => {
    const build = spawn(
      process.execPath,
      [vite, 'build', '--outDir', webRoot, '--emptyOutDir', '--logLevel', 'warn'],
      { cwd: PROJECT_DIRECTORY, stdio: 'inherit' },
    );
    build.once('error', reject);
    build.once('exit', (code) => {
      if (code === 0) resolveBuild();
      else reject(new Error(`the web application could not be built (vite ended with ${code})`));
    });
  });
}
