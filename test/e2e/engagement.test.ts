import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { type App, buildSample, openApp, scratchFolder } from './harness.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(buildSample(scratchFolder()));
  ({ page } = app);
  await page.getByRole('link', { name: 'A content culture that lasts' }).click();
  await page.getByRole('heading', { level: 1, name: 'A content culture that lasts' }).waitFor();
});

afterAll(() => app.close());

const chart = () => page.getByRole('application', { name: /^Readings of Klout Score/ });
const live = () => page.locator('[aria-live="polite"]').filter({ hasText: /^\d+ \w+ \d{4}, / });
/** What was spoken last, once it is of that day. */
const spokenOf = async (day: string) => {
  await live()
    .filter({ hasText: new RegExp(`^${day}, `) })
    .waitFor({ state: 'attached' });
  return (await live().textContent()) ?? '';
};
const go = (to: string) => page.getByRole('link', { name: to, exact: true }).click();
const address = () => page.evaluate(() => window.location.hash);
const wholeChart = async () => (await chart().getByRole('img').getAttribute('aria-label')) ?? '';
const isFocused = (place: Locator) =>
  place.evaluate((element) => element === document.activeElement);

describe('the chart of an engagement', () => {
  it('is told whole in words', async () => {
    await chart().waitFor();
    const words = await wholeChart();
    expect(words).toMatch(/^Klout Score of @meadowbrookhealth: 54 readings from 5 Nov 2012 to/);
    expect(words).toContain('Scoring change A on 30 Mar 2013');
    expect(words).toContain('Milestones: 1, 12 Nov 2012, Kick-off and baseline agreed');
  });

  it('is seen without scrolling, and half of it at least in a small window', async () => {
    const seenIn = async (width: number, height: number) => {
      await page.setViewportSize({ width, height });
      const box = await chart().boundingBox();
      return box ? (height - box.y) / box.height : 0;
    };
    expect(await seenIn(900, 600)).toBeGreaterThanOrEqual(0.5);
    expect(await seenIn(1280, 800)).toBeGreaterThanOrEqual(1);
  });

  it('is gone through by keys, and each reading is spoken with all that is known of it', async () => {
    await chart().focus();
    await page.keyboard.press('Home');
    expect(await spokenOf('5 Nov 2012')).toContain('points');
    await page.keyboard.press('ArrowRight');
    expect(await spokenOf('12 Nov 2012')).toContain(
      'milestone 1 on 12 Nov 2012, Kick-off and baseline agreed (done)',
    );
    await page.keyboard.press('PageDown');
    await spokenOf('10 Dec 2012');
    await page.keyboard.press('ArrowRight');
    expect(await spokenOf('17 Dec 2012')).toMatch(
      /points, [+−]\d\.\d\d since 10 Dec 2012, .*usual range \d+\.\d+ to \d+\.\d+, Since 10 Dec 2012: /,
    );
    await page.keyboard.press('End');
    expect(await spokenOf('11 Nov 2013')).toContain('47.33 points');
    await page.keyboard.press('PageUp');
    await spokenOf('14 Oct 2013');
  });

  it('shows what lies under the pointer', async () => {
    const box = await chart().boundingBox();
    if (!box) throw new Error('the chart takes no room');
    await page.mouse.move(box.x + 60, box.y + box.height / 2);
    await page
      .getByText(/^\s*(12|19|26) Nov 2012/)
      .first()
      .waitFor();
    await page.mouse.move(0, 0);
  });

  it('shows a period that is chosen by keys and kept in the address', async () => {
    await page.getByRole('radio', { name: 'All', exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    await page.getByText(/13 of 54 readings are shown; verdict and figures rest on all/).waitFor();
    expect(await address()).toContain('range=3-months');
    expect(await wholeChart()).toMatch(/13 readings from 19 Aug 2013/);
    expect(await wholeChart()).toContain('Judged on all 54 readings, shown or not.');
    await page.reload();
    await page.getByText('13 of 54 readings are shown').waitFor();
  });

  it('takes dates of one’s own, and says where none make sense', async () => {
    await page.getByRole('radio', { name: 'Dates…' }).click();
    const from = page.getByRole('textbox', { name: 'From' });
    await from.fill('2013-07-01');
    await page.getByRole('textbox', { name: 'To' }).fill('2013-01-01');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('It ends before it begins.').waitFor();
    await from.fill('2013-01-01');
    await page.getByRole('textbox', { name: 'To' }).fill('1 Jul 2013');
    await page.keyboard.press('Enter');
    await expect.poll(address).toContain('from=2013-01-01&to=2013-07-01');
    expect(await wholeChart()).toMatch(/26 readings from 7 Jan 2013 to 1 Jul 2013/);
    await expectAccessible(page);
    await from.fill('2015-01-01');
    await page.getByRole('textbox', { name: 'To' }).fill('');
    await page.keyboard.press('Enter');
    await page.getByText(/^No reading lies in the period shown/).waitFor();
    await page.getByRole('radio', { name: '12 months' }).click();
    await chart().waitFor();
  });

  it('is a table as well, of the same period', async () => {
    await page.getByRole('button', { name: 'Show as table' }).click();
    const table = page.getByRole('table', { name: /^Readings of Klout Score/ });
    await table.getByRole('row', { name: /^11 Nov 2013 47\.33/ }).waitFor();
    expect(await table.getByRole('row').count()).toBe(1 + 52);
    await page.getByRole('button', { name: 'Show as table' }).click();
  });

  it('has the lines of every other series told in words', async () => {
    const line = page.getByRole('img', {
      name: /^Klout Score of Ana Ruiz over the last 12 months/,
    });
    expect(await line.getAttribute('aria-label')).toMatch(
      /: \d+ readings, from \d+\.\d+ on .* to 42\.50 on .*, lowest .*, highest .*, baseline 31\.20$/,
    );
  });

  it('stands above the card of its metric', async () => {
    const card = page.getByRole('region', { name: 'Metric card: Klout Score' });
    await card.getByText('Does not stand for').waitFor();
    expect(
      await card.getByRole('link', { name: 'Edit on the metric’s page' }).getAttribute('href'),
    ).toMatch(/^#\/metrics\/\d+$/);
  });
});

describe('targets and baselines', () => {
  it('are listed with what the scoring change made of them', async () => {
    await go('Targets');
    await page.getByRole('heading', { level: 2, name: 'Baselines and targets' }).waitFor();
    await page.getByText('agreed on 12 Nov 2012; 36.10 on the latest scale').waitFor();
    await expectAccessible(page);
  });

  it('are changed in place; the earlier one stays', async () => {
    await page
      .getByRole('button', { name: 'Change: the target of Klout Score · @meadowbrookhealth' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Value to reach' }).fill('52');
    await dialog.getByRole('textbox', { name: /^Why this one/ }).fill('Agreed with the board');
    await dialog.getByRole('button', { name: 'Set target' }).click();
    await page.getByRole('cell', { name: /^52\.00 points by 2 Dec 2013/ }).waitFor();
    await page.getByText('Earlier: 48.00 points by 2 Dec 2013, set on 12 Nov 2012').waitFor();
  });

  it('are withdrawn with a reason, and stay on record', async () => {
    await page
      .getByRole('button', { name: 'Withdraw: the target of Klout Score · @meadowbrookhealth' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Withdraw target' }).click();
    await dialog.getByText('Say why it is withdrawn.').waitFor();
    await dialog.getByRole('textbox', { name: /^Why it is withdrawn/ }).fill('No longer a goal');
    await dialog.getByRole('button', { name: 'Withdraw target' }).click();
    await page.getByText(/^Earlier: 52\.00 points .*withdrawn on .*: No longer a goal$/).waitFor();
    await page.getByRole('cell', { name: /^none stands/ }).waitFor();
    await expectAccessible(page);
  });
});

describe('people and peers', () => {
  it('are told with what leaves in reports for each', async () => {
    await go('People');
    const ben = page.getByRole('row').filter({ hasText: 'Ben Ockham' });
    await ben.getByText('Always as “Team member 2”; in texts, too.').waitFor();
    await expectAccessible(page);
  });

  it('are edited in place', async () => {
    await page.getByRole('button', { name: 'Edit: Ana Ruiz' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Consent to be scored/ }).click();
    await page.getByRole('option', { name: /^Refused/ }).click();
    await dialog.getByRole('textbox', { name: 'Refused on' }).fill('2013-11-15');
    await dialog.getByRole('textbox', { name: /^How/ }).fill('by e-mail');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const ana = page.getByRole('row').filter({ hasText: 'Ana Ruiz' });
    await ana.getByText('Nothing: does not agree to be scored.').waitFor();
    await ana.getByText('15 Nov 2013, by e-mail').waitFor();
    expect(await ana.getByRole('button', { name: 'Track a metric: Ana Ruiz' }).count()).toBe(0);
  });

  it('are added, and tracked on a metric', async () => {
    await page.getByRole('button', { name: 'Add a person or peer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Give it a name.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Grace Lin');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const grace = page.getByRole('row').filter({ hasText: 'Grace Lin' });
    await grace.getByText('Nothing: nothing is tracked here.').waitFor();
    await page.getByRole('button', { name: 'Track a metric: Grace Lin' }).click();
    await dialog.getByRole('button', { name: /^Choose… Metric|Metric/ }).click();
    await page.getByRole('option', { name: 'Klout Score' }).click();
    await dialog.getByRole('button', { name: 'Track it' }).click();
    await grace.getByRole('link', { name: 'Klout Score' }).click();
    await page.getByRole('heading', { name: 'The first reading starts the line' }).waitFor();
  });
});

describe('the history of an engagement', () => {
  it('lists what was changed, what it was before and why', async () => {
    await page.getByRole('button', { name: /^@meadowbrookhealth Klout Score/ }).click();
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByRole('button', { name: 'Correct the reading of 11 Nov 2013' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Right value' }).fill('47.1');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Misread');
    await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
    await go('History');
    await page.getByText('Reading of 11 Nov 2013: 47.10 points, was 47.33 points.').waitFor();
    await page.getByText('52.00 points by 2 Dec 2013, was 48.00 points by 2 Dec 2013.').waitFor();
    await page.getByText('Agreed with the board').waitFor();
    await expectAccessible(page);
  });

  it('is filtered, and the filter is kept in the address', async () => {
    await page.getByRole('button', { name: /^Everything Show/ }).click();
    await page.getByRole('option', { name: 'Files that left' }).click();
    await page.getByText('2 entries, the newest first').waitFor();
    expect(await address()).toContain('kind=disclosure');
  });
});

describe('looking back', () => {
  it('goes along to pages that know the day', async () => {
    await page.evaluate(() => {
      window.location.hash = '/engagements/1?on=2013-06-01';
    });
    await page.getByText('As known on 1 Jun 2013.').waitFor();
    await go('Targets');
    await page.getByText('As known on 1 Jun 2013.').waitFor();
    await page.getByText('48.00 points by 2 Dec 2013').waitFor();
    expect(await page.getByRole('button', { name: /^Change: / }).count()).toBe(0);
    await go('History');
    await page.getByText('2 entries, the newest first').waitFor();
  });

  it('is told plainly where a page is of today, with both ways on', async () => {
    await go('Journal');
    await page.getByText('This page is of today, not of 1 Jun 2013.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Trend as known on 1 Jun 2013' }).click();
    await page.getByText('As known on 1 Jun 2013.').waitFor();
    await go('Reviews');
    await page.getByRole('button', { name: 'Back to today' }).click();
    await page.getByText('This page is of today').waitFor({ state: 'detached' });
    expect(await address()).not.toContain('on=');
  });
});

describe('dialogs', () => {
  const dialog = () => page.getByRole('dialog');

  it('give the focus to their first field', async () => {
    await page.getByRole('button', { name: 'Hold a review of Klout Score' }).click();
    await expect.poll(() => isFocused(dialog().getByRole('radio').first())).toBe(true);
  });

  it('give it to the buttons that nobody chose from, once that is found missing', async () => {
    await dialog().getByRole('textbox').first().focus();
    await dialog().getByRole('button', { name: 'Hold the review' }).click();
    await expect.poll(() => isFocused(dialog().getByRole('radio').first())).toBe(true);
    await page.keyboard.press('Escape');
  });
});
