import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import bundledChromium from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

const INSTALLED = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the Chrome or Chromium of this machine, or the one that came with npm where there is
 * none. As root Chromium has no sandbox; it talks to nobody but the page under test. */
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path !== '' && existsSync(path));
  return chromium.launch({
    executablePath: installed ?? (await bundledChromium.executablePath()),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
  });
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every accessibility rule that the page breaks now, as "rule: where". Evaluated, not injected: the
 * page's content policy allows no script but its own. */
export async function brokenAccessibility(page: Page): Promise<string[]> {
  // What is still fading in or out has no settled color.
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
  await page.evaluate(`${axeSource};0`);
  const { violations } = await page.evaluate<AxeResults, string[]>(
    (rules) =>
      (
        window as unknown as {
          axe: { run(page: Document, options: object): Promise<AxeResults> };
        }
      ).axe.run(document, { runOnly: rules }),
    RULES,
  );
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}
