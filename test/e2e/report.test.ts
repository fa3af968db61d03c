import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, commandLine, openApp, scratchFolder, serve } from './harness.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';

const folder = scratchFolder();
const file = join(folder, 'handed-over.xlsx');
let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(join(folder, 'sample')), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  ({ page } = app);
});

afterAll(() => app.close());

const button = (name: RegExp | string) => page.getByRole('button', { name });
const preview = () => page.getByRole('article', { name: 'Preview' });

/** Focuses what a person would tab to, and presses a key on it. */
async function press(key: string, role: 'button' | 'checkbox' | 'radio', name: RegExp | string) {
  await page.getByRole(role, { name }).focus();
  await page.keyboard.press(key);
}

describe('a picture of the chart', () => {
  it('is put on the clipboard, on white and at twice the screen’s dots', async () => {
    await page.getByRole('link', { name: 'A content culture that lasts' }).click();
    await page.locator('canvas').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await press('Enter', 'button', 'Copy as picture');
    await page.getByText('Copied the chart as a picture.').waitFor();
    const picture = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const image = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const corner = [...(pen?.getImageData(2, 2, 1, 1).data ?? [])];
      const pixels = pen?.getImageData(0, 0, image.width, image.height).data ?? [];
      const inked = [...pixels].filter((value, i) => i % 4 === 0 && value < 100).length;
      return { width: image.width, corner, inked };
    });
    expect(picture.width).toBe(1920);
    expect(picture.corner).toEqual([255, 255, 255, 255]);
    expect(picture.inked).toBeGreaterThan(5_000);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is saved where the clipboard takes none, under a name that says what is to be seen', async () => {
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('no'));
    });
    const arriving = page.waitForEvent('download');
    await button('Copy as picture').click();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe(
      'Klout Score of @meadowbrookhealth, 5 Nov 2012 to 11 Nov 2013, improving.png',
    );
    await page.getByText(/The clipboard takes no pictures here; saved as/).waitFor();
  });
});

describe('the report’s page', () => {
  it('says beforehand what the file will say and withhold', async () => {
    await page.getByRole('link', { name: 'Export trend report' }).click();
    await page.getByRole('heading', { level: 2, name: 'Meadowbrook Health' }).waitFor();
    await preview().getByText('@meadowbrookhealth is improving on Klout Score').waitFor();
    await preview().getByText('2 subjects shown under another name, in notes as well.').waitFor();
    await preview()
      .getByRole('img', { name: /^Klout Score of @meadowbrookhealth: 54 readings/ })
      .waitFor();
    await expectAccessible(page);
  });

  it('holds no other client, no withheld name, not even where nobody looks', async () => {
    const html = await preview().innerHTML();
    expect(html).toContain('Ana Ruiz');
    expect(html).toContain('Team member 2');
    expect(html).not.toMatch(/Ockham|Dev Nair|Harbour|Lumen/);
  });

  it('follows the options, and the focus stays where it is', async () => {
    await press('Space', 'checkbox', 'Drivers');
    await preview().getByText('Not included: Drivers.').waitFor();
    expect(await preview().getByRole('heading', { level: 3, name: 'Drivers' }).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe(
      'checkbox',
    );

    await press('Space', 'radio', 'Redacted');
    await preview()
      .getByText(/People are shown under other names/)
      .waitFor();
    expect(await preview().innerHTML()).not.toMatch(/Ana Ruiz|Haddad|drpatel/);

    await press('Enter', 'button', 'Last 90 days');
    await preview().getByText('21 Aug 2013 to 18 Nov 2013').waitFor();
    const from = page.getByRole('textbox', { name: 'From' });
    expect(await from.inputValue()).toBe('2013-08-21');
    await from.fill('2013-13-01');
    await page.getByText('There is no 2013-13-01 in the calendar.').waitFor();
    expect(await button('Make the report').isDisabled()).toBe(true);
    // What was right last stays to be seen.
    await preview().getByText('21 Aug 2013 to 18 Nov 2013').waitFor();
    await expectAccessible(page);

    await from.fill('2013-02-01');
    await preview().getByText('1 Feb 2013 to 18 Nov 2013').waitFor();
    expect(await from.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('makes the file as it was previewed, by keyboard, and records it', async () => {
    const arriving = page.waitForEvent('download');
    await press('Enter', 'button', 'Make the report');
    await (await arriving).saveAs(file);
    await page.getByText('The trend report is made.').waitFor();
    await page.getByText('Your browser put it among its downloads.').waitFor();
    expect(await button('Reveal the file').count()).toBe(0);
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    const disclosures = page.getByRole('table', { name: 'Files handed over' });
    const row = disclosures.getByRole('row', { name: /From 1 Feb 2013/ });
    await row.getByText(`${digest.slice(0, 12)}…`).waitFor();
    await row.getByText('Redacted').waitFor();
    await row.getByRole('button', { name: /^Copy the SHA-256 of PL-/ }).click();
    await page.getByText('Copied the SHA-256.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(digest);
    await expectAccessible(page);
  });
});

/** Gives a file to be verified. */
async function choose(path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await button('Verify a file').click();
  await (await choosing).setFiles(path);
}

describe('the handoff workbook', () => {
  it('is made from the same page, and known as what it is', async () => {
    await press('Space', 'radio', 'Handoff workbook');
    await preview().getByText('Handoff workbook', { exact: true }).waitFor();
    const arriving = page.waitForEvent('download');
    await button('Make the handoff workbook').click();
    const handoff = join(folder, 'handoff.xlsx');
    await (await arriving).saveAs(handoff);
    await page.getByText('The handoff workbook is made.').waitFor();
    await choose(handoff);
    await page.getByText('This is the handoff workbook of 18 Nov 2013, unchanged.').waitFor();
    await page.getByRole('radio', { name: 'Trend report' }).press('Space');
  });
});

describe('a file that comes back', () => {
  it('is known as long as it is unchanged', async () => {
    await choose(file);
    await page.getByText('This is the trend report of 18 Nov 2013, unchanged.').waitFor();
  });

  it('is not known once it was changed', async () => {
    const changed = join(folder, 'changed.xlsx');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    await choose(changed);
    await page.getByText('Not a file that this workbook recorded, or changed since.').waitFor();
    await expectAccessible(page);
  });

  it('can be dropped, and is not taken for one to import', async () => {
    const bytes = [...readFileSync(file)];
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], 'dropped.xlsx'));
      return transfer;
    }, bytes);
    const zone = page.getByText('Drop it here, or choose it.');
    await zone.dispatchEvent('dragover', { dataTransfer: dropped });
    await zone.dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByText('This is the trend report of 18 Nov 2013, unchanged.').waitFor();
    expect(page.url()).toMatch(/\/report$/);
  });
});

