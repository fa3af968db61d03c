import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  ({ page } = app);
  await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
});

afterAll(() => app.close());

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
