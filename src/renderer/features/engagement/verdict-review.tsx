/** Whether the consultant stands for the verdict: their sentence, its day, and what was computed. */
import { PenLine } from 'lucide-react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { reviewOf } from '#shared/domain/sign-off.ts';
import { Button } from '../../components/button.tsx';
import { verdictWords } from '../../components/verdict-badge.tsx';
import type { OpenEditor } from './engagement-dialog.tsx';
import { labelOf } from './series-words.ts';
import styles from './verdict-review.module.css';

interface VerdictReviewProps {
  trend: SeriesTrend;
  onOpen: OpenEditor;
}

export function VerdictReview({ trend, onOpen }: VerdictReviewProps) {
  const { signOff } = trend;
  const review = reviewOf(signOff);
  const isReviewed = review === 'confirmed' || review === 'overridden';
  return (
    <div className={styles.review}>
      <PenLine className={styles.sign} aria-hidden="true" />
      <div className={styles.words}>
        <p>
          <span className={styles.state}>{stateOf(trend)}</span>
          {onOpen && (
            <Button
              variant="quiet"
              className={styles.action ?? ''}
              aria-label={`${isReviewed ? 'Review again' : 'Review'}: the verdict on ${labelOf(trend)}`}
              onPress={() => onOpen({ kind: 'review', trend })}
            >
              {isReviewed ? 'Review again' : 'Review'}
            </Button>
          )}
        </p>
        {signOff && <blockquote className={styles.sentence}>{signOff.sentence}</blockquote>}
      </div>
    </div>
  );
}

function stateOf({ signOff, judgement }: SeriesTrend): string {
  if (signOff === null) return 'Not yet reviewed.';
  const word = (verdict: typeof signOff.signed) => verdictWords[verdict].word;
  const on = formatDate(signOff.signedOn);
  switch (reviewOf(signOff)) {
    case 'confirmed':
      return `Confirmed on ${on}.`;
    case 'overridden':
      return `Overridden on ${on}: computed ${word(signOff.computed)}, signed ${word(signOff.signed)}.`;
    default:
      return `Not yet reviewed: signed on ${on} as ${word(signOff.signed)}${
        signOff.signed === signOff.computed ? '' : `, computed ${word(signOff.computed)}`
      }; since then the verdict has changed to ${word(judgement.verdict)}.`;
  }
}
