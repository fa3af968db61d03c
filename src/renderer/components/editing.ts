/** Whether an event belongs to text that is being edited, or to an open dialog, whose keys are its own. */
export function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]') !== null)
  );
}

/** Whether an event comes from a field in which nothing is typed, so that there is nothing to undo in it. */
export function isUntouched(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-untouched]') !== null;
}
