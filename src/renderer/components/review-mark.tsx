/**
 * ReviewMark   signOff: StandingSignOff | null — beside a verdict: whether a consultant stands for it.
 *              Where they overrode it, the computed word as well, because the badge shows theirs.
 */
import { Check } from 'lucide-react';
import { reviewOf, type StandingSignOff } from '#shared/domain/sign-off.ts';
import styles from './review-mark.module.css';
import { verdictWords } from './verdict-badge.tsx';

export function ReviewMark({ signOff }: { signOff: StandingSignOff | null }) {
  const review = reviewOf(signOff);
  const isReviewed = review === 'confirmed' || review === 'overridden';
  return (
    <span className={styles.mark}>
      {isReviewed && <Check aria-hidden="true" />}
      {wordsOf(signOff)}
    </span>
  );
}

function wordsOf(signOff: StandingSignOff | null): string {
  if (signOff === null) return 'not reviewed';
  switch (reviewOf(signOff)) {
    case 'confirmed':
      return 'reviewed';
    case 'overridden':
      return `reviewed; computed ${verdictWords[signOff.computed].word}`;
    default:
      return 'changed since reviewed';
  }
}
