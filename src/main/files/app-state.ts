/**
 * What Plumbline keeps of a person beside their workbooks: which were open last and at which page, and
 * their settings. One small file, written whole or not at all; a damaged one counts as empty.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { NumberChoice } from '#shared/domain/number-form.ts';
import { writeFileAtomically } from './write-atomically.ts';

const MOST_RECENTS = 12;

const Recent = z.object({
  path: z.string().min(1),
  /** UTC timestamp. */
  openedAt: z.iso.datetime(),
  /** The address of the page last looked at, from its first slash; null before there is one. */
  view: z.string().nullable(),
});
export type Recent = z.infer<typeof Recent>;

/** Each part stands for itself: one that is not right takes none of the others with it. */
const State = z.object({
  recents: z.array(z.unknown()).catch([]),
  numbers: NumberChoice.catch('system'),
});

interface StateOfApp {
  readonly recents: readonly Recent[];
  readonly numbers: NumberChoice;
}

export class AppState {
  readonly #path: string | null;
  #inMemory: StateOfApp = { recents: [], numbers: 'system' };

  /** @param path the file; null keeps everything in memory alone */
  constructor(path: string | null) {
    this.#path = path;
  }

  /** As it is in the file now: another window may have written it. */
  read(): StateOfApp {
    if (this.#path === null) return this.#inMemory;
    try {
      const { recents, numbers } = State.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
      const isRecent = (entry: unknown): entry is Recent => Recent.safeParse(entry).success;
      return { recents: recents.filter(isRecent), numbers };
    } catch {
      // Not there yet, or damaged; what has been kept since the start still holds.
      return this.#inMemory;
    }
  }

  /** Puts a workbook that is opened first; its view stays. */
  remember(path: string, openedAt: string): void {
    const { recents } = this.read();
    const view = this.viewOf(path);
    const others = recents.filter((recent) => recent.path !== path);
    this.#write({ recents: [{ path, openedAt, view }, ...others].slice(0, MOST_RECENTS) });
  }

  /** A workbook that moved stays where it was in the list, under its new place. */
  rename(from: string, to: string): void {
    const recents = this.read().recents.filter(({ path }) => path !== to);
    this.#write({
      recents: recents.map((recent) => (recent.path === from ? { ...recent, path: to } : recent)),
    });
  }

  /** Takes one workbook off the list; with null all of them. */
  forget(path: string | null): void {
    const { recents } = this.read();
    this.#write({ recents: path === null ? [] : recents.filter((recent) => recent.path !== path) });
  }

  viewOf(path: string): string | null {
    return this.read().recents.find((recent) => recent.path === path)?.view ?? null;
  }

  keepView(path: string, view: string): void {
    const { recents } = this.read();
    if (this.viewOf(path) === view) return;
    this.#write({
      recents: recents.map((recent) => (recent.path === path ? { ...recent, view } : recent)),
    });
  }

  chooseNumbers(numbers: NumberChoice): void {
    this.#write({ numbers });
  }

  /** What cannot be written is kept in memory: no work in a workbook stops for it. */
  #write(change: Partial<StateOfApp>): void {
    this.#inMemory = { ...this.read(), ...change };
    if (this.#path === null) return;
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      const text = `${JSON.stringify(this.#inMemory, null, 2)}\n`;
      writeFileAtomically(this.#path, new TextEncoder().encode(text));
    } catch {
      // A full or read-only disk; the list of recents is not worth a message.
    }
  }
}
