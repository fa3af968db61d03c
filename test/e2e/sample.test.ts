/** The sample: removed in a moment, made again, and looked at beside one's own workbook. */
import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let workbook: string;
let app: App;
let page: Page;

beforeAll(async () => {
  const sample = buildSample(scratchFolder());
  workbook = join(dirname(sample), 'work.plumb');
  renameSync(sample, workbook);
  app = await openApp(workbook, { locale: 'en-GB' });
  ({ page } = app);
  await heading('Portfolio').waitFor();
});

afterAll(() => app.close());

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog', { name: 'Remove the sample' });
const workbookName = () => page.getByRole('link', { name: /^Workbook: / });
const goTo = (hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

describe('removing the sample', () => {
  it('says what goes before anything does, and Escape leaves all as it is', async () => {
    await button('Remove the sample…').click();
    await dialog().waitFor();
    expect(await dialog().getByRole('listitem').allInnerTexts()).toHaveLength(3);
    await dialog().getByText('Meadowbrook Health').waitFor();
    await dialog().getByText(workbook, { exact: true }).waitFor();
    await dialog().getByText('can be made again at any time').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(existsSync(workbook)).toBe(true);
  });

  it('is offered on the workbook’s page as well, and ends on the start page', async () => {
    await workbookName().click();
    await page.getByRole('link', { name: 'Remove the sample…' }).click();
    await dialog().getByRole('button', { name: 'Remove the sample', exact: true }).click();
    await heading('Is the work changing anything?').waitFor();
    await page.getByText('The sample is removed. It can be made again at any time.').waitFor();
    expect(existsSync(workbook)).toBe(false);
    await button('Open the sample workbook').waitFor();
    await button('Start my own workbook').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName), { timeout: 5_000 })
      .toBe('H1');
    await expectAccessible(page);
  });
});

describe('an empty workbook of one’s own', () => {
  it('offers one thing to do first on every page, and the sample to learn from', async () => {
    await button('Start my own workbook').click();
    await heading('Portfolio').waitFor();
    for (const [hash, title] of [
      ['#/', 'No engagements yet'],
      ['#/clients', 'No clients yet'],
      ['#/metrics', 'No metrics yet'],
      ['#/round', 'Nothing is tracked on'],
      ['#/import', 'No engagement to import into yet'],
    ] as const) {
      await goTo(hash);
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
      const main = page.getByRole('main');
      expect([hash, await main.getByRole('link', { name: 'New engagement' }).count()]).toEqual([
        hash,
        1,
      ]);
      await main.getByRole('button', { name: 'Open the sample', exact: true }).waitFor();
      await expectAccessible(page);
    }
  });

  it('opens the sample beside it, in a file of its own', async () => {
    await goTo('#/');
    await button('Open the sample').click();
    await page.getByText('Meadowbrook Health').first().waitFor();
    expect(await workbookName().innerText()).toContain('work.sample.plumb');
    await page.getByText('work.plumb is as it was').waitFor();
    await button('Back to my own workbook').click();
    await page.getByText('No engagements yet').waitFor();
    expect(await workbookName().innerText()).toContain('work.plumb');
    expect(await page.getByText('Meadowbrook Health').count()).toBe(0);
  });

  it('is where one is again once the sample beside it is removed', async () => {
    await goTo('#/workbook');
    await button('Open the sample').click();
    await page.getByText('Meadowbrook Health').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('remove the sample');
    await page.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'Remove the sample', exact: true }).click();
    await page.getByText('No engagements yet').waitFor();
    await page.getByText('The sample is removed. This is work.plumb.').waitFor();
    const beside = join(dirname(workbook), 'work.sample.plumb');
    expect([existsSync(workbook), existsSync(beside)]).toEqual([true, false]);
  });
});
