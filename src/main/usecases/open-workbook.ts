/** The one workbook that a session has open: opening it, going to another, giving it another place. */
import { basename, resolve } from 'node:path';
import { existsSync, realpathSync } from 'node:fs';
import { Refusal } from '#shared/domain/refusal.ts';
import { readFacts } from '#main/workbook/facts.ts';
import { moveWorkbook } from '#main/workbook/move.ts';
import { removeSampleFile } from '#main/workbook/remove.ts';
import { ownPlaceOf } from '#main/workbook/sample-place.ts';
import { openWorkbook, type Workbook } from '#main/workbook/workbook.ts';
import { setSampleAside } from './create-workbook.ts';

export class OpenWorkbook {
  /** Told of each opening, with the path. */
  readonly #onOpened: (path: string) => void;
  #path: string;
  #workbook: Workbook | null = null;
  #opening = 1;
  #isMaking = false;

  constructor(path: string, onOpened: (path: string) => void) {
    this.#path = resolve(path);
    this.#onOpened = onOpened;
  }

  get path(): string {
    return this.#path;
  }

  /** Another number for each other workbook, however often one of them is opened again. */
  get opening(): number {
    return this.#opening;
  }

  /** The workbook as far as it is open already. */
  get current(): Workbook | null {
    return this.#workbook?.db.open ? this.#workbook : null;
  }

  /** Opens the file where that is not done yet; null where there is none. */
  open(): Workbook | null {
    if (!this.current && existsSync(this.#path)) this.#take(openWorkbook(this.#path));
    return this.current;
  }

  close(): void {
    this.#workbook?.close();
    this.#workbook = null;
  }

  /** Refuses `storage` where the open file is not in its place: what is written there would be lost. */
  refuseGone(): void {
    if (!this.current || this.current.isInItsPlace()) return;
    throw new Refusal(
      'storage',
      `“${this.current.path}” was moved, renamed or deleted while it was open, so nothing was changed. Put it back, or save a copy of what is open here and go on in that.`,
      [{ file: this.current.path }],
    );
  }

  /** Goes to another workbook; where that is refused, this one stays open. */
  switchTo(path: string): void {
    if (this.current && existsSync(path) && realpathSync(path) === this.current.path) return;
    const next = openWorkbook(path);
    this.close();
    this.#path = next.path;
    this.#opening += 1;
    this.#take(next);
  }

  /** Gives the open file another place; where that is refused, it stays open where it is. */
  moveTo(path: string): void {
    const from = this.open()?.path ?? this.#path;
    this.close();
    try {
      moveWorkbook(from, path);
      this.#path = resolve(path);
    } finally {
      this.open();
    }
  }

  /**
   * Has the file replaced while it is closed, and opens what is there then. With other content it is as
   * another workbook: what was begun in the old one is refused.
   */
  replacing<T>(replace: (path: string) => T, content: 'same content' | 'other content'): T {
    const wasOpen = this.current !== null;
    const place = this.current?.path ?? this.#path;
    this.close();
    try {
      const result = replace(place);
      if (content === 'other content') this.#opening += 1;
      this.open();
      return result;
    } catch (error) {
      if (wasOpen) this.open();
      throw error;
    }
  }

  /**
   * Deletes the open sample, and is then where one's own workbook that it lies beside is or would be;
   * for any other sample at its place. Gives back the path of what was deleted. Refuses `conflict` where
   * what is open is no sample, `not-found` where nothing is, and as {@link removeSampleFile} does.
   */
  removeSample(): string {
    const sample = this.open();
    if (!sample) throw noneToRemove(this.#path);
    if (!readFacts(sample).isSample) throw notASample(sample.path);
    this.close();
    try {
      removeSampleFile(sample.path);
    } catch (error) {
      if (existsSync(sample.path)) this.open();
      throw error;
    }
    this.#path = ownPlaceOf(sample.path) ?? this.#path;
    this.#opening += 1;
    return sample.path;
  }

  /**
   * Makes a workbook at the session's own place and opens it. One's own takes the place of the sample
   * that is open there, which stays beside it under another name.
   */
  async make(isSample: boolean, make: (path: string) => Promise<Workbook>): Promise<void> {
    if (this.#isMaking) {
      throw new Refusal('busy', 'The workbook is being made already; wait for it.');
    }
    this.#isMaking = true;
    const ownPlace = isSample ? null : this.#placeBesideSample();
    const putSampleBack = isSample || ownPlace !== null ? null : this.#setSampleAside();
    try {
      const made = await make(ownPlace ?? this.#path);
      if (ownPlace !== null) this.close();
      this.#path = ownPlace ?? this.#path;
      this.#opening += 1;
      this.#take(made);
    } catch (error) {
      putSampleBack?.();
      throw error;
    } finally {
      this.#isMaking = false;
    }
  }

  #take(workbook: Workbook): void {
    this.#workbook = workbook;
    this.#onOpened(workbook.path);
  }

  /** Where one's own workbook goes that the open sample lies beside already; null for any other. */
  #placeBesideSample(): string | null {
    if (!this.current || !readFacts(this.current).isSample) return null;
    return ownPlaceOf(this.current.path);
  }

  #setSampleAside(): (() => void) | null {
    // Only one that is open here: nobody who merely names a file means to move it.
    if (!this.current || !readFacts(this.current).isSample) return null;
    this.close();
    return setSampleAside(this.#path);
  }
}

function notASample(path: string): Refusal {
  return new Refusal(
    'conflict',
    `“${basename(path)}” is not a sample workbook, so it was left alone; only a sample can be removed here.`,
    [{ file: path }],
  );
}

function noneToRemove(path: string): Refusal {
  return new Refusal(
    'not-found',
    `There is no workbook at “${path}”, so there is none to remove.`,
    [{ file: path }],
  );
}
