/**
 * A person at the screen, and how long they would take: the script's own key presses and clicks are
 * counted as they are made, at a slow person's pace, instead of being waited for.
 */
import type { Locator, Page } from 'playwright-core';

/** Milliseconds. Forty words a minute is 300 characters: 200 each. */
const KEY = 200;
/** Before each field and each button: reading its label, deciding. */
const THINKING = 1_500;
/** Moving the pointer to a thing and pressing on it (Fitts: 1 to 1.2 s for far and small ones). */
const POINTING = 1_200;
/** To another program and back, with a block of cells marked there. */
const COPYING_ELSEWHERE = 8_000;

export class Human {
  readonly #page: Page;
  #keys = 0;
  #clicks = 0;
  #thoughts = 0;
  #copied = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What everything so far would have taken, in milliseconds. */
  get took(): number {
    return (
      this.#keys * KEY +
      this.#clicks * POINTING +
      this.#thoughts * THINKING +
      this.#copied * COPYING_ELSEWHERE
    );
  }

  get counts(): string {
    return `${this.#keys} keys, ${this.#clicks} clicks, ${this.#thoughts} thoughts, ${this.#took()} s`;
  }

  async click(target: Locator): Promise<void> {
    this.#thoughts += 1;
    this.#clicks += 1;
    await target.click();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#keys += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
  }

  /** Goes to a field with a click, takes away what is in it, and types. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.click(field);
    if ((await field.inputValue()) !== '') await this.press('Control+a');
    await this.type(text);
  }

  async type(text: string): Promise<void> {
    this.#keys += text.length;
    await this.#page.keyboard.type(text);
  }

  /** Copies a block in another program and pastes it into a field. */
  async paste(field: Locator, text: string): Promise<void> {
    this.#copied += 1;
    await this.#page.evaluate((cells) => navigator.clipboard.writeText(cells), text);
    await this.click(field);
    await this.press('Control+v');
  }

  #took(): string {
    return (this.took / 1_000).toFixed(1);
  }
}
