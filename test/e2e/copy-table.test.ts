import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSample, launchChromium, scratchFolder, serve, type RunningHost } from './harness.ts';

let host: RunningHost;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  host = await serve(buildSample(scratchFolder()));
  browser = await launchChromium();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await context.newPage();
  await page.goto(host.address);
  await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** What a spreadsheet would be given. */
const pasted = async (): Promise<string[][]> => {
  const text = await page.evaluate(() => navigator.clipboard.readText());
  return text.split('\n').map((line) => line.split('\t'));
};

describe('copying a table', () => {
  it('gives its headers and a line per row, by its button', async () => {
    await page.getByRole('button', { name: 'Copy table: Engagements' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Copied 2 rows').waitFor();
    const [headers, ...rows] = await pasted();
    expect(headers).toEqual([
      'Engagement',
      'Verdict',
      'Last reading',
      'Since baseline',
      'Next milestone',
    ]);
    expect(rows).toHaveLength(2);
    for (const [engagement, verdict, latest] of rows) {
      expect(engagement).toMatch(/^\S.*: /);
      expect(verdict).toMatch(/\.$/);
      expect(Number(latest)).toBeGreaterThan(0);
    }
  });

  it('gives readings with ISO dates, by Ctrl+C in the table', async () => {
    await page
      .getByRole('link', { name: /Meadowbrook Health/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Show as table' }).click();
    const table = page.getByRole('region', { name: /^Readings of .*latest first$/ });
    await table.focus();
    await page.keyboard.press('Control+c');
    await page.getByText(/^Copied [\d,]+ rows$/).waitFor();
    const [headers, ...rows] = await pasted();
    expect(headers?.[0]).toBe('Date');
    expect(rows.length).toBeGreaterThan(20);
    for (const [date, value] of rows) {
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(Number.isFinite(Number(value))).toBe(true);
    }
  });

  it('leaves Ctrl+C to text that is selected', async () => {
    await page.getByRole('columnheader', { name: 'Date' }).first().selectText();
    await page.getByRole('region', { name: /^Readings of/ }).press('Control+c');
    expect(await pasted()).toEqual([['Date']]);
  });
});
