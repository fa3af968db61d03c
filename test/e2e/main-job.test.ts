import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

const folder = scratchFolder();

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(folder));
  ({ page } = app);
});

afterAll(() => app.close());

describe('the main job in the browser', () => {
  it('opens the sample on its portfolio', async () => {
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    expect(page.url()).not.toContain(new URL(app.host.address).hash);
    await page.getByRole('button', { name: /^Handed off, closed and archived/ }).click();
    for (const client of ['Meadowbrook Health', 'Harbour Tools', 'Lumen Travel'])
      await page.getByText(client).first().waitFor();
    await expectAccessible(page);
  });

  it('shows an engagement with its verdict, its chart and its numbers', async () => {
    await page.getByRole('link', { name: 'A content culture that lasts' }).click();
    await page.getByRole('heading', { level: 1, name: 'A content culture that lasts' }).waitFor();
    await page.getByText('Improving').first().waitFor();
    await page.locator('canvas').waitFor();
    await expectAccessible(page);
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
    await expectAccessible(page);
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
});
