import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()));
  ({ page } = app);
});

afterAll(() => app.close());

/** Focuses what a person would tab to, and presses Enter on it. */
async function pressEnterOn(role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name, exact: true }).first().focus();
  await page.keyboard.press('Enter');
}

describe('the work behind a score, by keyboard alone', () => {
  it('is logged for one week in one form, and the missing entries are gone', async () => {
    await pressEnterOn('link', /A content culture that lasts/);
    await pressEnterOn('link', 'The work behind it');
    await page.getByRole('heading', { level: 2, name: /Is it earned\?/ }).waitFor();
    await page.getByText('The score is improving, and 3 of 3 drivers are up').first().waitFor();
    await page.getByText('Nothing is logged for the week of 18 Nov 2013').waitFor();

    await pressEnterOn('button', 'Log the week');
    await page.getByRole('dialog').waitFor();
    for (const value of ['8', '33', '4']) {
      await page.keyboard.type(value);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Logged 3 drivers for 18 Nov 2013.').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByText('Nothing is logged for the week').count()).toBe(0);
  });

  it('is named per metric: without a driver the score says what it lacks', async () => {
    await pressEnterOn('button', 'Choose drivers');
    await page.getByRole('dialog').waitFor();
    for (const name of [
      'Content published',
      'Replies and conversations',
      'Shares by category influencers',
    ]) {
      await page.getByRole('checkbox', { name }).focus();
      await page.keyboard.press('Space');
    }
    await pressEnterOn('button', 'Save');
    await page.getByText('should now reflect 0 drivers').waitFor();
    await page.getByText('No driver is named for this score.').first().waitFor();
  });
});

describe('scores beside results', () => {
  it('shows every figure with its months, and says that nothing is a cause', async () => {
    await pressEnterOn('link', 'Results');
    await page.getByRole('heading', { level: 2, name: 'Leading or not' }).waitFor();
    await page.getByText('never a cause').waitFor();
    const table = page.getByRole('table', { name: /Klout Score · @meadowbrookhealth/ });
    const months = await table.getByRole('row', { name: /Months compared/ }).innerText();
    expect(months.split(/\s+/).slice(2)).toEqual(['12', '11', '10', '9', '8', '7', '6']);
    await page.getByText('No sign yet').first().waitFor();
  });
});
