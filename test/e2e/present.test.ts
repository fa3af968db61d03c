import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { CANARY, plantCanaries } from './canaries.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

const OURS = 1;

let app: App;
let context: BrowserContext;
let workbook: Page;
let slides: Page;
/** All that the presentation's page received, by address. */
const received: { readonly url: string; readonly body: Promise<string> }[] = [];

beforeAll(async () => {
  const folder = scratchFolder();
  const file = join(folder, `${CANARY} and others.plumb`);
  renameSync(buildSample(folder), file);
  expect(plantCanaries(file, OURS)).toBeGreaterThan(8);
  app = await openApp(file);
  ({ context, page: workbook } = app);
  context.on('response', (response) => {
    if (new URL(response.url()).origin === new URL(workbook.url()).origin) return;
    const url = response.url();
    // What is streamed has no end to wait for.
    const isStream = response.headers()['content-type'] === 'text/event-stream';
    const body = isStream ? Promise.resolve('') : response.text().catch(() => '');
    received.push({ url, body });
  });
});

// The browser says in the console what it blocked, and what a presentation that is left no longer sends.
afterAll(() =>
  app.close(/Content Security Policy|Refused to connect|Fetch API|INCOMPLETE_CHUNKED/i),
);

/** Opens the presentation as a person does, and waits for its first slide. */
async function begin(how: () => Promise<void>): Promise<void> {
  const opening = context.waitForEvent('page');
  await how();
  slides = await opening;
  await slides.getByRole('heading', { level: 1, name: 'A content culture that lasts' }).waitFor();
}

const press = (key: string) => slides.keyboard.press(key);
const next = () => slides.getByRole('button', { name: 'Next' });
const heading = () => slides.getByRole('heading', { level: 1 }).innerText();
const where = () => slides.locator('footer p').innerText();

/** Everything of the page that anyone can see, hear or find. */
function everything(): Promise<string> {
  return slides.evaluate(() =>
    [
      document.title,
      document.documentElement.outerHTML,
      window.location.href,
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
      window.name,
      document.referrer,
      JSON.stringify(window.history.state),
    ].join('\n'),
  );
}

async function expectNoCanary(): Promise<void> {
  expect(await everything()).not.toContain(CANARY);
}

