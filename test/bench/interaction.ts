/**
 * How long a person waits, in Chromium, on a workbook of 40 clients, 400 series and 150,000 readings.
 *
 * `node test/bench/interaction.ts [--loads 3]` prints median, 95th percentile and longest of each wait,
 * and fails where a bar is missed. Every load starts a server of its own on a workbook that it has not
 * read before, so nothing has been judged. What else the machine does counts: its load is told.
 *
 * A page change is over when the page's heading and its main content are drawn and nothing on the page
 * is waited for. On the report's page that is told twice: until the form can be used, and until the
 * preview beside it is drawn. Each page is looked at for half a second before the next.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Browser, Page, Request } from 'playwright-core';
import { todayOf } from '#shared/domain/calendar.ts';
import { launchChromium, scratchFolder, serve } from '../e2e/harness.ts';
import { bigWorkbook, SIZE } from './big-workbook.ts';

const { values: given } = parseArgs({ options: { loads: { type: 'string', default: '3' } } });
const LOADS = Number(given.loads);

/** Longest allowed, ms. */
interface Bar {
  readonly median: number;
  readonly p95: number;
}
const LOAD: Bar = { median: 1_000, p95: Infinity };
const PAGE: Bar = { median: 100, p95: 200 };
const TYPING: Bar = { median: 50, p95: 50 };
/** The walk as a whole, which the bar of page changes is for. */
const ALL = 'all page changes';
const ALL_WITH_PREVIEW = 'all page changes, until the report’s preview is drawn';
/** Engagements visited per load. */
const ENGAGEMENTS = 4;

const measured = new Map<string, { readonly bar: Bar | null; readonly waits: number[] }>();

/** How many times longer than by itself work takes now, because others work as well. */
function slowdown(): number {
  const [from, start] = [process.cpuUsage(), performance.now()];
  for (let sum = 0; performance.now() - start < 500;) sum += Math.sqrt(sum + 1);
  const { user, system } = process.cpuUsage(from);
  return (performance.now() - start) / ((user + system) / 1000);
}
const slowdowns: number[] = [];

function note(what: string, bar: Bar | null, waits: readonly number[]): void {
  const before = measured.get(what) ?? { bar, waits: [] };
  before.waits.push(...waits);
  measured.set(what, before);
}

const REPORT_FORM = 'section[aria-labelledby=report-options] input';
/** The pages of an engagement, by the last part of their address, with what is seen once they are there. */
const ENGAGEMENT_PAGES = [
  ['trends', '', 'canvas'],
  ['drivers', '/drivers', 'table'],
  ['results', '/results', 'h2'],
  ['milestones', '/milestones', 'table'],
  ['journal', '/journal', 'form'],
  ['reviews', '/reviews', 'h2'],
  ['targets', '/targets', 'h2'],
  ['people', '/people', 'h2'],
  ['history', '/history', 'h2'],
  ['report, form', '/report', REPORT_FORM],
] as const;
const PAGES = [
  ['portfolio', '/', 'table tbody tr'],
  ['round', '/round', 'input'],
  ['metrics', '/metrics', 'table tbody tr'],
  ['metric', '/metrics/1', 'table tbody tr'],
  ['clients', '/clients', 'h1'],
] as const;

const folder = scratchFolder();
const made = bigWorkbook(todayOf(new Date()));
const browser = await launchChromium();
for (let load = 0; load < LOADS; load += 1) await visit(browser, load);
await browser.close();
rmSync(folder, { recursive: true, force: true });
report();

/** One opening of the workbook, with everything that is measured in it. */
async function visit(browser: Browser, load: number): Promise<void> {
  slowdowns.push(slowdown());
  const workbook = join(folder, `work-${load}.plumb`);
  copyFileSync(made, workbook);
  const host = await serve(workbook);
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(host.address, { waitUntil: 'commit' });
    note('portfolio after loading, nothing judged', LOAD, [await untilInteractive(page)]);
    await page.reload({ waitUntil: 'commit' });
    note('portfolio after loading again', LOAD, [await untilInteractive(page)]);
    await walk(page, load);
    await searching(page);
    await typing(page);
    await context.close();
  } finally {
    await host.stop();
  }
}

