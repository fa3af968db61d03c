/** Where the focus is, as someone sees it who has only a keyboard. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What is amiss with the focus, in words; none where it is on a thing, shown, and not covered. */
export function focusFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return ['nothing has the focus'];
    // A control that is drawn by its label or its frame is as large as that is.
    const drawn =
      focused instanceof HTMLInputElement && ['checkbox', 'radio', 'file'].includes(focused.type)
        ? (focused.closest('label') ?? focused)
        : focused;
    const box = drawn.getBoundingClientRect();
    const words = `${focused.tagName.toLowerCase()} “${(focused.getAttribute('aria-label') ?? focused.textContent).trim().slice(0, 60)}”`;
    const faults: string[] = [];
    const left = Math.max(box.left, 0);
    const top = Math.max(box.top, 0);
    const right = Math.min(box.right, window.innerWidth);
    const bottom = Math.min(box.bottom, window.innerHeight);
    if (right - left < 1 || bottom - top < 1 || !drawn.checkVisibility())
      return [`${words} is not to be seen`];

    // The mark may be drawn around a whole row or card, by what is put after the control.
    const marks = (element: Element) =>
      [null, '::after'].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
    const around = [focused, drawn, focused.parentElement, ...drawn.children];
    if (!around.some((element) => element !== null && marks(element)))
      faults.push(`${words} does not show that it has the focus`);

    const places = [0.5, 0.1, 0.9].flatMap((across) =>
      [0.5, 0.2, 0.8].map((down) => [left + (right - left) * across, top + (bottom - top) * down]),
    );
    const isOnTop = places.some(([x = 0, y = 0]) => {
      const there = document.elementFromPoint(x, y);
      return there !== null && (drawn.contains(there) || there.contains(drawn));
    });
    if (!isOnTop) faults.push(`${words} is covered`);
    return faults;
  });
}

/** A person with a keyboard, who looks where the focus is after each key. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses keys one after the other; the focus is to be seen after each. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.expectFocus();
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.expectFocus();
  }

  /**
   * Presses Tab until the focus is on what is called so.
   * @param name as `button "Log a reading"`: role and name
   */
  async tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let pressed = 0; pressed < 120; pressed += 1) {
      // At the beginning, and from the end of the page to its beginning, nothing has the focus.
      if (!(await this.#isLost())) {
        const [here = ''] = (await this.#page.locator(':focus').ariaSnapshot()).split('\n');
        if (name.test(here)) return;
        passed.push(here);
        await this.expectFocus();
      }
      await this.#page.keyboard.press(key);
    }
    throw new Error(
      `${key} never came to ${String(name)}, but to ${passed.slice(0, 60).join('; ')}`,
    );
  }

  /** Goes to a thing by Tab and presses a key on it. */
  async use(name: RegExp, key = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await this.press(key);
  }

  /** A page that is opened takes the focus a moment later. */
  async expectFocus(): Promise<void> {
    await expect.poll(() => focusFaults(this.#page), { timeout: 30_000 }).toEqual([]);
  }

  #isLost(): Promise<boolean> {
    return this.#page.evaluate(() => document.activeElement === document.body);
  }
}