describe('presenting an engagement', () => {
  it('begins after other clients were looked at and something of them was changed', async () => {
    const portfolio = workbook.getByRole('heading', { level: 1, name: 'Portfolio' });
    await portfolio.waitFor();
    await workbook.goto(`${new URL(workbook.url()).origin}/#/engagements/3`);
    await workbook.getByRole('heading', { level: 1, name: new RegExp(CANARY) }).waitFor();
    await workbook.evaluate(async () => {
      await fetch('/procedures/clients.add', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'Canary undone' }),
      });
    });
    await workbook.goto(`${new URL(workbook.url()).origin}/#/engagements/${OURS}`);
    await workbook.getByRole('button', { name: 'Present' }).waitFor();
    // What was planted is there to be seen in the workbook itself.
    expect(await workbook.content()).toContain(CANARY);
    await begin(() => workbook.getByRole('button', { name: 'Present' }).click());
    expect(await slides.title()).toBe('A content culture that lasts, Meadowbrook Health');
    expect(await slides.evaluate(() => window.opener === null)).toBe(true);
  });

  it('shows no canary on any slide, stepping by mouse', async () => {
    const kinds = new Set<string>();
    await expectAccessible(slides);
    for (;;) {
      await expectNoCanary();
      kinds.add(await heading());
      if (await next().isDisabled()) break;
      await next().click();
    }
    expect(kinds.size).toBeGreaterThan(12);
    for (const title of [
      'Patient stories series',
      'The work behind the score',
      'What happens next',
    ]) {
      expect([...kinds]).toContain(title);
    }
    // Withheld, and said so.
    expect([...kinds]).toContain('What is withheld here');
    await slides.getByText('As for').waitFor({ state: 'detached' });
  });

  it('shows none stepping by keyboard, and announces each slide', async () => {
    await press('Home');
    expect(await where()).toMatch(/^1 of \d+$/);
    const count = Number((await where()).split(' of ')[1]);
    for (const [step, key] of ['ArrowRight', 'PageDown', ' '].entries()) {
      await press(key);
      expect(await where()).toBe(`${step + 2} of ${count}`);
    }
    await press('ArrowLeft');
    await press('PageUp');
    expect(await where()).toBe(`2 of ${count}`);
    expect(await slides.getByRole('status').innerText()).toBe(
      `Slide 2 of ${count}: ${await heading()}`,
    );
    for (let step = 2; step < count; step += 1) {
      await press('ArrowRight');
      await expectNoCanary();
    }
    await press('End');
    expect(await where()).toBe(`${count} of ${count}`);
    await press('ArrowRight');
    expect(await where()).toBe(`${count} of ${count}`);
  });

  it('has no palette, no search, no undo and no way into the workbook by any of its keys', async () => {
    for (const key of [
      'Control+k',
      '?',
      'Control+/',
      'Control+z',
      'Control+Shift+z',
      'l',
      'g',
      'p',
    ]) {
      await press(key);
    }
    expect(await slides.getByRole('dialog').count()).toBe(0);
    expect(await slides.getByRole('combobox').count()).toBe(0);
    expect(await slides.getByRole('link').count()).toBe(0);
    await expectNoCanary();
    const reached = new Set<string>();
    for (let i = 0; i < 12; i += 1) {
      await press('Tab');
      reached.add(await slides.evaluate(() => document.activeElement?.textContent ?? ''));
    }
    expect([...reached].filter((text) => /\S/.test(text)).toSorted()).toEqual(
      expect.arrayContaining(['Back', 'Leave']),
    );
    expect(reached.size).toBeLessThan(8);
  });

  it('gives its page nothing else, even where it asks by itself', async () => {
    const home = new URL(workbook.url()).origin;
    const answers = await slides.evaluate(async (origin) => {
      const ask = (url: string, input: unknown) =>
        fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(input),
        }).then(
          (response) => response.text(),
          (error: unknown) => `blocked: ${String(error)}`,
        );
      return {
        own: [
          await ask('/procedures/clients.list', {}),
          await ask('/procedures/search.find', { text: 'Canary' }),
          await ask('/procedures/workbook.state', {}),
          await ask('/procedures/workbook.undo', {}),
          await ask('/procedures/presentation.show', { engagementId: 3 }),
        ],
        workbooks: [
          await ask(`${origin}/procedures/clients.list`, {}),
          await fetch(`${origin}/`).then(
            () => 'answered',
            (error: unknown) => `blocked: ${String(error)}`,
          ),
        ],
      };
    }, home);
    for (const answer of answers.own) {
      expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
    for (const answer of answers.workbooks) expect(answer).toMatch(/^blocked: /);
  });

  it('stays where it is when it is loaded again, and has nothing to go back to', async () => {
    await press('Home');
    for (let step = 0; step < 4; step += 1) await press('ArrowRight');
    const [at, title] = [await where(), await heading()];
    await slides.reload();
    await slides.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await where()).toBe(at);
    expect(await slides.evaluate(() => window.history.length)).toBe(1);
    expect(await slides.goBack()).toBeNull();
    expect(await heading()).toBe(title);
    await expectNoCanary();
  });

  it('follows what is changed in the workbook meanwhile', async () => {
    const rename = (name: string) =>
      workbook.evaluate(async (to) => {
        await fetch('/procedures/engagements.edit', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ engagementId: 1, name: to }),
        });
      }, name);
    await rename('A culture');
    await slides.waitForFunction(() => document.title === 'A culture, Meadowbrook Health');
    await rename('A content culture that lasts');
    await slides.waitForFunction(() => document.title.startsWith('A content culture'));
  });

  it('is readable and whole on a projector and in a small window', async () => {
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [900, 600],
    ] as const) {
      await slides.setViewportSize({ width, height });
      // What is laid out follows the window a moment later.
      await slides.waitForFunction(
        (tall) => document.querySelector('main')?.parentElement?.clientHeight === tall,
        height,
      );
      await press('Home');
      for (;;) {
        const fits = await slides.evaluate(() => {
          const slide = document.querySelector('main');
          const texts = [...document.querySelectorAll('main :is(h1, p, dd, td, th, li)')];
          const sizes = texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize));
          const buttons = [...document.querySelectorAll('button')].map((button) =>
            Math.min(button.clientWidth, button.clientHeight),
          );
          return {
            isWhole:
              slide !== null &&
              slide.scrollHeight <= slide.clientHeight &&
              slide.scrollWidth <= slide.clientWidth &&
              document.documentElement.scrollWidth <= window.innerWidth,
            // In parts of the height of the window.
            least: Math.min(...sizes) / window.innerHeight,
            button: Math.min(...buttons),
          };
        });
        expect({ at: await where(), isWhole: fits.isWhole }).toEqual({
          at: await where(),
          isWhole: true,
        });
        expect(fits.least).toBeGreaterThan(1 / 50);
        expect(fits.button).toBeGreaterThanOrEqual(22);
        if (await next().isDisabled()) break;
        await press('ArrowRight');
      }
    }
    await slides.setViewportSize({ width: 1280, height: 800 });
  });

  it('is accessible on every kind of slide', { timeout: 240_000 }, async () => {
    await press('Home');
    for (;;) {
      await expectAccessible(slides);
      if (await next().isDisabled()) break;
      await press('ArrowRight');
    }
    await slides.getByRole('button', { name: 'Dark slides' }).click();
    expect(await slides.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await slides.getByRole('button', { name: 'Light slides' }).click();
  });

  it('draws the chart of a milestone, and says it in words', async () => {
    await press('Home');
    while ((await heading()) !== 'Patient stories series') await press('ArrowRight');
    await slides.getByText('M4', { exact: true }).waitFor();
    await slides.getByText('6 May 2013', { exact: true }).waitFor();
    const chart = slides.getByRole('img', {
      name: /^Klout Score of @meadowbrookhealth: 54 readings/,
    });
    const inked = await chart.evaluate((canvas: HTMLCanvasElement) => {
      const pen = canvas.getContext('2d');
      const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return [...pixels].filter((value, i) => i % 4 === 3 && value > 200).length;
    });
    expect(inked).toBeGreaterThan(2_000);
    // Those after it are not there yet.
    expect(await chart.getAttribute('aria-label')).not.toContain('Community manager hired');
  });

  it('received nothing with a canary in it, whatever was asked', async () => {
    const bodies = await Promise.all(received.map(({ body }) => body));
    expect(bodies.join('').length).toBeGreaterThan(100_000);
    const shown = received.filter(({ url }) => url.endsWith('/presentation.show'));
    expect(shown.length).toBeGreaterThan(1);
    for (const [i, body] of bodies.entries())
      expect(body, received[i]?.url ?? '').not.toContain(CANARY);
  });

  it('is left by Escape, back to the engagement', async () => {
    const closing = slides.waitForEvent('close');
    await press('Escape');
    await closing;
    expect(workbook.url()).toMatch(/#\/engagements\/1$/);
    await workbook
      .getByRole('heading', { level: 1, name: 'A content culture that lasts' })
      .waitFor();
  });

  it('begins by its key or from the palette, and is left by its button', async () => {
    await begin(() => workbook.keyboard.press('Control+Shift+P'));
    const closing = slides.waitForEvent('close');
    await slides.getByRole('button', { name: 'Leave' }).click();
    await closing;
    await begin(async () => {
      await workbook.keyboard.press('Control+k');
      await workbook.keyboard.type('present');
      await workbook.getByRole('option', { name: 'Present' }).waitFor();
      await workbook.keyboard.press('Enter');
    });
  });
});
