/** The backups that nobody has to think of: at every opening, and when the day changes meanwhile. */
import { todayOf } from '#shared/domain/calendar.ts';
import { makeInThread } from '#main/workbook/backup-thread.ts';
import { backupsOf, makeBackupOf } from '#main/workbook/backups.ts';
import { asRefusal } from './refusals.ts';

/**
 * When backups are made: at each opening and each day, for people who work in a window; at the first
 * opening of a day, for commands, of which a script may run a thousand in a row.
 */
export type BackupManner = 'each-opening' | 'first-of-day';

const LOOK_EVERY_MS = 60_000;

export class AutomaticBackups {
  readonly #manner: BackupManner | null;
  readonly #clock: () => Date;
  /** Told when one was made. */
  readonly #onMade: () => void;
  #underWay: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #problem: string | null = null;

  /** @param manner null for none at all */
  constructor(manner: BackupManner | null, clock: () => Date, onMade: () => void) {
    this.#manner = manner;
    this.#clock = clock;
    this.#onMade = onMade;
  }

  /** Why the last one could not be made, in words; null where it could. */
  get problem(): string | null {
    return this.#problem;
  }

  /** To be told of each opening. Never throws: no work stops because a backup cannot be made. */
  opened(path: string): void {
    this.stop();
    if (this.#manner === 'first-of-day') this.#makeFirstOfDay(path);
    if (this.#manner !== 'each-opening') return;
    this.#begin(path);
    let day = todayOf(this.#clock());
    this.#timer = setInterval(() => {
      if (todayOf(this.#clock()) === day) return;
      day = todayOf(this.#clock());
      this.#begin(path);
    }, LOOK_EVERY_MS).unref();
  }

  /** When none is under way any more, as one keeps the file from being replaced. */
  async settled(): Promise<void> {
    await this.#underWay;
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #makeFirstOfDay(path: string): void {
    try {
      const today = todayOf(this.#clock());
      if (!backupsOf(path).some(({ date }) => date === today)) {
        makeBackupOf(path, this.#clock(), false);
      }
      this.#problem = null;
    } catch (error) {
      this.#problem = asRefusal(error, path).message;
    }
  }

  #begin(path: string): void {
    const now = this.#clock();
    this.#underWay = this.#underWay.then(async () => {
      try {
        // The sample can be made anew at any time.
        await makeInThread(path, now, false);
        this.#problem = null;
      } catch (error) {
        this.#problem = asRefusal(error, path).message;
      }
      this.#onMade();
    });
  }
}
