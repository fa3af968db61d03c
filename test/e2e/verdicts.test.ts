import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()));
  ({ page } = app);
});

afterAll(() => app.close());

const button = (name: RegExp | string) => page.getByRole('button', { name });

describe('a consultant and the verdicts', () => {
  it('see in the portfolio which are reviewed, and the word that counts', async () => {
    const lumen = page.getByRole('row', { name: /Lumen Travel/ });
    await lumen.getByText('reviewed; computed Unclear').waitFor();
    expect(await lumen.locator('[data-verdict]').getAttribute('data-verdict')).toBe('declining');
    await page.getByRole('button', { name: /^Handed off, closed and archived/ }).click();
    await page
      .getByRole('row', { name: /Harbour Tools/ })
      .getByText('not reviewed')
      .waitFor();
  });

  it('review one: it is confirmed with a sentence, which stands under it', async () => {
    await page.getByRole('link', { name: 'Distributors who talk to makers' }).click();
    await page.getByText('Not yet reviewed.').waitFor();
    await button(/^Review: the verdict on/).click();
    await button('Sign').click();
    await page.getByText('Say why, in a sentence.').waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Your sentence' }).fill('The change came too late.');
    await button('Sign').click();
    await page.getByText('Confirmed on 18 Nov 2013.').waitFor();
    await page.getByText('The change came too late.', { exact: true }).waitFor();
  });

  it('ask why: the figures and the rules, and the days behind the last move', async () => {
    await button('Why').click();
    await page.getByText('Smallest pace that matters').waitFor();
    await page.getByText('Too early: yes').waitFor();
    await page
      .getByText('Since 29 Oct 2012: 30 Oct to 5 Nov came in, 1 to 7 Aug fell out')
      .waitFor();
    await expectAccessible(page);
  });

  it('look back to a day, where nothing can be changed, and return', async () => {
    await button('As known on…').click();
    await page.getByRole('textbox', { name: 'As known on' }).fill('2011-11-01');
    await button('Look back').click();
    await page.getByText('As known on 1 Nov 2011.').waitFor();
    expect(page.url()).toContain('on=2011-11-01');
    await page.getByText('Judged on 1 Nov 2011').waitFor();
    await page.getByText('Not yet reviewed.').waitFor();
    for (const name of [
      /^Log a reading/,
      /^Review/,
      /baseline$/,
      /^Add a milestone/,
      /Mark done/,
    ]) {
      expect(await button(name).count()).toBe(0);
    }
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Export trend report' }).click();
    const asked = page.getByRole('textbox', { name: 'As known on' });
    await asked.waitFor();
    expect(await asked.inputValue()).toBe('2011-11-01');
    await page.getByRole('article', { name: 'Preview' }).getByText('1 Nov 2011').first().waitFor();
    await page.goBack();
    await button('Back to today').click();
    await page.getByText('Confirmed on 18 Nov 2013.').waitFor();
    expect(page.url()).not.toContain('on=');
  });

  it('leave the day behind with the page', async () => {
    await page.goBack();
    await page.getByText('As known on 1 Nov 2011.').waitFor();
    await page.getByRole('link', { name: 'Portfolio' }).click();
    await page.getByRole('link', { name: 'From campaigns to a steady voice' }).click();
    await page.getByText('Judged on 18 Nov 2013').waitFor();
    expect(await page.getByText('Back to today').count()).toBe(0);
  });
});
