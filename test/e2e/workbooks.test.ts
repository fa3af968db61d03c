/** Workbook files, their windows, what is saved of them, and how numbers and dates are written. */
import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, commandLine, openApp, scratchFolder } from './harness.ts';

let sample: string;
let folder: string;
let app: App;
let page: Page;

beforeAll(async () => {
  sample = buildSample(scratchFolder());
  folder = dirname(sample);
  app = await openApp(sample, { locale: 'en-GB' });
  ({ page } = app);
  await heading('Portfolio').waitFor();
});

afterAll(() => app.close());

const heading = (name: string | RegExp, on = page) => on.getByRole('heading', { level: 1, name });
const address = (on = page) => on.evaluate(() => location.hash);
const goTo = (hash: string, on = page) =>
  on.evaluate((to) => {
    location.hash = to;
  }, hash);
const button = (name: string | RegExp, on = page) =>
  on.getByRole('button', { name, exact: typeof name === 'string' });
const workbookName = (on = page) => on.getByRole('link', { name: /^Workbook: / });

/** Answers the form that asks for a file by its path. */
async function name(file: string, action: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('File').fill(file);
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
}

describe('the workbook’s page', () => {
  it('is reached from the file’s name, and tells what the file is', async () => {
    await workbookName().click();
    await heading('Workbook').waitFor();
    await page.getByText(folder, { exact: true }).first().waitFor();
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await expectAccessible(page);
  });

  it('asks for a path in a form that is accessible too, and says why one will not do', async () => {
    await page.keyboard.press('Control+o');
    await page.getByRole('dialog', { name: 'Open a workbook' }).waitFor();
    await expectAccessible(page);
    await name(join(folder, 'nowhere.plumb'), 'Open');
    await page.getByRole('dialog').getByText('There is no workbook at').waitFor();
    await page.keyboard.press('Escape');
    expect(await address()).toBe('#/workbook');
  });
});

describe('several workbooks', () => {
  it('makes a new one where it is told to, and shows nothing of the one before', async () => {
    await goTo('#/engagements/1?series=1');
    await heading(/A content culture/).waitFor();
    await page.waitForTimeout(600);
    await goTo('#/workbook?do=make');
    await name(join(folder, 'mine', 'second'), 'Make');
    await heading('Portfolio').waitFor();
    expect(await workbookName().innerText()).toContain('second.plumb');
    expect(await page.getByText('A content culture that lasts').count()).toBe(0);
    expect(existsSync(join(folder, 'mine', 'second.plumb'))).toBe(true);
  });

  it('opens the one before from the list, at the page where it was left', async () => {
    await workbookName().click();
    await button('Open sample.plumb').click();
    await heading(/A content culture/).waitFor();
    expect(await address()).toBe('#/engagements/1?series=1');
    expect(await workbookName().innerText()).toContain('sample.plumb');
  });

  it('is where it was left in a window that is opened anew as well', async () => {
    const next = await app.context.newPage();
    await next.goto(new URL(app.host.address).origin);
    await heading(/A content culture/, next).waitFor();
    await next.close();
  });

  it('says of one that is gone that it is, and takes it off the list', async () => {
    renameSync(join(folder, 'mine', 'second.plumb'), join(folder, 'mine', 'elsewhere.plumb'));
    await workbookName().click();
    await page.getByText(/^Not there: moved, renamed, deleted/).waitFor();
    expect(await button('Open second.plumb').count()).toBe(0);
    await button('Take second.plumb off the list').click();
    await button('Take second.plumb off the list').waitFor({ state: 'detached' });
  });

  it('saves a copy beside it, and goes on in the one that is open', async () => {
    await page.getByRole('link', { name: 'Save a copy…' }).click();
    await name(join(folder, 'copy.plumb'), 'Save the copy');
    await page.getByText(`Copied and checked: ${join(folder, 'copy.plumb')}`).waitFor();
    expect(await workbookName().innerText()).toContain('sample.plumb');
  });

  it('moves the open one, and leaves none behind', async () => {
    await page.getByRole('link', { name: 'Move or rename…' }).click();
    await name(join(folder, 'copy.plumb'), 'Move');
    await page.getByRole('dialog').getByText('exists already').waitFor();
    await name(join(folder, 'renamed.plumb'), 'Move');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await workbookName().innerText()).toContain('renamed.plumb');
    expect([existsSync(join(folder, 'renamed.plumb')), existsSync(sample)]).toEqual([true, false]);
  });
});

