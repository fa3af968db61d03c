/**
 * WordBadge   word: string; sign: a character that tells it apart without colour;
 *             tone: 'good' | 'bad' | 'calm' | 'unsettled' | 'open'; size?: 'small' | 'large'.
 *
 * The look of VerdictBadge for words that are no verdicts.
 */
import { cx } from './cx.ts';
import styles from './verdict-badge.module.css';

export type BadgeTone = keyof typeof TONES;

const TONES = {
  good: styles.improving,
  bad: styles.declining,
  calm: styles.steady,
  unsettled: styles.unclear,
  open: styles['too-early'],
};

interface WordBadgeProps {
  word: string;
  sign: string;
  tone: BadgeTone;
  size?: 'small' | 'large';
}

export function WordBadge({ word, sign, tone, size = 'small' }: WordBadgeProps) {
  return (
    <span className={styles.line}>
      <span className={cx(styles.badge, TONES[tone], styles[size])}>
        <span className={styles.sign} aria-hidden="true">
          {sign}
        </span>
        {word}
      </span>
    </span>
  );
}
