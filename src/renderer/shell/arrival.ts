/**
 * A page that is reached from another takes the focus to its heading; the first page of a window does
 * not, so that the skip link comes first. The heading may appear later than the page: it waits.
 */
let isAwaited = false;

export function awaitHeading(): void {
  isAwaited = true;
}

/** Whether the heading that asks is the awaited one; true once per arrival. */
export function isAwaitedHeading(): boolean {
  const answer = isAwaited;
  isAwaited = false;
  return answer;
}
