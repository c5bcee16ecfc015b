import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADAEZE, BISCUIT } from '../../db/seed/known-people.ts';
import type { PaperPiece } from '../../hardware/virtual/paper-roll.ts';
import { brokenAccessibility, launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

const CITATION = 'AB-104277';
const COUNTER_SCREEN = { width: 1280, height: 800 };

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A page that fails the test when it breaks its own content policy or throws. */
async function openPage(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: COUNTER_SCREEN, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(server.origin);
  return { page, complaints };
}

async function accessible(page: Page, screen: string): Promise<void> {
  expect(await brokenAccessibility(page), `accessibility of ${screen}`).toEqual([]);
}

async function signInAndOpenDrawer(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Which counter is this?' }).waitFor();
  await accessible(page, 'the choice of workstation');
  await page.getByRole('button', { name: /Counter 1/ }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await accessible(page, 'sign-in');
  await page.getByLabel('Sign-in name').fill('rosa.v');
  await page.getByLabel('Password').fill('not her password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password').fill('heron-counter-2');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Open your drawer' }).waitFor();
  await accessible(page, 'the opening of the drawer');
  await page.getByLabel('How many $20.00').fill('5');
  await page.getByLabel('How many $1.00').fill('50');
  await page.getByRole('button', { name: 'Open drawer with $150.00' }).click();
  await page.getByRole('heading', { name: 'Who is at the counter?' }).waitFor();
  await accessible(page, 'the counter');
}

async function renewBiscuit(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(ADAEZE.name.toLowerCase());
  await page
    .getByRole('option', { name: new RegExp(ADAEZE.name) })
    .first()
    .waitFor();
  await accessible(page, 'the search results');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: ADAEZE.name }).waitFor();
  await accessible(page, 'a person');
  const row = page.getByRole('listitem').filter({ hasText: BISCUIT.animalName });
  await row.getByRole('button', { name: 'Renew' }).press('Enter');
  await page.getByLabel('2', { exact: true }).check();
  await page.locator('.price-total').getByText('$28.00').waitFor();
  await accessible(page, 'the questions of a renewal');
  await page.getByRole('button', { name: 'Add to cart' }).press('Enter');
  await page.getByText('1 item', { exact: false }).waitFor();
}

/** A scanner is a keyboard that types fast and ends with Enter, wherever the focus is. */
async function scanCitation(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.evaluate((code) => {
    for (const key of [...code, 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
  }, CITATION);
  await page.getByRole('button', { name: 'Pay', exact: true }).waitFor();
  await accessible(page, 'a citation');
  await page.getByRole('button', { name: 'Pay', exact: true }).press('Enter');
  await page.getByText('2 items').waitFor();
  await page.getByRole('button', { name: 'why 63.00' }).click();
  const why = page.getByRole('dialog', { name: 'Why $63.00' });
  await why
    .getByText(/Municipal Code 10\.40/)
    .first()
    .waitFor();
  await accessible(page, 'why a fee is what it is');
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'hidden' });
}

/** @returns the number of the receipt */
async function payWithCash(page: Page): Promise<string> {
  await page.keyboard.press('F8');
  await page.getByText('Still to receive').waitFor();
  await page.keyboard.type('100.');
  await page.getByText('1 five · 4 ones').waitFor();
  await accessible(page, 'cash');
  await page.keyboard.press('Enter');
  await page.getByText('Give change').waitFor();
  await page.getByText('Receipt printed').waitFor();
  await accessible(page, 'the end of a payment');
  const number = await page.getByText(/^C1-FY\d\d-\d{6}$/).textContent();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Who is at the counter?' }).waitFor();
  return number ?? '';
}

/** The pieces that the virtual printer's decoder read back from the bytes it was sent. */
function piecesPrinted(): readonly PaperPiece[] {
  return server.context.fleet
    .devices()
    .flatMap(({ printer }) => printer.snapshot().roll)
    .filter(({ cut }) => cut);
}

const linesOf = (piece: PaperPiece | undefined): readonly string[] =>
  (piece?.items ?? []).flatMap((item) => (item.kind === 'text' ? [item.text.trimEnd()] : []));

describe('the first receipt, as a clerk does it', () => {
  it('sells a renewal and a citation in one cart for cash, by keyboard and scanner', async () => {
    const { page, complaints } = await openPage();
    await signInAndOpenDrawer(page);
    await renewBiscuit(page);
    await scanCitation(page);
    const number = await payWithCash(page);
    expect(number).toMatch(/^C1-FY\d\d-000001$/);

    const piece = await until(() => piecesPrinted()[0]);
    const lines = linesOf(piece).join('\n');
    expect(lines).toContain(ADAEZE.name);
    expect(lines).toMatch(/Biscuit +28\.00/);
    expect(lines).toMatch(/AB-104277 +48\.00/);
    expect(lines).toMatch(/TOTAL +\$91\.00/);
    expect(lines).toMatch(/Cash +100\.00/);
    expect(lines).toMatch(/Change +9\.00/);
    expect(piece.items).toContainEqual(
      expect.objectContaining({ kind: 'barcode', symbology: 'CODE128', data: number }),
    );
    expect(piece.items.filter(({ kind }) => kind === 'error')).toEqual([]);

    await page.goto(`${server.origin}/devices`);
    await page.getByText('Drawer open').waitFor();
    await page.getByRole('img', { name: `Barcode ${number}` }).waitFor();
    await accessible(page, 'the virtual devices');
    await page.getByRole('button', { name: 'Push the drawer shut' }).click();
    await page.getByText('Drawer open').waitFor({ state: 'hidden' });

    await page.goto(`${server.origin}/office/registers/animal-license`);
    const license = page.getByRole('row').filter({ hasText: BISCUIT.license });
    await license.getByText('Active').waitFor();
    await accessible(page, 'the register of animal licenses');
    await page.goto(`${server.origin}/office/registers/receipts`);
    await page.getByRole('row').filter({ hasText: number }).getByText('91.00').waitFor();
    await accessible(page, 'the register of receipts');
    // The one refusal is the wrong password above.
    expect(complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
    await page.context().close();
  });
});
