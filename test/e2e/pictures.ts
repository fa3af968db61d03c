/** The pictures of every screen: how each is taken so that it comes out the same every day. */
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { buildSample, openApp, scratchFolder } from './harness.ts';
import { type Screen, SCREENS, settled, show } from './screens.ts';

export const PICTURES = resolve(import.meta.dirname, '../../docs/pictures/screens');

export interface View {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** The window as it is by default, the smallest, and the first at 200 %. */
export const VIEWS: readonly View[] = [
  { width: 1280, height: 800, theme: 'light' },
  { width: 1280, height: 800, theme: 'dark' },
  { width: 900, height: 600, theme: 'light' },
  { width: 900, height: 600, theme: 'dark' },
  { width: 640, height: 400, theme: 'light' },
];

/** What letters of this machine look like, as far as it decides how wide texts are. */
export async function lettersOf(page: Page): Promise<string> {
  const widths = await page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) return [];
    const family = getComputedStyle(document.body).fontFamily;
    return ['400 14px', '700 14px', '400 28px'].map((size) => {
      pen.font = `${size} ${family}`;
      return pen.measureText('Plumbline 0123456789 Engagement, verdict').width.toFixed(2);
    });
  });
  return widths.join(' ');
}

/** Holds the letters of the machine on which the kept pictures were taken. */
export const LETTERS = join(PICTURES, 'letters.txt');

export const pictureOf = (name: string, { width, height, theme }: View) =>
  join(PICTURES, `${name}-${width}x${height}-${theme}.png`);

/** What is given one picture after the other. */
export type Taker = (name: string, view: View, picture: Buffer) => Promise<void> | void;

/** Takes every screen in every one of the views, in a workbook made for that. */
export async function takePictures(views: readonly View[], take: Taker): Promise<void> {
  const folder = scratchFolder();
  const none = await openApp(join(folder, 'Plumbline.plumb'));
  await settled(none.page);
  await takeOne(none.page, 'start', folder, views, take);
  await none.close();

  const sample = buildSample(folder);
  const app = await openApp(sample);
  await app.page.getByText('Meadowbrook Health').first().waitFor();
  for (const screen of SCREENS) await takeScreen(app.page, screen, dirname(sample), views, take);

  await show(app.page, { name: 'present', at: '/engagements/1' });
  const opening = app.context.waitForEvent('page');
  await app.page.getByRole('button', { name: 'Present' }).click();
  const slides = await opening;
  for (const slide of ['present-title', 'present-score']) {
    await settled(slides);
    await takeOne(slides, slide, folder, views, take);
    await slides.keyboard.press('ArrowRight');
  }
  await app.close();
}

async function takeScreen(
  page: Page,
  screen: Screen,
  folder: string,
  views: readonly View[],
  take: Taker,
): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await show(page, screen);
  // The mark of the focus would depend on how one came here.
  await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLHeadingElement && !focused.closest('[role=dialog]')) focused.blur();
  });
  await takeOne(page, screen.name, folder, views, take);
}

async function takeOne(
  page: Page,
  name: string,
  folder: string,
  views: readonly View[],
  take: Taker,
): Promise<void> {
  for (const view of views) {
    await page.setViewportSize({ width: view.width, height: view.height });
    await page.emulateMedia({ colorScheme: view.theme });
    await settled(page);
    await standStill(page, folder);
    await take(name, view, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  }
}

/** What is of this day, this hour and this machine is written as on any other. */
function standStill(page: Page, folder: string): Promise<void> {
  return page.evaluate((here) => {
    const now = new Date();
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const today = `${now.getDate()} ${months[now.getMonth()] ?? ''} ${now.getFullYear()}`;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const written = text.textContent ?? '';
      const still = written
        .replaceAll(here, '/home/ana/Plumbline')
        .replaceAll(today, '18 Nov 2013')
        .replaceAll(/\b\d{1,2}:\d{2}\b/g, '09:00');
      if (still !== written) text.textContent = still;
    }
    for (const field of document.querySelectorAll('input'))
      if (field.value.includes(here))
        field.value = field.value.replaceAll(here, '/home/ana/Plumbline');
  }, folder);
}
