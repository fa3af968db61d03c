/**
 * VerdictBadge   verdict: Verdict; direction?: 'up' | 'down' of the metric; size?: 'small' | 'large'.
 *
 * The sign belongs to the verdict, not to the way the value moves, so one sign always means one
 * thing; where lower is better the badge says so.
 * verdictWords[verdict] gives { word, sign, meaning } for texts beside the badge.
 */
import type { Direction } from '#shared/domain/metric.ts';
import type { Verdict } from '#shared/trend/verdict.ts';
import { cx } from './cx.ts';
import styles from './verdict-badge.module.css';

export const verdictWords: Record<Verdict, { word: string; sign: string; meaning: string }> = {
  improving: {
    word: 'Improving',
    sign: '▲',
    meaning: 'The readings rise in the wanted direction, and chance is an unlikely reason.',
  },
  declining: {
    word: 'Declining',
    sign: '▼',
    meaning: 'The readings move against the wanted direction, and chance is an unlikely reason.',
  },
  steady: {
    word: 'Steady',
    sign: '●',
    meaning: 'The pace is smaller than what matters on this metric, and that is well established.',
  },
  unclear: {
    word: 'Unclear',
    sign: '?',
    meaning: 'The readings do not settle yet whether there is a trend.',
  },
  'too-early': {
    word: 'Too early',
    sign: '…',
    meaning: 'There are too few readings, or they cover too short a time, to judge.',
  },
  stale: {
    word: 'Stale',
    sign: '○',
    meaning: 'The latest reading is too old for a judgement of today.',
  },
  broken: {
    word: 'Broken',
    sign: '≠',
    meaning: 'A scoring change lies in the period and its treatment is undecided.',
  },
};

interface VerdictBadgeProps {
  verdict: Verdict;
  direction?: Direction;
  size?: 'small' | 'large';
}

export function VerdictBadge({ verdict, direction = 'up', size = 'small' }: VerdictBadgeProps) {
  const { word, sign } = verdictWords[verdict];
  return (
    <span className={styles.line}>
      <span className={cx(styles.badge, styles[verdict], styles[size])} data-verdict={verdict}>
        <span className={styles.sign} aria-hidden="true">
          {sign}
        </span>
        {word}
      </span>
      {direction === 'down' && <span className={styles.aside}>lower is better</span>}
    </span>
  );
}
