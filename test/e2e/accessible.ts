/** What every screen is held to, whatever it shows. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * No accessibility fault that axe can see, in both themes, targets of 24 px or with room around them
 * (WCAG 2.5.8) included; nothing sticks out at small sizes.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours fade from theme to theme.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    const { violations } = await new AxeBuilder({ page })
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ).toEqual([]);
  }
  for (const [width, height] of [
    [900, 600],
    // A window of 1280 by 800 at 200 %.
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    const overflows = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(overflows, `at ${width} × ${height}`).toBe(false);
  }
  await page.setViewportSize(before);
}
