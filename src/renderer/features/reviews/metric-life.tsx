/** One metric: its plan, how far the overlap with its successor has come, and the reviews held. */
import { useId } from 'react';
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { ReviewDecision } from '#shared/domain/succession.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { decisionInWords, overlapInWords, reviewInWords, roleWords } from './review-words.ts';
import styles from './reviews.module.css';

interface MetricLifeProps {
  entry: SuccessionEntry;
  /** The series that could take its place as the main indicator; null for none. */
  successorSeries: SeriesId | null;
  today: CalendarDate;
  onPlan: () => void;
  /** With the decision to begin with; null to choose one. */
  onHold: (decision: ReviewDecision | null) => void;
}

export function MetricLife({ entry, successorSeries, today, onPlan, onHold }: MetricLifeProps) {
  const { metric, isMain, isPlanned, isDue, succession, reviews } = entry;
  const { adoptedOn, retiredOn, retiredReason, keepIf, endIf } = succession;
  const isRetired = retiredOn !== null;
  const titleId = useId();
  return (
    <section className={cx(styles.life, isRetired && styles.retired)} aria-labelledby={titleId}>
      <header className={styles.head}>
        <div>
          <h3 id={titleId} className={styles.name}>
            {metric.name}
          </h3>
          <p className={styles.role}>
            {roleWords[metric.role]}
            {isMain ? ' · main indicator' : ''}
            {isRetired ? ' · retired' : ''}
            {!isPlanned && !isRetired ? ' · nothing planned yet, the usual dates' : ''}
          </p>
        </div>
        <div className={styles.actions}>
          {isRetired ? (
            <Button aria-label={`Take it up again: ${metric.name}`} onPress={() => onHold('keep')}>
              Take it up again
            </Button>
          ) : (
            <>
              <Button aria-label={`Plan for ${metric.name}`} onPress={onPlan}>
                Plan
              </Button>
              <Button
                variant={isDue ? 'primary' : 'secondary'}
                aria-label={`Hold a review of ${metric.name}`}
                onPress={() => onHold(null)}
              >
                Hold a review
              </Button>
            </>
          )}
        </div>
      </header>
      <dl className={styles.facts}>
        <Fact name="Adopted" text={formatDate(adoptedOn)} />
        {isRetired ? (
          <Fact
            name="Retired"
            text={formatDate(retiredOn)}
            note={retiredReason ?? 'Its successor took its place.'}
          />
        ) : (
          <Fact name="Review" text={reviewInWords(entry, today)} isUrgent={isDue} />
        )}
        <Fact name="Would keep it" text={keepIf} />
        <Fact name="Would end it" text={endIf} />
        <After entry={entry} />
      </dl>
      {isRetired && isMain && successorSeries !== null && (
        <Promotion entry={entry} seriesId={successorSeries} />
      )}
      {reviews.length > 0 && (
        <div>
          <h4 className={styles.heldTitle}>Reviews held</h4>
          <ol className={styles.held}>
            {reviews.toReversed().map((review) => (
              <li key={review.id}>
                <span className={styles.when}>{formatDate(review.heldOn)}</span>
                <span>
                  <strong>{decisionInWords(review)}.</strong> {review.reason}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

interface FactProps {
  name: string;
  /** Empty where nobody said. */
  text: string;
  note?: string;
  isUrgent?: boolean;
}

function Fact({ name, text, note, isUrgent = false }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={cx(isUrgent && styles.urgent, text === '' && styles.unsaid)}>
        {text === '' ? 'not said yet' : text}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}

function After({ entry: { successor, overlap, succession } }: { entry: SuccessionEntry }) {
  const { overlapReadings: wanted } = succession;
  return (
    <div className={styles.fact}>
      <dt>Comes after it</dt>
      <dd className={cx(!successor && styles.unsaid)}>
        {successor?.name ?? 'not settled yet'}
        {overlap !== null && (
          <span className={styles.note}>
            {wanted > 0 && (
              <progress
                className={styles.progress}
                max={wanted}
                value={Math.min(overlap, wanted)}
                aria-hidden="true"
              />
            )}
            {overlapInWords(overlap, wanted)}
          </span>
        )}
      </dd>
    </div>
  );
}

/** A retired metric can lead no longer: its successor is one step away from doing so. */
function Promotion({ entry, seriesId }: { entry: SuccessionEntry; seriesId: SeriesId }) {
  const makeMain = useCommand('series.make-main');
  const name = entry.successor?.name ?? '';
  return (
    <div className={styles.promotion}>
      <p>It is still the main indicator of the engagement, judged as on its last day.</p>
      <Button
        isBusy={makeMain.isPending}
        onPress={() =>
          makeMain.mutate(
            { seriesId },
            { onSuccess: () => say(`${name} is the main indicator now.`) },
          )
        }
      >
        Make {name} the main indicator
      </Button>
      <RefusalNotice refusal={makeMain.error} />
    </div>
  );
}
