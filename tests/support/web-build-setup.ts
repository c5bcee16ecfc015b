/** The browser tests see the web application as it is shipped: built once before all of them. */
import { join } from 'node:path';
import { build } from 'vite';

export default async function setup(): Promise<void> {
  await build({ configFile: join(import.meta.dirname, '../../vite.config.ts'), logLevel: 'error' });
}
