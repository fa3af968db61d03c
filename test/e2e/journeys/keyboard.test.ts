/**
 * The seven things people do with a workbook, by keyboard alone: no click, nothing focused by script,
 * and the focus on a thing that is seen after every key.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Keyboard } from '../focus.ts';
import { type App, openApp, scratchFolder } from '../harness.ts';

let app: App;
let page: Page;
let keyboard: Keyboard;

beforeAll(async () => {
  app = await openApp(join(scratchFolder(), 'workbook.plumb'));
  ({ page } = app);
  keyboard = new Keyboard(page);
  await heading('Is the work changing anything?').waitFor();
});

// A presentation that is left ends what it listens to.
afterAll(() => app.close(/ERR_INCOMPLETE_CHUNKED_ENCODING/));

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const shown = (text: RegExp | string) => page.getByText(text).first().waitFor();

/** Goes to a page or does a command by way of the palette. */
async function command(typed: string): Promise<void> {
  await keyboard.press('Control+k');
  await keyboard.type(typed);
  await page.getByRole('option').first().waitFor();
  await keyboard.press('Enter');
}

describe('by keyboard alone', () => {
  it('look at the sample: the portfolio, an engagement, its chart', async () => {
    await keyboard.use(/button "Open the sample workbook"/);
    await heading('Portfolio').waitFor();
    await keyboard.use(/link .*A content culture that lasts/);
    await heading('A content culture that lasts').waitFor();
    await keyboard.tabTo(/application "Readings of Klout Score/);
    await keyboard.press('End', 'ArrowLeft');
    await page.locator('[aria-live=polite]').filter({ hasText: '4 Nov 2013, ' }).waitFor({
      state: 'attached',
    });
    await keyboard.use(/button "Show as table"/);
    await page.getByRole('table', { name: /^Readings of Klout Score/ }).waitFor();
  });

  it('go through the Monday round: value, Enter, the next', async () => {
    await keyboard.press('g', 'o');
    await heading('Monday round').waitFor();
    await keyboard.tabTo(/textbox "Value, /);
    await keyboard.type('41,5');
    await keyboard.press('Enter');
    await shown(/^1 of \d+ done/);
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^Value, /);
    await keyboard.press('Control+z');
    await shown(/^0 of \d+ done/);
  });

  it('present an engagement, step by step, and leave', async () => {
    await command('a content culture');
    await heading('A content culture that lasts').waitFor();
    const opening = app.context.waitForEvent('page');
    await page.keyboard.press('Control+Shift+P');
    const slides = await opening;
    await slides.getByRole('heading', { level: 1 }).waitFor();
    const where = () => slides.locator('footer p').innerText();
    // On slides nothing is framed until one goes to a button: the arrows are the whole page's.
    for (const [key, at] of [
      ['ArrowRight', /^2 of /],
      ['PageDown', /^3 of /],
      ['Home', /^1 of /],
      ['End', /^(\d+) of \1$/],
    ] as const) {
      await slides.keyboard.press(key);
      await expect.poll(where).toMatch(at);
    }
    const onSlides = new Keyboard(slides);
    await onSlides.tabTo(/button "Leave"/);
    const closing = slides.waitForEvent('close');
    await slides.keyboard.press('Enter');
    await closing;
    await page.bringToFront();
    await keyboard.expectFocus();
  });

  it('make a trend report, as it was previewed', async () => {
    await keyboard.press('g', 'r');
    await page.getByRole('article', { name: 'Preview' }).waitFor();
    await keyboard.use(/button "Last 90 days"/);
    await shown('21 Aug 2013 to 18 Nov 2013');
    const arriving = page.waitForEvent('download');
    await keyboard.use(/button "Make the report"/);
    expect((await arriving).suggestedFilename()).toMatch(/Trend report.*\.xlsx$/);
    await shown('The trend report is made.');
  });

  it('hand off: make the workbook that the client goes on with', async () => {
    await keyboard.press('g', 't', 'g', 'r');
    await page.getByRole('article', { name: 'Preview' }).waitFor();
    await keyboard.tabTo(/radio "Trend report"/);
    await keyboard.press('ArrowDown');
    if (!(await page.getByRole('radio', { name: 'Handoff workbook' }).isChecked()))
      await keyboard.press('Space');
    const arriving = page.waitForEvent('download');
    await keyboard.use(/button "Make the handoff workbook"/);
    expect((await arriving).suggestedFilename()).toMatch(/\.xlsx$/);
    await shown('The handoff workbook is made.');
  });

  it('look back: correct a reading, find it in the history, undo it, search', async () => {
    await keyboard.press('g', 't');
    await keyboard.use(/button "Show as table"/);
    await keyboard.use(/button "Correct the reading of 11 Nov 2013"/);
    await keyboard.tabTo(/textbox "Right value/);
    await keyboard.press('Control+a');
    await keyboard.type('47.1');
    await keyboard.tabTo(/textbox "Reason/);
    await keyboard.type('Misread');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await command('history');
    await shown('Reading of 11 Nov 2013: 47.10 points, was 47.33 points.');
    await keyboard.press('Control+z');
    await page
      .getByText('Reading of 11 Nov 2013: 47.10 points, was 47.33 points.')
      .waitFor({ state: 'detached' });
    await command('ana ruiz');
    await keyboard.expectFocus();
  });

  it('start a workbook and an engagement of one’s own', async () => {
    await command('start my own');
    await shown('No engagements yet');
    await keyboard.use(/link "New engagement"/);
    await heading('New engagement').waitFor();
    await keyboard.tabTo(/textbox "Client’s name/);
    await keyboard.type('Orchard Foods');
    await keyboard.tabTo(/textbox "Name of the engagement/);
    await keyboard.type('Answering shoppers');
    await keyboard.use(/checkbox .*Net Promoter Score/, 'Space');
    await keyboard.use(/button "Review"/);
    await keyboard.use(/button "Create the engagement"/);
    await heading('Answering shoppers').waitFor();
    await keyboard.use(/button "Log a reading"/);
    await keyboard.type('31');
    await keyboard.press('Enter');
    await shown(/Logged 31/);
  });
});
