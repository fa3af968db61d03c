/** What one line of the portfolio says of its engagement. */
import { Flag } from 'lucide-react';
import { Link } from 'wouter';
import type { PortfolioRow } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { reviewOf, verdictThatCounts } from '#shared/domain/sign-off.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { formatChange, formatDistance, formatValue, plural } from '../../components/format.ts';
import { ReviewMark } from '../../components/review-mark.tsx';
import { VerdictBadge, verdictWords } from '../../components/verdict-badge.tsx';
import styles from './portfolio-cells.module.css';

interface Cell {
  row: PortfolioRow;
}

export function EngagementName({ row: { engagement } }: Cell) {
  const { id, clientName, name, status, endsOn } = engagement;
  const ended = endsOn === null ? '' : ` on ${formatDate(endsOn)}`;
  const state = {
    planned: `Starts on ${formatDate(engagement.startsOn)}`,
    active: null,
    'handed-off': `Handed off${ended}`,
    closed: `Closed${ended}`,
  }[status];
  return (
    <div className={styles.name}>
      <Link
        href={`/engagements/${id}`}
        className={styles.link}
        aria-keyshortcuts="L"
        title="L logs a reading"
      >
        <span className={styles.client}>{clientName}</span>
        <span className={styles.engagement}>{name}</span>
      </Link>
      {state !== null && <span className={styles.aside}>{state}</span>}
    </div>
  );
}

export function VerdictInWords({ row: { main, attention } }: Cell) {
  return (
    <div className={styles.verdict}>
      {main ? (
        <>
          <div className={styles.heading}>
            <VerdictBadge
              verdict={verdictThatCounts(main.judgement.verdict, main.signOff)}
              direction={main.metric.direction}
            />
            <ReviewMark signOff={main.signOff} />
            <span className={styles.aside}>
              {main.metric.name}, {main.subjectName}
            </span>
          </div>
          <p className={styles.sentence}>
            {main.signOff !== null && reviewOf(main.signOff) === 'overridden'
              ? `“${main.signOff.sentence}”`
              : main.judgement.sentence}
          </p>
        </>
      ) : (
        <p className={styles.sentence}>No main indicator yet.</p>
      )}
      {attention.length > 0 && (
        <ul className={styles.attention} aria-label="Needs attention">
          {attention.map(({ text, metricId }) => (
            <li key={text}>
              <Flag aria-hidden="true" />
              {metricId === undefined ? text : <Link href={`/metrics/${metricId}`}>{text}</Link>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function Readings({ row: { main, engagement, judgedOn } }: Cell) {
  const latest = main?.judgement.latest;
  if (!main || !latest) return <span className={styles.aside}>no reading</span>;
  const { metric, recent, judgement, signOff } = main;
  const word = verdictWords[verdictThatCounts(judgement.verdict, signOff)].word.toLowerCase();
  return (
    <div className={styles.readings}>
      <Sparkline
        points={recent}
        baseline={judgement.baseline?.value ?? null}
        label={`${metric.name} over the last year: ${word}, ${plural(recent.length, 'reading')}`}
      />
      <span>{formatValue(latest.value, metric)}</span>
      <span className={styles.aside}>
        {engagement.status === 'active'
          ? formatDistance(latest.date, judgedOn)
          : formatDate(latest.date)}
      </span>
    </div>
  );
}

export function SinceBaseline({ row: { main } }: Cell) {
  const baseline = main?.judgement.baseline;
  if (!main || !baseline || baseline.change === null) {
    return <span className={styles.aside}>no baseline</span>;
  }
  const { change, date, linkError } = baseline;
  return (
    <div className={styles.figure}>
      <span>{formatChange(change, main.metric)}</span>
      {linkError !== null && (
        <span className={styles.aside}>
          ± {formatNumber(linkError, main.metric.decimals)} by the link
        </span>
      )}
      <span className={styles.aside}>since {formatDate(date)}</span>
    </div>
  );
}

export function NextMilestone({ row: { nextMilestone, judgedOn } }: Cell) {
  if (!nextMilestone) return <span className={styles.aside}>none ahead</span>;
  const { title, date } = nextMilestone;
  const isOverdue = date < judgedOn;
  return (
    <div className={styles.milestone}>
      <span>{title}</span>
      <span className={isOverdue ? styles.overdue : styles.aside}>
        {isOverdue ? 'overdue, ' : ''}
        {formatDate(date)}, {formatDistance(date, judgedOn)}
      </span>
    </div>
  );
}
