/** The Refusal that some work ends in; any other outcome fails the test. */
import { Refusal } from '#shared/domain/refusal.ts';

export function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('expected a refusal, but it was done');
}
