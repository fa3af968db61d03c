import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()));
  ({ page } = app);
  await page.getByRole('link', { name: 'A content culture that lasts' }).click();
  await page.getByRole('heading', { level: 1, name: 'A content culture that lasts' }).waitFor();
});

afterAll(() => app.close());

const row = (title: string) => page.getByRole('row').filter({ hasText: title });
const card = (metric: string) => page.getByRole('region', { name: metric });

describe('milestones before and after', () => {
  it('stand on a line of time and in a table, with why nothing can be told yet', async () => {
    await page.getByRole('link', { name: 'Milestones', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Milestones' }).waitFor();
    await row('Community manager hired').getByText('Cannot be judged yet').waitFor();
    await page.getByText('A series that is not smoothed').waitFor();
    await expectAccessible(page);
  });

  it('tell the pace of the work, once that is chosen', async () => {
    await page.getByRole('button', { name: /Before and after on/ }).click();
    await page.getByRole('option', { name: /Content published/ }).click();
    const told = row('Patient stories series').getByText(/^Before 6 May 2013: /);
    await told.waitFor();
    expect(await told.textContent()).toMatch(/a month .*; after it: .* a month/);
    await row('Patient stories series').getByText('No other client on this metric').waitFor();
    await expectAccessible(page);
  });

  it('are changed in every field, settled, and added', async () => {
    await page.getByRole('button', { name: 'Edit: Content calendar live' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Evidence' }).fill('The calendar of January');
    await dialog.getByLabel('Owner').fill('Ana Ruiz');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row('Content calendar live').getByText('Evidence: The calendar of January').waitFor();
    await page.getByRole('button', { name: 'Missed: Handoff to internal team' }).click();
    await row('Handoff to internal team').getByText('Missed').first().waitFor();
    await page.getByRole('button', { name: 'Add a milestone' }).click();
    await dialog.getByRole('textbox', { name: 'What' }).fill('Editors named');
    await dialog.getByRole('button', { name: 'Add milestone' }).click();
    await row('Editors named').waitFor();
    await expectAccessible(page);
  });
});

describe('reviews', () => {
  it('show what is planned for each metric, and the review that was held', async () => {
    await page.getByRole('link', { name: 'Reviews', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'What comes after each score' }).waitFor();
    await card('Klout Score').getByText('12 of 12 dates have readings of both').waitFor();
    await card('Klout Score').getByText('Until handoff: staff follow it every week').waitFor();
    await expectAccessible(page);
  });

  it('plan what comes after a metric', async () => {
    await page.getByRole('button', { name: 'Plan for Share of voice' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What would end it' }).fill('Nobody reads it');
    await dialog.getByRole('button', { name: /What comes after it/ }).click();
    await page.getByRole('option', { name: 'Leads (new enquiries)' }).click();
    await dialog.getByRole('textbox', { name: 'Overlap' }).fill('40');
    await dialog.getByRole('button', { name: 'Save the plan' }).click();
    await card('Share of voice').getByText('of 40 dates have readings of both').waitFor();
    await card('Share of voice').getByText('Nobody reads it').waitFor();
  });

  it('ask for a reason, warn of a short overlap, and retire a metric', async () => {
    await page.getByRole('button', { name: 'Hold a review of Share of voice' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Hold the review' }).click();
    await dialog.getByText('Choose one of the three.').waitFor();
    await dialog.getByText('Retire it', { exact: true }).click();
    await dialog.getByText('The shorter the overlap').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Hold the review' }).click();
    await card('Share of voice').getByText('Leading indicator · retired').waitFor();
    await page.getByText(/readings of both “Share of voice” and “Leads/).waitFor();
  });

  it('let the successor of a retired main indicator lead', async () => {
    await page.getByRole('button', { name: 'Hold a review of Klout Score' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Retire it', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Handed over to enquiries');
    await dialog.getByRole('button', { name: 'Hold the review' }).click();
    await card('Klout Score').getByText('still the main indicator').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make Leads (new enquiries) the main' }).click();
    await card('Leads (new enquiries)').getByText('Result · main indicator').waitFor();
    await page.getByRole('button', { name: 'Take it up again: Klout Score' }).click();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('It goes on after all');
    await dialog.getByRole('button', { name: 'Hold the review' }).click();
    await page.getByRole('button', { name: 'Hold a review of Klout Score' }).waitFor();
  });
});
