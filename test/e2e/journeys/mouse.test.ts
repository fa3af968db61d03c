/**
 * The seven things people do with a workbook, by mouse; the keyboard is there for what is typed. Starting
 * an engagement is timed in new-engagement.test.ts, presenting looked at closely in present.test.ts.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp, scratchFolder } from '../harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(join(scratchFolder(), 'workbook.plumb'));
  ({ page } = app);
});

// A presentation that is left ends what it listens to.
afterAll(() => app.close(/ERR_INCOMPLETE_CHUNKED_ENCODING/));

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const click = (role: 'button' | 'link', name: RegExp | string) =>
  page
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first()
    .click();
const shown = (text: RegExp | string) => page.getByText(text).first().waitFor();

describe('by mouse', () => {
  it('start with the sample, and look at an engagement', async () => {
    await click('button', 'Open the sample workbook');
    await heading('Portfolio');
    await click('link', /A content culture that lasts/);
    await heading('A content culture that lasts');
    await page.getByRole('application', { name: /^Readings of Klout Score/ }).waitFor();
    await shown('Improving');
  });

  it('log what is due in the Monday round, and take it back', async () => {
    await click('link', 'Monday round');
    await heading('Monday round');
    const [first, second] = [0, 1].map((at) =>
      page.getByRole('textbox', { name: /^Value/ }).nth(at),
    );
    await first?.fill('41.5');
    await second?.click();
    await shown(/^1 of \d+ done/);
    await click('button', /^Undo/);
    await shown(/^0 of \d+ done/);
  });

  it('present an engagement, and leave', async () => {
    await click('link', 'Portfolio');
    await click('link', /A content culture that lasts/);
    const opening = app.context.waitForEvent('page');
    await click('button', 'Present');
    const slides = await opening;
    await slides.getByRole('button', { name: 'Next' }).click();
    await slides
      .locator('footer p')
      .filter({ hasText: /^2 of / })
      .waitFor();
    const closing = slides.waitForEvent('close');
    await slides.getByRole('button', { name: 'Leave' }).click();
    await closing;
  });

  it('make a trend report, then the workbook to hand off', async () => {
    await click('link', 'Export trend report');
    await page.getByRole('article', { name: 'Preview' }).waitFor();
    for (const [edition, make] of [
      ['Trend report', 'Make the report'],
      ['Handoff workbook', 'Make the handoff workbook'],
    ] as const) {
      await page.getByText(edition, { exact: true }).first().click();
      const arriving = page.waitForEvent('download');
      await click('button', make);
      expect((await arriving).suggestedFilename()).toMatch(/\.xlsx$/);
    }
    await shown('The handoff workbook is made.');
    await page.getByRole('table', { name: 'Files handed over' }).getByRole('row').nth(2).waitFor();
  });

  it('look back: go back to a backup, find by search, see what changed', async () => {
    await click('link', 'Data: export, read back');
    await heading('Data');
    await click('button', 'Back up now');
    await click('button', /^Restore the backup of/);
    await shown(/^Restored: everything is as it was on/);
    await click('button', /^Search/);
    await page.getByRole('combobox').fill('From campaigns');
    await page
      .getByRole('option', { name: /From campaigns/ })
      .first()
      .click();
    await heading('From campaigns to a steady voice');
    await click('link', 'History');
    await shown(/entries, the newest first/);
  });
});
