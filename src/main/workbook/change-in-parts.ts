/**
 * Changes too long for one go: a single transaction, written in parts, between which everything else
 * is answered. Meanwhile no other change may be made on the connection, as it would join this one and
 * be lost with it: whoever wants to write waits until it is over.
 */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/domain/refusal.ts';
import type { History } from './history.ts';

/** Carries out one part, at once, and lets everything else be answered before the next. */
export type DoPart = <T>(write: () => T) => Promise<T>;

export class ChangesInParts {
  readonly #db: Database;
  readonly #history: History;
  /** Settled when the change under way is over; null without one. */
  #underWay: Promise<void> | null = null;
  #isInPart = false;

  constructor(db: Database, history: History) {
    this.#db = db;
    this.#history = history;
  }

  /**
   * Does `work` once no such change is under way, in the same moment, so that none can begin in
   * between; rejects with the reason of the signal if that comes first.
   */
  async whenFree<T>(signal: AbortSignal | undefined, work: () => T): Promise<Awaited<T>> {
    while (this.#underWay) await orAborted(this.#underWay, signal);
    return await work();
  }

  /** Refuses `busy` for a change that would join the one under way without being part of it. */
  refuseJoining(): void {
    if (this.#underWay === null || this.#isInPart) return;
    throw new Refusal(
      'busy',
      'A file is being imported; nothing else can be changed until it is done. Try again then.',
    );
  }

  /**
   * Does `work`, and what its parts write, in one transaction that can be undone as one step named
   * `what`. Rolled back if it throws, and with the reason of the signal as soon as that is aborted.
   */
  run<T>(what: string, signal: AbortSignal, work: (doPart: DoPart) => Promise<T>): Promise<T> {
    return this.whenFree(signal, async () => {
      const over = Promise.withResolvers<undefined>();
      const step = this.#history.begin(what);
      this.#underWay = over.promise;
      try {
        const result = await work((write) => this.#part(write, signal));
        signal.throwIfAborted();
        step.commit();
        return result;
      } catch (error) {
        step.rollBack();
        throw error;
      } finally {
        this.#underWay = null;
        over.resolve(undefined);
      }
    });
  }

  async #part<T>(write: () => T, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (!this.#db.open) {
      throw new Refusal('cancelled', 'The workbook was closed meanwhile; nothing was changed.');
    }
    this.#isInPart = true;
    let result: T;
    try {
      result = write();
    } finally {
      this.#isInPart = false;
    }
    await othersTurn();
    signal.throwIfAborted();
    return result;
  }
}

/** Lets everything that waits be answered. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function orAborted(wait: Promise<void>, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => {
    aborted.reject(signal?.reason);
  };
  signal?.addEventListener('abort', onAbort);
  try {
    await Promise.race([wait, aborted.promise]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