/** Every page for the first time, of engagements that were not shown before, and every page again. */
async function walk(page: Page, load: number): Promise<void> {
  // The portfolio is looked at until it is whole.
  await page.waitForLoadState('networkidle');
  for (const [name, route, seen] of PAGES.slice(1)) await change(page, name, route, seen, 'first');
  for (let nth = 0; nth < ENGAGEMENTS; nth += 1) {
    const engagement = ((load * ENGAGEMENTS + nth) % SIZE.clients) + 1;
    for (const when of ['first', 'again'] as const) {
      for (const [name, path, seen] of ENGAGEMENT_PAGES) {
        await change(page, name, `/engagements/${engagement}${path}`, seen, when);
      }
    }
    for (const [name, route, seen] of PAGES) await change(page, name, route, seen, 'again');
  }
}

/** Ms from the beginning of the load until a row can be focused and a key pressed on it is answered. */
async function untilInteractive(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const link = () => document.querySelector<HTMLElement>('table tbody tr a');
    while (!link()) await frame();
    link()?.focus();
    const handled = new Promise((done) =>
      document.addEventListener('keydown', done, { once: true }),
    );
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'j', bubbles: true }),
    );
    await handled;
    await frame();
    return performance.now();
  });
}

/** As long as a person looks at least before going on. */
async function look(page: Page): Promise<void> {
  await page.waitForTimeout(500);
}

async function change(
  page: Page,
  name: string,
  route: string,
  seen: string,
  when: 'first' | 'again',
): Promise<void> {
  const [until, wholly] = await page.evaluate(
    async ({ route, seen, form }) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const isWaiting = () =>
        [...document.querySelectorAll('[role=status]')].some((status) =>
          status.textContent.endsWith('…'),
        );
      const main = () => document.querySelector('main') ?? document.body;
      // Each page is made anew: what is there now is gone once the next one has begun.
      for (const old of main().children) old.setAttribute('data-before', '');
      const from = performance.now();
      window.location.hash = route;
      await frame();
      const until = async (isThere: () => boolean) => {
        while (document.querySelector('[data-before]') || !isThere()) {
          if (performance.now() - from > 30_000) throw new Error(`${route} shows no ${seen}`);
          await frame();
        }
        return performance.now() - from;
      };
      const isShown = () => main().querySelector(`:is(${seen})`) !== null;
      const shown = await until(() => isShown() && (seen === form || !isWaiting()));
      return [shown, await until(() => isShown() && !isWaiting())] as const;
    },
    { route, seen, form: REPORT_FORM },
  );
  const visit = when === 'again' ? ', seen before' : ', first visit';
  note(`${name}${visit}`, PAGE, [until]);
  note(`all page changes${visit}`, PAGE, [until]);
  note(ALL, PAGE, [until]);
  if (seen === REPORT_FORM) note(`report, preview${visit}`, PAGE, [wholly]);
  note(ALL_WITH_PREVIEW, PAGE, [wholly]);
  await look(page);
}

