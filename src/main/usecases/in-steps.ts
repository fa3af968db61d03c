/** Doing long work so that others are answered meanwhile. */
import { othersTurn } from '#main/workbook/change-in-parts.ts';
import type { Steps } from '#shared/trend/steps.ts';

/** Ms of work after which others have their turn. */
const LONG_ENOUGH = 8;

/**
 * The result of work that may take seconds. Whoever aborts it keeps what was worked out until then.
 *
 * @param pause lets others have their turn
 */
export async function inSteps<Result>(
  steps: Steps<Result>,
  signal: AbortSignal,
  pause: () => Promise<void> = othersTurn,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const start = performance.now();
    while (performance.now() - start < LONG_ENOUGH) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await pause();
  }
}
