import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { addDays, formatDate, todayOf } from '#shared/domain/calendar.ts';
import { Session } from '#main/usecases/session.ts';
import { expectAccessible } from './accessible.ts';
import { type App, openApp, type RunningHost, scratchFolder, serve } from './harness.ts';

const CLIENTS = 14;
const KEYS = ['klout-score', 'content-published', 'leads'];
/** For a machine that is busy with other things. */
const PATIENCE = { timeout: 20_000 };
const today = todayOf(new Date());
const workbook = join(scratchFolder(), 'round.plumb');

let app: App;
let host: RunningHost | undefined;
let page: Page;

/** Fourteen clients with three series each, all last read a month ago. */
async function buildWorkbook(): Promise<void> {
  const session = Session.open({ path: workbook, clock: () => new Date(), version: '0.0.0-test' });
  await session.value('workbook.create', { sample: false });
  const metrics: InputOf<'engagements.start'>['metrics'] = [];
  for (const key of KEYS) {
    const { metric } = await session.value('metrics.add', { metric: { from: 'catalogue', key } });
    metrics.push({ from: 'workbook', metricId: metric.id });
  }
  for (let number = 1; number <= CLIENTS; number += 1) {
    const name = `Client ${String(number).padStart(2, '0')}`;
    const { id: engagementId } = await session.value('engagements.start', {
      ...{ client: { name }, name: 'Steady voice', startsOn: addDays(today, -60) },
      ...{ subject: { name, kind: 'organisation' }, metrics },
    });
    const { series } = await session.value('trends.engagement', { engagementId });
    for (const { series: tracked } of series) {
      const reading = { seriesId: tracked.id, date: addDays(today, -31), value: 40 };
      await session.value('readings.log', reading);
    }
  }
  session.close();
}

beforeAll(async () => {
  await buildWorkbook();
  app = await openApp(workbook);
  ({ page } = app);
});

afterAll(async () => {
  await host?.stop();
  // The host is stopped in between, and started anew.
  await app.close(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/);
});

const press = (...keys: string[]) =>
  keys.reduce<Promise<void>>(
    (before, key) => before.then(() => page.keyboard.press(key)),
    Promise.resolve(),
  );
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const summary = (text: string) => page.getByText(text, { exact: true }).waitFor();
const cell = (name: string) => page.getByRole('textbox', { name: `Value, ${name}` });

