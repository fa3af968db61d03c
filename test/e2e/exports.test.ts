import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { buildSample, openApp, scratchFolder } from './harness.ts';

const folder = scratchFolder();
const exported = join(folder, 'lumen.zip');

async function open(workbook: string): Promise<Page> {
  const app = await openApp(workbook);
  onTestFinished(() => app.close());
  return app.page;
}

/** Focuses what a person would tab to, and presses Enter on it. */
async function pressEnterOn(page: Page, role: 'button' | 'link', name: RegExp): Promise<void> {
  await page.getByRole(role, { name }).focus();
  await page.keyboard.press('Enter');
}

describe('an engagement’s export', () => {
  it('is saved as CSV, by keyboard alone', async () => {
    const page = await open(buildSample(folder));
    await pressEnterOn(page, 'link', /^Data/);
    await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
    await page.getByText('private included').waitFor();
    await pressEnterOn(page, 'button', /^Everything in this workbook/);
    await page.getByRole('option', { name: /Lumen/ }).waitFor();
    await page.keyboard.type('Lumen');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'CSV' }).focus();
    await page.keyboard.press('Space');
    const saved = page.waitForEvent('download');
    await pressEnterOn(page, 'button', /^Export the engagement$/);
    const file = await saved;
    expect(file.suggestedFilename()).toBe(
      'Lumen Travel – From campaigns to a steady voice – Export.zip',
    );
    await file.saveAs(exported);
    await page.getByText(/^Exported [\d,]+ records\.$/).waitFor();
  });

  it('is read back into a workbook of its own', async () => {
    const page = await open(join(folder, 'own.plumb'));
    await pressEnterOn(page, 'button', /^Start my own workbook$/);
    await pressEnterOn(page, 'link', /^Data/);
    const chooser = page.waitForEvent('filechooser');
    await pressEnterOn(page, 'button', /^Choose an export/);
    await (await chooser).setFiles(exported);
    await page.getByText(/^[\d,]+ records of lumen\.zip read back\.$/).waitFor();
    await expectAccessible(page);
    await pressEnterOn(page, 'link', /^Import$/);
    await page.getByRole('heading', { name: 'Earlier imports' }).waitFor();
    await expectAccessible(page);
    await pressEnterOn(page, 'link', /^Portfolio/);
    await page.getByRole('link', { name: /Lumen Travel/ }).waitFor();
  });
});
