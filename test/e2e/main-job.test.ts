import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSample, launchChromium, scratchFolder, serve, type RunningHost } from './harness.ts';

const pictures = resolve(import.meta.dirname, '../../docs/pictures');
const folder = scratchFolder();

let host: RunningHost;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  host = await serve(buildSample(folder));
  browser = await launchChromium();
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** No accessibility fault that axe can see. */
async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
}

/** A picture in both themes, for the guide. */
async function picture(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
    await expectAccessible();
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('the main job in the browser', () => {
  it('opens the sample on its portfolio', async () => {
    await page.goto(host.address);
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    expect(page.url()).not.toContain(new URL(host.address).hash);
    await page.getByRole('button', { name: /^Handed off, closed and archived/ }).click();
    for (const client of ['Meadowbrook Health', 'Harbour Tools', 'Lumen Travel'])
      await page.getByText(client).first().waitFor();
    await picture('portfolio');
  });

  it('shows an engagement with its verdict, its chart and its numbers', async () => {
    await page.getByRole('link', { name: 'A content culture that lasts' }).click();
    await page.getByRole('heading', { level: 1, name: 'A content culture that lasts' }).waitFor();
    await page.getByText('Improving').first().waitFor();
    await page.locator('canvas').waitFor();
    await picture('engagement');
  });

  it('moves the verdict when a reading is logged, by keyboard alone', async () => {
    await page.getByRole('link', { name: 'Portfolio' }).first().click();
    await page.getByRole('link', { name: 'From campaigns to a steady voice' }).click();
    await page
      .getByRole('row', { name: /bought followers/ })
      .getByRole('button')
      .first()
      .click();
    const verdict = page.getByRole('region', { name: /bought followers/ });
    await verdict.getByText('Too early').first().waitFor();

    await page.getByRole('button', { name: 'Log a reading' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('35,2');
    await page.keyboard.press('Enter');
    await page.getByText(/Logged 35\.20 points for 18 Nov 2013/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await verdict.getByText('Too early').first().waitFor({ state: 'detached' });
  });

  it('refuses a value off the scale in words, and writes nothing', async () => {
    await page.getByRole('button', { name: 'Log a reading' }).click();
    await page.keyboard.type('101.2');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(/1 to 100/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('exports a trend report that holds the new reading', async () => {
    await page.getByRole('link', { name: 'Export trend report' }).click();
    await page.getByRole('article', { name: 'Preview' }).waitFor();
    await picture('report');
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the report' }).click();
    const download = await arriving;
    const path = join(folder, 'exported.xlsx');
    await download.saveAs(path);
    expect(download.suggestedFilename()).toMatch(/^Lumen Travel.*Trend report.*\.xlsx$/);
    await page.getByText(/Recorded under disclosures/).waitFor();

    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const rows: unknown[][] = [];
    book.getWorksheet('Readings')?.eachRow((row) => rows.push(row.values as unknown[]));
    const logged = rows.filter(
      (row) =>
        row.some((cell) => cell === 'Account with bought followers') &&
        row.some((cell) => cell instanceof Date && cell.toISOString().startsWith('2013-11-18')) &&
        row.includes(35.2),
    );
    expect(logged).toHaveLength(1);
    expect(book.getWorksheet('Summary')).toBeDefined();
  });

  it('raises no error in the console', () => {
    expect(troubles).toEqual([]);
  });
});
