import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()));
  ({ page } = app);
  await page.getByRole('link', { name: 'Metrics' }).click();
  await page.getByRole('heading', { level: 1, name: 'Metrics' }).waitFor();
});

afterAll(() => app.close());

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string | RegExp) => page.getByRole('textbox', { name });

describe('the catalogue', () => {
  it('is searched, tells who says so and what is left open, and says what is in use', async () => {
    await page.getByRole('link', { name: 'Browse the catalogue' }).click();
    await heading('Metric catalogue').waitFor();
    const klout = page.getByRole('row').filter({ hasText: 'Klout Score' });
    await klout.getByText('3 clients').waitFor();
    await expectAccessible(page);
    await field('Search the catalogue').fill('survey promoter');
    await page.getByRole('row').filter({ hasText: 'Klout Score' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Net Promoter Score' }).click();
    await heading('Net Promoter Score').waitFor();
    await page.getByRole('heading', { name: 'Who says so' }).waitFor();
    await page.getByRole('heading', { name: 'Left open' }).waitFor();
    await expectAccessible(page);
  });

  it('adds a metric to the workbook once', async () => {
    await button('Add it to the workbook').click();
    await page.getByText('tracked by no client').waitFor();
    await page.getByRole('link', { name: /with the source of every fact/ }).click();
    await page.getByRole('link', { name: 'Open it in the workbook' }).click();
    await heading('Net Promoter Score').waitFor();
  });
});

describe('a metric', () => {
  it('has a card, objections with answers, and benchmarks with date and source', async () => {
    await button('Edit the card').click();
    await field(/^Why it was chosen/).fill('Over stars: one question, asked everywhere alike.');
    await button('Save the card').click();
    await page.getByText('Over stars: one question').waitFor();

    await button('Add an objection').click();
    await field(/^Objection/).fill('It hides what people mean.');
    await field(/^Our answer/).fill('So the comments are read with it.');
    await page.getByRole('dialog').getByRole('button', { name: 'Add the objection' }).click();
    await page.getByText('So the comments are read with it.').waitFor();

    await button('Add a benchmark').click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
    await field('Value').fill('32');
    await field(/^As of/).fill('2013-06-30');
    await page.getByRole('dialog').getByRole('button', { name: 'Add the benchmark' }).click();
    await page.getByText('Say who published it, and where.').waitFor();
    await field('Source').fill('A trade paper, https://example.org/nps');
    await page.getByRole('dialog').getByRole('button', { name: 'Add the benchmark' }).click();
    const row = page.getByRole('row').filter({ hasText: 'A trade paper' });
    await row.getByText('30 Jun 2013').waitFor();
    await expectAccessible(page);
    await button('Remove the benchmark “Population average”').click();
    await row.waitFor({ state: 'detached' });
    await button('Remove: It hides what people mean.').click();
    await page.getByText('So the comments are read with it.').waitFor({ state: 'detached' });
  });

  it('is redefined in sight of what that does to every client', async () => {
    await page.getByRole('link', { name: 'Metrics', exact: true }).first().click();
    await page.getByRole('link', { name: 'Klout Score' }).click();
    await page.getByRole('link', { name: 'Edit the definition' }).click();
    await heading('Edit the definition').waitFor();
    await field(/^Smoothed by its provider over/).fill('30');
    await button('See what it changes').click();
    await page.getByText('90 days → 30 days').waitFor();
    await page.getByText(/^\d+ of \d+ verdicts change, of \d clients\.$/).waitFor();
    await expectAccessible(page);
    await field(/^Lowest value/).fill('40');
    await button('See what it changes').click();
    await page.getByText(/would lie off the scale/).waitFor();
    expect(await button('Save for every client').isDisabled()).toBe(true);
    await field(/^Lowest value/).fill('1');
    await button('See what it changes').click();
    await button('Save for every client').click();
    await page.getByText('Over 30 days').waitFor();
  });

  it('of one’s own is defined under Metrics', async () => {
    await page.getByRole('link', { name: 'Metrics', exact: true }).first().click();
    await button('Define my own metric').click();
    await field(/^Name/).fill('Influence score');
    await expectAccessible(page);
    await button('Add the metric').click();
    await heading('Influence score').waitFor();
  });
});

describe('engagement templates', () => {
  it('are made from an engagement without its names, and begin another one', async () => {
    await page.evaluate(() => (window.location.hash = '/templates'));
    await heading('Engagement templates').waitFor();
    await page.getByText('None is made yet').waitFor();
    await expectAccessible(page);
    await button('Make a template from an engagement').first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Engagement/ })
      .click();
    await page.getByRole('option', { name: /Meadowbrook Health/ }).click();
    await field('Name of the template').fill('Like Meadowbrook');
    await page.getByText(/main indicator, target \+/).waitFor();
    await expectAccessible(page);
    await page.getByText('Patient stories series', { exact: true }).click();
    await button('Make the template').click();
    const made = page.getByRole('article', { name: 'Like Meadowbrook' });
    await made.getByText('What it holds').click();
    await made.getByText('Community manager hired').waitFor();
    expect(await made.getByText('Patient stories series').count()).toBe(0);
    expect(await made.innerText()).not.toMatch(/patel|ruiz|ockham|farid/i);

    await button('Rename: Like Meadowbrook').click();
    await field('Name').fill('Content, as at the clinic');
    await button('Save').click();
    const renamed = page.getByRole('article', { name: 'Content, as at the clinic' });
    await renamed.getByRole('link', { name: 'Begin with it' }).click();
    await heading('New engagement').waitFor();
    await page.getByText('Community manager hired').or(field('Milestone 1')).first().waitFor();
    await expectAccessible(page);
  });
});
