/** Keys of the portfolio's lines: the arrows lead from one to the next, L logs a reading of it. */
import { type KeyboardEvent, type RefObject, useRef } from 'react';

interface Lines {
  /** Of what holds the lines. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly focusFirst: () => void;
}

/** @param onLog is given the id attribute of the line */
export function useLines(onLog: (rowId: string) => void): Lines {
  const place = useRef<HTMLDivElement>(null);
  const links = () => [
    ...(place.current?.querySelectorAll<HTMLElement>('tbody > tr > th a') ?? []),
  ];
  const focusFirst = () => links()[0]?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? event.target.closest('tbody > tr') : null;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!row || hasModifier) return;
    if (event.key.toLowerCase() === 'l') {
      event.preventDefault();
      onLog(row.id);
      return;
    }
    const all = links();
    const at = all.findIndex((link) => row.contains(link));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[to];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return { place, onKeyDown, focusFirst };
}
