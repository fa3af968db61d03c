/** What every screen is held to. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { focusFaults } from './focus.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';
import { SCREENS, settled, show } from './screens.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()), { viewport: { width: 900, height: 600 } });
  ({ page } = app);
  await page.getByText('Meadowbrook Health').first().waitFor();
});

afterAll(() => app.close());

/** Pictures in the page that say nothing to who cannot see them, and are not hidden from them. */
const silentPictures = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('canvas, svg, img')]
      .filter((picture) => {
        if (picture.closest('[aria-hidden=true]')) return false;
        const words = picture.getAttribute('aria-label') ?? picture.getAttribute('alt') ?? '';
        const isPicture = picture.tagName === 'IMG' || picture.getAttribute('role') === 'img';
        return !isPicture || words.length < 12;
      })
      .map((picture) => picture.outerHTML.slice(0, 120)),
  );

/** Goes through a page by Tab until it comes round, and tells where the focus was lost or covered. */
async function faultsOnTheWay(): Promise<string[]> {
  const faults = new Set<string>();
  for (let pressed = 0; pressed < 45; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    for (const fault of await focusFaults(page)) faults.add(fault);
  }
  return [...faults];
}

describe.for(SCREENS.map((screen) => [screen.name, screen] as const))('%s', ([, screen]) => {
  it('is accessible in both themes and at every size, by keyboard too', async () => {
    await show(page, screen);
    await expectAccessible(page);
    expect(await silentPictures()).toEqual([]);
    expect(await faultsOnTheWay()).toEqual([]);
  });
});

describe('the start page', () => {
  it('is accessible in both themes and at every size, by keyboard too', async () => {
    const start = await openApp(join(scratchFolder(), 'workbook.plumb'));
    await settled(start.page);
    await expectAccessible(start.page);
    await start.page.keyboard.press('Tab');
    expect(await focusFaults(start.page)).toEqual([]);
    await start.close();
  });
});

describe('what charts draw with', () => {
  const INKS = [
    'reading',
    'smoothed',
    'baseline',
    'target',
    'benchmark',
    'limit',
    'change',
    'milestone',
  ];

  it.for(['light', 'dark'] as const)(
    'stands out from the page 3 to 1 in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const contrasts = await page.evaluate((inks) => {
        const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.transition = 'none';
        const luminance = (token: string) => {
          probe.style.color = `var(--${token})`;
          if (!brush) throw new Error('no canvas');
          brush.fillStyle = getComputedStyle(probe).color;
          brush.fillRect(0, 0, 1, 1);
          const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map(
            (part) => {
              const share = part / 255;
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            },
          );
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const ground = luminance('surface');
        const measured = inks.map((ink) => {
          const lit = luminance(`chart-${ink}`);
          return [ink, (Math.max(lit, ground) + 0.05) / (Math.min(lit, ground) + 0.05)] as const;
        });
        probe.remove();
        return measured;
      }, INKS);
      expect(contrasts).toHaveLength(INKS.length);
      expect(contrasts.filter(([, contrast]) => contrast < 3)).toEqual([]);
    },
  );
});
