/** Stepping through slides: which key means which step, and where a step leads. */

export type Move = 'next' | 'previous' | 'first' | 'last';

const KEYS: Readonly<Record<string, Move>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** The keys of a presenter's remote are those of the keyboard; Shift turns the space bar round. */
export function moveOf({ key, shiftKey }: { key: string; shiftKey: boolean }): Move | null {
  if (key === ' ' && shiftKey) return 'previous';
  return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}

/** The place after a move, from 0; it stays within the slides. */
export function moved(place: number, count: number, move: Move): number {
  const wanted = { next: place + 1, previous: place - 1, first: 0, last: count - 1 }[move];
  return within(wanted, count);
}

/** The place that an address names, "#4" for the fourth; the first where it names none. */
export function placeIn(hash: string, count: number): number {
  const number = /^#(\d{1,4})$/.exec(hash)?.[1];
  return number === undefined ? 0 : within(Number(number) - 1, count);
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1));
}
