/** Every screen of the app, and how one gets there: what the sweeps and the pictures go through. */
import type { Page } from 'playwright-core';
import { ENGAGEMENT_PAGES } from '../../src/renderer/features/engagement/engagement-pages.ts';

export interface Screen {
  /** Part of the names of its pictures. */
  readonly name: string;
  /** What follows the # of the address. */
  readonly at: string;
  /** What is done there until the screen is open, and waits for it. */
  readonly arrange?: (page: Page) => Promise<unknown>;
}

const ENGAGEMENT = '/engagements/1';

const dialog = (page: Page) => page.getByRole('dialog').waitFor();
const press = (name: RegExp | string) => async (page: Page) => {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
  await dialog(page);
};

const pages: readonly Screen[] = [
  { name: 'portfolio', at: '/' },
  { name: 'round', at: '/round' },
  { name: 'import', at: '/import' },
  { name: 'metrics', at: '/metrics' },
  { name: 'metric', at: '/metrics/1' },
  { name: 'metric-edit', at: '/metrics/1/edit' },
  { name: 'metric-change', at: '/metrics/1/changes/2013-03-30' },
  { name: 'catalogue', at: '/metrics/catalogue' },
  { name: 'catalogue-entry', at: '/metrics/catalogue/net-promoter-score' },
  { name: 'templates', at: '/templates' },
  { name: 'new-engagement', at: '/engagements/new' },
  { name: 'clients', at: '/clients' },
  { name: 'client', at: '/clients/1' },
  {
    name: 'data',
    at: '/data',
    arrange: async (page) => {
      // Of the sample none is made by itself; a second of the same is not made either.
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page
        .getByRole('button', { name: /^Restore the backup/ })
        .first()
        .waitFor();
      await page.reload();
    },
  },
  { name: 'workbook', at: '/workbook' },
  { name: 'no-such-page', at: '/nowhere' },
  ...ENGAGEMENT_PAGES.map(({ key, path }) => ({
    name: `engagement-${key}`,
    at: `${ENGAGEMENT}${path}`,
  })),
  { name: 'engagement-as-known', at: `${ENGAGEMENT}?on=2013-06-01` },
];

const dialogs: readonly Screen[] = [
  {
    name: 'palette',
    at: '/clients',
    arrange: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'keyboard-map',
    at: '/metrics',
    arrange: async (page) => {
      await page.keyboard.press('Control+/');
      await dialog(page);
    },
  },
  { name: 'log-reading', at: `${ENGAGEMENT}?do=log`, arrange: dialog },
  { name: 'add-milestone', at: `${ENGAGEMENT}/milestones`, arrange: press('Add a milestone') },
  { name: 'change-target', at: `${ENGAGEMENT}/targets`, arrange: press(/^Change: the target/) },
  { name: 'edit-person', at: `${ENGAGEMENT}/people`, arrange: press(/^Edit: /) },
  { name: 'log-week', at: `${ENGAGEMENT}/drivers`, arrange: press('Log the week') },
  { name: 'hold-review', at: `${ENGAGEMENT}/reviews`, arrange: press(/^Hold a review/) },
  { name: 'edit-client', at: '/clients/2', arrange: press('Edit') },
  { name: 'remove-sample', at: '/workbook?do=remove-sample', arrange: dialog },
];

/** All that the sample's workbook has to show; the start page needs a workbook that is not there. */
export const SCREENS: readonly Screen[] = [...pages, ...dialogs];

/** Goes to a screen, anew, and waits until all of it is there. */
export async function show(page: Page, { at, arrange }: Screen): Promise<void> {
  const go = (to: string) =>
    page.evaluate((hash) => {
      window.location.hash = hash;
    }, to);
  await go('/leaving');
  // A field may take the first Escape for itself; a page that is opened anew has no dialog at all.
  if ((await page.getByRole('dialog').count()) > 0) await page.reload();
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await go(at);
  if (at !== '/nowhere')
    await page
      .getByRole('heading', { name: 'There is no such page' })
      .waitFor({ state: 'detached' });
  await settled(page);
  await arrange?.(page);
  await settled(page);
}

/** Waits until nothing loads, moves or fades, and what follows the window's size has followed it. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () =>
      document.getAnimations().length === 0 &&
      [...document.querySelectorAll('[role=status]')].every(
        (status) => !status.textContent.endsWith('…'),
      ),
  );
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}