describe('the report on paper', () => {
  it('prints without the app around it, in light colours, with its chart as a picture', async () => {
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    const seen = await page.evaluate(() => {
      const paper = document.querySelector('article');
      const isShown = (selector: string) =>
        [...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
      return {
        ink: paper && getComputedStyle(paper).color,
        chrome: ['nav', 'button', 'h1', 'form', 'input'].filter(isShown),
        chart: paper?.querySelector('img')?.naturalWidth,
      };
    });
    expect(seen).toMatchObject({ ink: 'rgb(28, 34, 39)', chrome: [], chart: 2100 });
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = await page.pdf({ format });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(2);
      expect(pages).toBeLessThan(12);
    }
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
  });

  it('opens the print dialog', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await button('Print or save as PDF').click();
    await page.locator('[data-printed]').waitFor();
  });
});

describe('the page in a small window', () => {
  it('keeps everything within it', async () => {
    await page.setViewportSize({ width: 900, height: 600 });
    await preview().waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await expectAccessible(page);
  });
});

describe('a report of many readings', () => {
  it('says how far it is, and leaves nothing behind when it is cancelled', async () => {
    const large = buildSample(join(folder, 'large'));
    commandLine(
      ...['import', longFile(), '--engagement', 'Meadowbrook', '--metric', 'Klout Score'],
      ...['--workbook', large],
    );
    const other = await serve(large);
    try {
      await page.goto(other.address);
      await page.getByRole('link', { name: 'A content culture that lasts' }).click();
      await page.getByRole('navigation', { name: 'Engagement' }).getByText('Report').click();
      await page.getByRole('textbox', { name: 'From' }).fill('1994-01-03');
      await preview().getByText('3 Jan 1994 to 18 Nov 2013').waitFor();
      await button('Make the report').click();
      await page.getByRole('progressbar').waitFor();
      await press('Enter', 'button', 'Cancel');
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      expect(await page.getByText('The trend report is made.').count()).toBe(0);
      // The page is still of use: a shorter one is made at once, and is the only one recorded.
      await button('Last 90 days').click();
      await preview().getByText('21 Aug 2013 to 18 Nov 2013').waitFor();
      const arriving = page.waitForEvent('download');
      await button('Make the report').click();
      await arriving;
      await page.getByText('The trend report is made.').waitFor();
      const disclosures = page.getByRole('table', { name: 'Files handed over' });
      await disclosures.getByRole('row', { name: /21 Aug 2013/ }).waitFor();
      expect(await disclosures.getByRole('row', { name: /1994/ }).count()).toBe(0);
    } finally {
      // A host that ends leaves a page on it without its events.
      await page.goto('about:blank');
      await other.stop();
    }
  });
});

/** 5,000 days of four people, whose report takes seconds. */
function longFile(): string {
  const path = join(folder, 'long.csv');
  const people = ['Ana Ruiz', 'Chloë Marsh', 'Eilidh Ross', 'Farid Haddad'];
  const rows = Array.from({ length: 5000 }, (_, day) => [
    addDays('1994-01-03' as CalendarDate, day),
    ...people.map((_name, i) => (40 + i + (day % 7) / 10).toFixed(2)),
  ]);
  writeFileSync(path, [['date', ...people], ...rows].map((row) => `${row.join(',')}\n`).join(''));
  return path;
}
