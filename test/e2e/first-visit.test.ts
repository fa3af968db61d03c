import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type App, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(join(scratchFolder(), 'workbook.plumb'));
  ({ page } = app);
});

afterAll(() => app.close());

/** Focuses what a person would tab to, and presses Enter on it. */
async function pressEnterOn(role: 'button' | 'link', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).first().focus();
  await page.keyboard.press('Enter');
}

describe('a first visit, by keyboard alone', () => {
  it('looks at the sample, then makes a workbook of its own', async () => {
    await pressEnterOn('button', 'Open the sample workbook');
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    await page.getByText('Meadowbrook Health').first().waitFor();
    await pressEnterOn('button', 'Start my own workbook');
    await page.getByText('No engagements yet').waitFor();
  });

  it('starts an engagement from the catalogue', async () => {
    await pressEnterOn('link', 'New engagement');
    await page.getByRole('heading', { level: 1, name: 'New engagement' }).waitFor();
    await page.getByRole('textbox', { name: 'Client’s name' }).focus();
    await page.keyboard.type('Orchard Foods');
    await page.getByRole('textbox', { name: 'Name of the engagement' }).focus();
    await page.keyboard.type('Answering shoppers');
    await page.getByRole('checkbox', { name: /Net Promoter Score/ }).focus();
    await page.keyboard.press('Space');
    await pressEnterOn('button', 'Review');
    await pressEnterOn('button', 'Create the engagement');
    await page.getByRole('heading', { level: 1, name: 'Answering shoppers' }).waitFor();
  });

  it('logs the first reading and adds a milestone', async () => {
    await pressEnterOn('button', 'Log a reading');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('31');
    await page.keyboard.press('Enter');
    await page.getByText(/Logged 31/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Too early').first().waitFor();

    await pressEnterOn('button', 'Add a milestone');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Kick-off');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Kick-off').first().waitFor();
  });
});
