/** Long work in short steps: whoever has it done may let others have their turn after any of them. */

/** Work that comes to a result after some steps. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** The result of work that is done in one go. */
export function toEnd<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
