import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
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

/** Drops a file on the middle of the window, as from a folder. */
async function drop(fileName: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content ?? ''], name ?? '', { type: 'text/csv' }));
      return transfer;
    },
    [fileName, text],
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

/** Presses Tab until what has the focus is called so; fails where nothing is. */
async function tabTo(name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labelled = element?.getAttribute('aria-labelledby') ?? '';
      const labels = labelled
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '');
      const own =
        element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '';
      return [
        element?.getAttribute('aria-label') ?? '',
        ...labels,
        own,
        element?.textContent ?? '',
      ].join(' ');
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}.`);
}

const readingsOf = async (engagement: string): Promise<string> => {
  await page.getByRole('link', { name: 'Portfolio' }).first().click();
  await page.getByRole('link', { name: engagement }).click();
  await page.getByRole('heading', { level: 1, name: engagement }).waitFor();
  const row = page.getByRole('row', { name: /Klout Score/ }).first();
  return (await row.textContent()) ?? '';
};

describe('a file dropped on any page', () => {
  it('is read, its open question asked, and shown before anything is written', async () => {
    await drop(
      'klout-november.csv',
      [
        'Klout scores;;',
        'Date;Account;Score',
        '25.11.2012;@meadowbrookhealth;39,9',
        '02.11.2013;Ben Okham;41,25',
        '09.11.2013;Ben Okham;41,75',
        'Average;;41,0',
      ].join('\n'),
    );
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
    await page.getByText('Choose the engagement that these readings belong to.').first().waitFor();
    await page.getByRole('button', { name: /Engagement/ }).click();
    await page.getByRole('option', { name: /Meadowbrook Health/ }).click();
    await page.getByRole('heading', { name: 'What was found' }).waitFor();
    await page.getByText('Is this someone you know?').waitFor();
    await expectAccessible(page);
  });

  it('can be read otherwise: the stages show the table and its columns', async () => {
    await page.getByRole('button', { name: /Table/ }).click();
    expect(await page.getByRole('radio', { name: /Row 2/ }).isChecked()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: /Columns/ }).click();
    await page
      .getByRole('row', { name: /Account/ })
      .getByRole('button', { name: /Who or what is scored/ })
      .waitFor();
    await expectAccessible(page);
    await page
      .getByRole('navigation', { name: 'Stages' })
      .getByRole('button', { name: /Check/ })
      .click();
  });

  it('offers a name that is nearly known, and takes it only when told', async () => {
    await page.getByRole('button', { name: /Someone new “Ben Okham” is/ }).click();
    await page.getByRole('option', { name: 'Ben Ockham' }).click();
    await page.getByRole('button', { name: /Import \d+ reading/ }).waitFor();
  });

  it('writes at once, and is undone at once', async () => {
    await page.getByRole('button', { name: /Import \d+ reading/ }).click();
    await page.getByRole('heading', { name: /imported/ }).waitFor();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('Undone: import of klout-november.csv.').waitFor();
    await page.getByText('Drop a CSV or Excel file anywhere').waitFor();
  });
});

describe('a block pasted from Excel, by keyboard alone', () => {
  it('is imported with every step by keys, and stands in the engagement', async () => {
    await page.getByRole('link', { name: 'Portfolio' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    await page.evaluate(() =>
      navigator.clipboard.writeText('Date\tKlout Score\n2013-11-16\t47.25\n2013-11-17\t47.5\n'),
    );
    await page.keyboard.press('Control+V');
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
    await page.getByText('Choose the engagement that these readings belong to.').first().waitFor();
    await tabTo(/Engagement/);
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.type('Lumen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What was found' }).waitFor();
    await tabTo(/^\s*Import 2 readings/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 readings imported' }).waitFor();
    expect(await readingsOf('From campaigns to a steady voice')).toContain('47.50');
  });

  it('is taken back by Ctrl+Z', async () => {
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: import of pasted.tsv.').waitFor();
    await page
      .getByRole('row', { name: /Klout Score/ })
      .first()
      .getByText('47.50')
      .waitFor({ state: 'detached' });
  });
});