/** Opening the palette and each key typed into it, until the list shows what was typed. */
async function searching(page: Page): Promise<void> {
  // What was searched for before is known: such a key asks for nothing.
  const underWay = new Set<Request>();
  const isSearch = (request: Request) => request.url().endsWith('search.find');
  const sent = (request: Request) => isSearch(request) && underWay.add(request);
  const answered = (request: Request) => underWay.delete(request);
  page.on('request', sent).on('requestfinished', answered).on('requestfailed', answered);
  const words = ['client 1', 'column', 'editor', 'influence', 'launch', 'budget'];
  const found: number[] = [];
  const opened: number[] = [];
  for (const word of words) {
    const wait = await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const from = performance.now();
      document.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true }),
      );
      while (!document.querySelector('[role=option]')) await frame();
      return performance.now() - from;
    });
    opened.push(wait);
    for (const letter of word) {
      const from = await page.evaluate(() => performance.now());
      await page.keyboard.type(letter);
      let wait = await sinceThen(page, from);
      while (underWay.size > 0) wait = await sinceThen(page, from);
      found.push(wait);
    }
    await page.keyboard.press('Escape');
    await page.locator('[role=option]').first().waitFor({ state: 'detached' });
  }
  note('palette: opening', PAGE, opened);
  // The first search of a load makes the index of all words.
  note('search: first of a load', null, found.slice(0, 1));
  note('search: each key', PAGE, found.slice(1));
}

/** Ms from a time of the page's clock until what is there now has been drawn. */
function sinceThen(page: Page, from: number): Promise<number> {
  return page.evaluate(async (from) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - from;
  }, from);
}

/** From each key to the frame that shows it, in every place where one types for long. */
async function typing(page: Page): Promise<void> {
  const places = [
    ['journal entry', '/engagements/1/journal', 'main form textarea'],
    ['round', '/round', 'main input'],
  ] as const;
  for (const [name, route, field] of places) {
    await page.evaluate((route) => (window.location.hash = route), route);
    const input = page.locator(field).first();
    await input.waitFor();
    await look(page);
    note(`typing: ${name}`, TYPING, await typeInto(page, () => input.focus()));
  }
  await page.evaluate(() => (window.location.hash = '/'));
  const link = page.locator('table tbody tr a').first();
  await link.waitFor();
  await look(page);
  note('typing: keys in the portfolio', TYPING, await typeInto(page, () => link.focus(), 'jk'));
  await page.keyboard.press('l');
  const value = page.getByRole('dialog').getByRole('textbox', { name: 'Value' });
  await value.waitFor();
  note('typing: reading form', TYPING, await typeInto(page, () => value.focus()));
  await page.keyboard.press('Escape');
}

async function typeInto(
  page: Page,
  focus: () => Promise<void>,
  letters = '4 2.1 7 ',
): Promise<number[]> {
  await focus();
  await page.evaluate(() => {
    const delays: number[] = [];
    const listener = (event: Event) => {
      // The frame that the key leads to has been drawn when the next task after it runs.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => delays.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    };
    document.addEventListener('keydown', listener, { capture: true });
    Object.assign(window, {
      endTyping: () => {
        document.removeEventListener('keydown', listener, { capture: true });
        return delays;
      },
    });
  });
  for (let again = 0; again < 5; again += 1) {
    for (const letter of letters) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(20);
    }
  }
  return page.evaluate(() => (window as unknown as { endTyping: () => number[] }).endTyping());
}

function report(): void {
  const { clients, seriesPerClient, readingsPerSeries } = SIZE;
  const series = clients * seriesPerClient;
  print(
    `${clients} clients, ${series} series, ${series * readingsPerSeries} readings; ${LOADS} loads; load of the machine ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
  const slowest = slowdowns.map((times) => times.toFixed(1)).join(', ');
  print(`Work took so many times longer than by itself, before each load: ${slowest}`);
  print('| wait | n | median, ms | 95 %, ms | longest, ms | bar | held |');
  print('| --- | --- | --- | --- | --- | --- | --- |');
  for (const [what, { bar, waits }] of measured) {
    const sorted = [...waits].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    const [median, p95, longest] = [at(0.5), at(0.95), at(1)];
    const held = bar === null || (median <= bar.median && p95 <= bar.p95);
    if (!held) process.exitCode = 1;
    const shown = bar === null ? 'none' : `${bar.median} / ${bar.p95}`;
    print(
      `| ${what} | ${waits.length} | ${median.toFixed(0)} | ${p95.toFixed(0)} | ${longest.toFixed(0)} | ${shown} | ${held ? 'yes' : 'NO'} |`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
