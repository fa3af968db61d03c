import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, todayOf } from '#shared/domain/calendar.ts';
import { Session } from '#main/usecases/session.ts';
import { expectAccessible } from './accessible.ts';
import { type App, openApp, scratchFolder } from './harness.ts';

const today = todayOf(new Date());
const workbook = join(scratchFolder(), 'portfolio.plumb');

let app: App;
let page: Page;

/** Three clients at work, one whose work is closed and one whose work is archived. */
async function buildWorkbook(): Promise<void> {
  const session = Session.open({ path: workbook, clock: () => new Date(), version: '0.0.0-test' });
  await session.value('workbook.create', { sample: false });
  const { metric } = await session.value('metrics.add', {
    metric: { from: 'catalogue', key: 'klout-score' },
  });
  for (const [name, subject, daysAgo] of [
    ['Alder Clinic', 'Dr Åberg', 2],
    ['Birch Foods', 'Birch Foods', 40],
    ['Cedar Travel', 'Cedar Travel', 5],
    ['Dogwood Tools', 'Dogwood Tools', 5],
    ['Elm Studio', 'Elm Studio', 5],
  ] as const) {
    const { id: engagementId } = await session.value('engagements.start', {
      ...{ client: { name }, name: `Voice of ${name}`, startsOn: addDays(today, -90) },
      ...{ subject: { name: subject, kind: 'organisation' } },
      metrics: [{ from: 'workbook', metricId: metric.id }],
    });
    const { series } = await session.value('trends.engagement', { engagementId });
    for (const { series: tracked } of series) {
      const reading = { seriesId: tracked.id, date: addDays(today, -daysAgo), value: 40 };
      await session.value('readings.log', reading);
    }
    if (name === 'Dogwood Tools')
      await session.value('engagements.edit', { engagementId, status: 'closed' });
    if (name === 'Elm Studio')
      await session.value('engagements.archive', { engagementId, archived: true });
  }
  session.close();
}

beforeAll(async () => {
  await buildWorkbook();
  app = await openApp(workbook);
  ({ page } = app);
  await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
});

afterAll(() => app.close());

const table = () => page.getByRole('table', { name: 'Engagements', exact: true });
const clients = () =>
  table()
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.firstElementChild?.textContent));
const shown = (text: string) => page.getByText(text, { exact: true }).waitFor();

describe('the portfolio', () => {
  it('shows what goes on, the one most in need first, and keeps the rest apart', async () => {
    await shown('3 of 3 shown');
    expect((await clients())[0]).toBe('Birch Foods');
    await page.getByRole('button', { name: /Handed off, closed and archived\s*2/ }).waitFor();
    await expectAccessible(page);
  });

  it('is sorted by the buttons of its headers, and by need again', async () => {
    const header = table().getByRole('columnheader', { name: 'Engagement' });
    await header.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    expect(await clients()).toEqual(['Alder Clinic', 'Birch Foods', 'Cedar Travel']);
    await page.keyboard.press('Enter');
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    expect(await clients()).toEqual(['Cedar Travel', 'Birch Foods', 'Alder Clinic']);
    await page.getByRole('button', { name: 'Sort by need' }).click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('none');
  });

  it('finds by the name of a subject as one types, and Back brings back what was found', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('aberg');
    await shown('1 of 3 shown');
    expect(await clients()).toEqual(['Alder Clinic']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Voice of Alder Clinic' }).waitFor();
    await page.goBack();
    await shown('1 of 3 shown');
    expect(await page.getByRole('searchbox', { name: 'Find' }).inputValue()).toBe('aberg');
  });

  it('says why nothing is shown, and shows all again', async () => {
    await page.getByRole('searchbox', { name: 'Find' }).fill('nobody of that name');
    await page.getByRole('heading', { name: 'No engagement is what is looked for' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all' }).last().click();
    await shown('3 of 3 shown');
  });

  it('is gone through by the arrows', async () => {
    await page.getByRole('searchbox', { name: 'Find' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowUp', 'Home']) {
      await page.keyboard.press(key);
    }
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toContain('Birch Foods');
  });

  it('logs a reading of the first in need by two keys besides the digits of its value', async () => {
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    let pressed = 0;
    // One after the other without waiting for anything, as fast as anyone types.
    for (const key of ['l', '4', '7', 'Enter']) {
      await page.keyboard.press(key);
      pressed += 1;
    }
    await page.getByText(/Logged 47\.00 points for .*Birch Foods/).waitFor();
    expect(pressed - '47'.length).toBeLessThanOrEqual(4);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('opens what is over or archived, and brings it back', async () => {
    const toggle = page.getByRole('button', { name: /Handed off, closed and archived/ });
    await toggle.click();
    await shown('5 of 5 shown');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Bring back: Voice of Elm Studio' }).click();
    await page.getByText('“Voice of Elm Studio” is back in the portfolio.').waitFor();
    await expect.poll(async () => (await clients()).includes('Elm Studio')).toBe(true);
    await page.getByRole('button', { name: 'Archive: Voice of Dogwood Tools' }).click();
    await page.getByRole('button', { name: 'Bring back: Voice of Dogwood Tools' }).waitFor();
  });

  it('leads to the page of one client, with all that concerns it', async () => {
    await page.getByRole('link', { name: 'Clients', exact: true }).click();
    await page.getByRole('link', { name: 'Alder Clinic', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Alder Clinic' }).waitFor();
    await page.getByRole('row', { name: /Voice of Alder Clinic/ }).waitFor();
    await page
      .getByRole('row', { name: /Dr Åberg/ })
      .getByText('By name')
      .waitFor();
    await page.getByText(/^Nothing was handed over yet/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Alder Clinics');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Alder Clinics' }).waitFor();
  });

  it('begins an engagement with the client whose page it is begun from', async () => {
    await page.getByRole('main').getByRole('link', { name: 'New engagement' }).click();
    await page.getByRole('heading', { level: 1, name: 'New engagement' }).waitFor();
    await page.getByRole('button', { name: /^Alder Clinics/ }).waitFor();
  });
});
