/** Doing long work so that others are answered meanwhile: whoever asks goes first. */
import { setTimeout } from 'node:timers/promises';
import type { Steps } from '#shared/trend/steps.ts';
import { othersTurn } from '#main/workbook/change-in-parts.ts';
import type { Workbook } from '#main/workbook/workbook.ts';

/** Ms of work after which others have their turn. */
const LONG_ENOUGH = 8;
/** Ms after something was asked for in which more may be: a page asks several times in a row. */
const MORE_TO_COME = 20;
/** Ms that a step waits for others at most, lest it never be done. */
const LONGEST_WAIT = 100;
/** A request comes in several turns of the event loop. Where there is none they take no time. */
const TURNS = 4;

let lastAsked = -Infinity;

/** To be told that something is asked for in this process. */
export function noteAsked(): void {
  lastAsked = performance.now();
}

/** The result of work that may take seconds. Whoever aborts it keeps what was worked out until then. */
export async function inSteps<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const start = performance.now();
    while (performance.now() - start < LONG_ENOUGH) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await untilOthersAreAnswered();
  }
}

async function untilOthersAreAnswered(): Promise<void> {
  const start = performance.now();
  for (let turn = 0; turn < TURNS; turn += 1) await othersTurn();
  while (performance.now() - lastAsked < MORE_TO_COME && performance.now() - start < LONGEST_WAIT)
    await setTimeout(MORE_TO_COME / 4);
}

const underWay = new WeakMap<Workbook, Promise<unknown>>();

/** Does work on a workbook after what was begun in the same way before: done once, it is known. */
export async function inTurn(workbook: Workbook, work: () => Promise<void>): Promise<void> {
  const before = underWay.get(workbook);
  const own = (async () => {
    await before?.catch(() => undefined);
    await work();
  })();
  underWay.set(workbook, own);
  await own;
}