/** Pastes text where the focus is, as the clipboard would. */
async function paste(text: string): Promise<void> {
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

describe('the Monday round, without a mouse', () => {
  it('lists everything that is due, with the last value and how overdue it is', async () => {
    await page.getByRole('link', { name: 'Monday round' }).focus();
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Monday round' }).waitFor();
    await summary('0 of 42 done');
    await page
      .getByRole('row', { name: /Klout Score 40\.00/ })
      .first()
      .getByText('24 days overdue')
      .waitFor();
    await expectAccessible(page);
  });

  it('refuses a value off the scale and nonsense in words, and loses neither', async () => {
    await cell('Client 01, Klout Score').focus();
    await page.keyboard.type('101.2');
    await press('Enter');
    await page.getByText('Enter 1 to 100, the scale of Klout Score.').waitFor();
    expect(await focused()).toBe('Value, Client 01, Klout Score');
    await press('ArrowDown');
    await page.keyboard.type('some');
    await press('Enter');
    await page.getByText('“some” is not a number; write it like 47.3 or 47,3.').waitFor();
    expect(await cell('Client 01, Klout Score').inputValue()).toBe('101.2');
    await expectAccessible(page);
    await press('Escape', 'ArrowUp', 'Escape');
    expect(await cell('Client 01, Klout Score').inputValue()).toBe('');
    await summary('0 of 42 done');
  });

  it('takes a value, Enter, the next; and a value, Tab, a note, Enter', async () => {
    await page.keyboard.type('47,3');
    await press('Enter');
    expect(await focused()).toMatch(/^Value, Client 01, /);
    await page.keyboard.type('12');
    await press('Tab');
    await page.keyboard.type('Two guest posts');
    await press('Enter');
    await page.keyboard.type('9');
    await press('Enter');
    expect(await focused()).toBe('Value, Client 02, Klout Score');
    await page.getByText('3 of 42 done', { exact: true }).waitFor();
    const row = page.getByRole('row', { name: /Two guest posts/ });
    await row.getByText('Saved', { exact: true }).waitFor();
    await row.getByText('−28').waitFor();
    // What is being typed stays, and keeps the focus, while another line is saved.
    await page.keyboard.type('5');
    await page.waitForLoadState('networkidle');
    await page.keyboard.type('1');
    expect(await cell('Client 02, Klout Score').inputValue()).toBe('51');
    await press('Enter');
    await summary('4 of 42 done');
  });

  it('takes back the last one by Ctrl+Z in a field that nothing is typed in', async () => {
    await press('Control+z');
    await page.getByText(`Undone: Monday round of ${formatDate(today)}: 1 reading.`).waitFor();
    await summary('3 of 42 done');
    expect(await cell('Client 02, Klout Score').inputValue()).toBe('');
    await press('Shift+Enter');
    expect(await focused()).toBe('Value, Client 02, Klout Score');
  });

  it('asks why before it corrects a reading that is there', async () => {
    await press('ArrowUp', 'ArrowUp', 'ArrowUp');
    expect(await focused()).toBe('Value, Client 01, Klout Score');
    await press('Control+a');
    await page.keyboard.type('48');
    await press('Enter');
    expect(await focused()).toBe('Why the reading changes, Client 01, Klout Score');
    await page.keyboard.type('A slip of the finger');
    await press('Enter');
    await page
      .getByRole('row', { name: /\+8\.00 points/ })
      .getByText('Saved', { exact: true })
      .waitFor();
    await summary('3 of 42 done');
  });

  it('shows what a pasted column would enter, saves the rest, and keeps what it did not take', async () => {
    await cell('Client 02, Klout Score').focus();
    await paste(`${['51', '101.2', '7', '200', '44.5', 'n/a'].join('\r\n')}\r\n`);
    const pasted = page.getByRole('region', { name: 'Pasted values' });
    await pasted.getByText('6 values, 2 of them not taken; nothing saved yet').waitFor();
    await expectAccessible(page);
    await press('Enter');
    await page.getByText('7 of 42 done').waitFor();
    await page.getByText(', 2 typed and not saved').waitFor();
    expect(await focused()).toBe('Value, Client 04, Klout Score');
  });

  it('undoes a pasted column in one step', async () => {
    await press('Control+z');
    await page.getByText(/^3 of 42 done/).waitFor();
  });

  it('is done to the end with no mouse, with notes for some', async () => {
    const names = await page.getByRole('textbox', { name: /^Value/ }).count();
    await page
      .getByRole('textbox', { name: /^Value/ })
      .first()
      .focus();
    for (let index = 0; index < names; index += 1) {
      const input = page.getByRole('textbox', { name: /^Value/ }).nth(index);
      await expect
        .poll(() => input.evaluate((at) => at === document.activeElement), PATIENCE)
        .toBe(true);
      const isSaved = (await input.inputValue()) !== '';
      if (isSaved && index < 3) await press('Enter');
      else {
        await press('Control+a');
        await page.keyboard.type(String(20 + index));
        if (index % 10 === 0) {
          await press('Tab');
          await page.keyboard.type(`Note ${index}`);
        }
        await press('Enter');
      }
    }
    await summary('42 of 42 done');
    expect(await page.getByText('Saved', { exact: true }).count()).toBe(42);
  });

  it('has written every value, and its notes', async () => {
    await page.goto('about:blank');
    await app.host.stop();
    const session = Session.open({
      path: workbook,
      clock: () => new Date(),
      version: '0.0.0-test',
    });
    const { groups } = await session.value('round.show', {});
    session.close();
    const readings = groups.flatMap(({ rows }) => rows.flatMap(({ present }) => present ?? []));
    expect(readings).toHaveLength(CLIENTS * KEYS.length);
    expect(readings.map(({ note }) => note).filter(Boolean)).toContain('Note 40');
    host = await serve(workbook);
  });
});

describe('a reading from the portfolio', () => {
  it('takes two keys besides the digits of its value: L on the engagement, and Enter', async () => {
    await page.goto((host ?? app.host).address);
    // The workbook opens at the page where it was left.
    await page.getByRole('link', { name: 'Portfolio', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    const link = page.getByRole('link', { name: /Client 07/ });
    await link.focus();
    await press('l');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Value' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe(
      'decimal',
    );
    await expectAccessible(page);
    await page.keyboard.type('55');
    await press('Enter');
    // The round has entered today's: it is refused in words, and nothing is lost.
    await page
      .getByText(/has a reading of .* already/)
      .first()
      .waitFor();
    const date = page.getByRole('dialog').getByRole('textbox', { name: 'Date' });
    await date.fill(addDays(today, -1));
    await press('Enter');
    await page.getByText(/Logged 55\.00 points for/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect
      .poll(() => link.evaluate((at) => at === document.activeElement), PATIENCE)
      .toBe(true);
  });
});
