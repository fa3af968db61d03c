import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()), {
    viewport: { width: 900, height: 600 },
  });
  ({ page } = app);
});

afterAll(() => app.close());

/** The ranked names, the best first. */
async function names(season: string): Promise<string[]> {
  const table = page.getByRole('table', { name: `Ranking of ${season}` });
  await table.waitFor();
  const texts = await table.getByRole('rowheader').allInnerTexts();
  return texts.map((text) => text.split('\n')[0] ?? '');
}

describe('the league in the browser', () => {
  it('shows the running season, with moves in words for screen readers', async () => {
    await page.getByRole('link', { name: 'A content culture that lasts' }).first().click();
    await page.getByRole('link', { name: 'League' }).click();
    await page.getByRole('heading', { level: 2, name: 'Autumn 2013' }).waitFor();
    expect((await names('Autumn 2013'))[0]).toBe('Farid Haddad');
    expect(await page.getByText('up 2 places').count()).toBe(1);
    await page.getByText(/1 person opted out/).waitFor();
    expect(await page.getByText('Dev Nair').count()).toBe(0);
    await expectAccessible(page);
  });

  it('ranks by another measure, which stays with the address', async () => {
    await page.getByRole('button', { name: /Ranked by/ }).click();
    await page.getByRole('option', { name: /Latest value/ }).click();
    await page.waitForURL(/measure=latest/);
    await page.reload();
    await page
      .getByRole('button', { name: /Ranked by/ })
      .getByText('Latest value')
      .waitFor();
    expect(await names('Autumn 2013')).toEqual([
      'Farid Haddad',
      'Eilidh Ross',
      'Chloë Marsh',
      '@drpatelmeadow (CEO)',
      'Ana Ruiz',
      'Ben Ockham',
    ]);
  });

  it('lets a person stay out, and names nobody where that is asked for', async () => {
    await page.getByRole('button', { name: 'Who takes part' }).click();
    await page.getByRole('button', { name: 'Edit: Farid Haddad' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await expectAccessible(page);
    await page.getByText('Takes part in leagues').click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/stays out of leagues/i)
      .nth(1)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/2 people opted out/).waitFor();
    expect(await names('Autumn 2013')).not.toContain('Farid Haddad');
    await page.getByText('Name nobody, here and in reports').click();
    await page.getByRole('rowheader', { name: /Person 1/ }).waitFor();
    expect(await page.getByRole('table').getByText('Eilidh Ross').count()).toBe(0);
  });

  it('starts a season that is over, and settles it', async () => {
    await page.getByRole('button', { name: 'Start a season' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Summer 2013');
    await page.getByRole('textbox', { name: 'First day' }).fill('2013-06-03');
    await page.getByRole('textbox', { name: 'Last day' }).fill('2013-09-01');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start the season' }).click();
    await page.getByRole('heading', { level: 2, name: 'Summer 2013' }).waitFor();
    await page.getByRole('button', { name: 'Settle the season' }).click();
    await page.getByRole('heading', { level: 3, name: 'Achievements' }).waitFor();
    await page.getByText(/First place: /).waitFor();
    await expectAccessible(page);
  });

  it('teaches where there is no season yet', async () => {
    await page.getByRole('link', { name: 'Portfolio' }).click();
    await page.getByRole('link', { name: 'From campaigns to a steady voice' }).first().click();
    await page.getByRole('link', { name: 'League' }).click();
    await page.getByRole('heading', { level: 2, name: 'No season yet' }).waitFor();
    await expectAccessible(page);
  });

  it('reaches people and peers from the clients, too', async () => {
    await page.getByRole('link', { name: 'Clients' }).click();
    await page.getByRole('button', { name: 'People and peers: Meadowbrook Health' }).click();
    await page.getByRole('dialog').getByText('Dev Nair').waitFor();
    await expectAccessible(page);
  });
});