describe('two windows on one workbook', () => {
  let second: Page;
  const entry = (on: Page) => on.getByLabel('What happened, or what was decided');

  it('show a change of one in the other, and leave alone what is typed there', async () => {
    second = await app.context.newPage();
    await second.goto(`${new URL(app.host.address).origin}/#/engagements/1/journal`);
    await goTo('#/engagements/1/journal');
    await entry(second).fill('Half a sentence');
    await entry(page).fill('The editor now runs the weekly meeting.');
    await page.keyboard.press('Control+Enter');
    await second.getByText('The editor now runs the weekly meeting.').waitFor();
    expect(await entry(second).inputValue()).toBe('Half a sentence');
  });

  it('show what a command in a terminal logs as well', async () => {
    await goTo('#/engagements/1');
    await heading(/A content culture/).waitFor();
    commandLine(
      ...['log', '1', '2013-11-17', '48.25', '--note', 'From a terminal'],
      ...['--workbook', join(folder, 'renamed.plumb')],
    );
    await page.getByText('48.25').first().waitFor();
    expect(await entry(second).inputValue()).toBe('Half a sentence');
    await second.close();
  });
});

describe('what is saved', () => {
  it('is said to be being saved once that takes a moment, and when it was', async () => {
    await goTo('#/engagements/1/journal');
    await page.route('**/procedures/journal.add', async (route) => {
      await new Promise((waited) => setTimeout(waited, 900));
      await route.continue();
    });
    await page.getByLabel('What happened, or what was decided').fill('Takes its time.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Saving…').waitFor();
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await page.unroute('**/procedures/journal.add');
  });

  it('says that the file is gone, keeps what was typed, and goes on when it is back', async () => {
    await goTo('#/engagements/1/journal');
    const field = page.getByLabel('What happened, or what was decided');
    await field.fill('Written while the file was away.');
    renameSync(join(folder, 'renamed.plumb'), join(folder, 'away.plumb'));
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not saved', { exact: true }).waitFor();
    await page
      .getByText(/was moved, renamed or deleted while it was open/)
      .first()
      .waitFor();
    expect(await field.inputValue()).toBe('Written while the file was away.');
    await expectAccessible(page);
    renameSync(join(folder, 'away.plumb'), join(folder, 'renamed.plumb'));
    await field.focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not saved', { exact: true }).waitFor({ state: 'detached' });
    await page.getByText('Written while the file was away.').waitFor();
  });
});

describe('numbers and dates', () => {
  const linesWith = async (mark: RegExp, on: Page) =>
    (await on.getByRole('main').innerText()).split('\n').filter((line) => mark.test(line));

  it('are written with the comma of the locale, in sentences too, and read with it', async () => {
    const german = await app.anotherContext({
      locale: 'de-DE',
      storageState: await app.context.storageState(),
    });
    const seite = await german.newPage();
    await seite.goto(`${new URL(app.host.address).origin}/#/engagements/1`);
    await heading(/A content culture/, seite).waitFor();
    expect(await linesWith(/\d,\d/, seite)).not.toEqual([]);
    expect(await linesWith(/\d\.\d/, seite)).toEqual([]);
    await german.close();
  });

  it('follow the setting at once, in every window', async () => {
    await goTo('#/workbook');
    await page.getByText('With a comma: 1 234,5').click();
    await goTo('#/engagements/1');
    await heading(/A content culture/).waitFor();
    await expect.poll(() => linesWith(/\d\.\d/, page)).toEqual([]);
    await goTo('#/workbook');
    await page.getByText('As this system writes them').click();
  });

  it('never guess a date that can be read two ways, and offer both', async () => {
    await goTo('#/engagements/1/journal');
    const date = page.getByRole('textbox', { name: 'Date' });
    await date.fill('03/04/2013');
    await button('4 Mar 2013').waitFor();
    await button('3 Apr 2013').click();
    expect(await date.inputValue()).toBe('2013-04-03');
  });
});
