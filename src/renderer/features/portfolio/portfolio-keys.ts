/** The keys of the portfolio: what its page takes them for, and what the keyboard map says of them. */

interface KeyFacts {
  readonly label: string;
  readonly keys: readonly string[];
}

/** Commands of the page, outside of fields. */
export const LOG = {
  id: 'portfolio/log',
  label: 'Log a reading of the engagement in focus, or the first',
  keys: ['l'],
  accelerator: null,
} as const;
export const FIND = {
  id: 'portfolio/find',
  label: 'Find engagements',
  keys: ['/'],
  accelerator: null,
} as const;

/** Keys of a line that has the focus; ArrowDown leads from the search into the lines as well. */
const IN_LINES: readonly KeyFacts[] = [
  { label: 'Next engagement', keys: ['↓'] },
  { label: 'Previous engagement', keys: ['↑'] },
  { label: 'First engagement', keys: ['Home'] },
  { label: 'Last engagement', keys: ['End'] },
  { label: 'Open the engagement', keys: ['Enter'] },
];

export const PORTFOLIO_KEYS = [
  LOG,
  FIND,
  ...IN_LINES.map((facts) => ({ ...facts, accelerator: null })),
];
