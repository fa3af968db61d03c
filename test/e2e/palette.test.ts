import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()));
  ({ page } = app);
  await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
});

afterAll(() => app.close());

const field = () => page.getByRole('combobox', { name: 'Search, or type a command' });
const option = (name: RegExp | string) => page.getByRole('option', { name });
const chosen = () => page.locator('[role=option][aria-selected=true]');
const path = () => page.evaluate(() => window.location.hash);
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

describe('the command palette', () => {
  it('opens by its key, lists engagements and commands, and is accessible', async () => {
    await press('Control+k');
    await field().waitFor();
    expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
    await option(/A content culture that lasts/).waitFor();
    await option(/^New engagement/).waitFor();
    await expectAccessible(page);
  });

  it('is gone by Escape, and by the key that opened it', async () => {
    await press('Escape');
    await field().waitFor({ state: 'detached' });
    await press('Control+k');
    await field().waitFor();
    await press('Control+k');
    await field().waitFor({ state: 'detached' });
  });

  it('finds what is typed, moves by the arrows and goes there by Enter', async () => {
    await press('Control+k');
    await page.keyboard.type('meadowbrook');
    await option(/A content culture that lasts/).waitFor();
    await expectAccessible(page);
    for (let step = 0; step < 10; step += 1) {
      if ((await chosen().textContent())?.includes('A content culture')) break;
      await press('ArrowDown');
    }
    expect(await field().getAttribute('aria-activedescendant')).toBe(
      await chosen().getAttribute('id'),
    );
    await press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: 'A content culture that lasts' });
    await heading.waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });

  it('goes round at both ends', async () => {
    await press('Control+k');
    await option(/^Log a reading/).waitFor();
    const first = await chosen().textContent();
    await press('ArrowUp');
    expect(await chosen().textContent()).not.toBe(first);
    await press('ArrowDown');
    expect(await chosen().textContent()).toBe(first);
    await press('Escape');
  });

  it('logs a reading of the open engagement', async () => {
    await press('Control+k');
    await page.keyboard.type('log a');
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: /Log a reading/ });
    await dialog.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await path()).not.toContain('do=log');
  });

  it('says where nothing is found', async () => {
    await press('Control+k');
    await page.keyboard.type('"zzzz');
    await page.getByText('Nothing has words that begin like that.').waitFor();
    await press('Enter', 'Escape');
  });
});

describe('keys', () => {
  it('go to pages one after the other, but not while typing', async () => {
    await press('g', 'j');
    await page.getByRole('heading', { level: 2, name: 'Journal' }).waitFor();
    await page.getByRole('textbox', { name: 'What happened' }).focus();
    await page.keyboard.type('gp? went');
    expect(await path()).toContain('/journal');
    await page.getByRole('textbox', { name: 'What happened' }).fill('');
  });

  it('are all on the keyboard map, which can turn the single ones off', async () => {
    await page.getByRole('heading', { level: 1 }).focus();
    await press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard map' });
    await dialog.getByText('Portfolio', { exact: true }).waitFor();
    await expectAccessible(page);
    await dialog.getByText('Keys without Ctrl do something').click();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).focus();
    await press('g', 'p');
    expect(await path()).toContain('/journal');
    await press('Control+/');
    await dialog.getByText('Keys without Ctrl do something').click();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('the journal', () => {
  it('teaches while it is empty, and is written into by the keyboard', async () => {
    await page.getByRole('link', { name: 'Journal' }).click();
    await page.getByRole('textbox', { name: 'What happened' }).focus();
    await expectAccessible(page);
    await page.keyboard.type('Agreed with Ana: one story a week, <b>no</b> adverts');
    await press('Control+Enter');
    await page.getByRole('listitem').filter({ hasText: 'one story a week' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    expect(await page.getByRole('textbox', { name: 'What happened' }).inputValue()).toBe('');
    await expectAccessible(page);
  });

  it('is found by its words at once', async () => {
    await press('Control+k');
    await page.keyboard.type('stor wee');
    await option(/Note of 18 Nov 2013/).waitFor();
    await expectAccessible(page);
    await press('Escape');
  });

  it('is changed, and what is removed comes back by undo', async () => {
    const entry = page.getByRole('listitem').filter({ hasText: 'story a week' });
    await page.getByRole('button', { name: /^Edit: Agreed with Ana/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit the entry' });
    await dialog.getByText('Decision', { exact: true }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await entry.getByText('Decision').waitFor();
    await page.getByRole('button', { name: /^Remove: Agreed with Ana/ }).click();
    await entry.waitFor({ state: 'detached' });
    await press('Control+z');
    await entry.waitFor();
  });
});
