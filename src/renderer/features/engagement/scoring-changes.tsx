/** The scoring changes of a series' metric: how each is treated, and deciding on those that are open. */
import { Link } from 'wouter';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import { describeLink } from '#shared/trend/link-words.ts';
import type { TrendChartModel } from '../../charts/trend-chart-model.ts';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/format.ts';
import { Notice } from '../../components/notice.tsx';
import { changePath } from '../metrics/metric-words.ts';
import { treatedWords } from '../treatment-words.ts';
import type { OpenEditor } from './engagement-dialog.tsx';
import styles from './scoring-changes.module.css';
import { TreatmentForm } from './treatment-form.tsx';

interface UndecidedChangesProps {
  trend: SeriesTrend;
  /** Whether it can be decided here; otherwise it is told alone. */
  canDecide: boolean;
  onDecided: () => void;
}

/** Asks for a decision on each undecided scoring change between the readings. */
export function UndecidedChanges({ trend, canDecide, onDecided }: UndecidedChangesProps) {
  const { from, to } = trend.judgement;
  const open = trend.scoringChanges.filter(
    ({ treatment, changedOn }) =>
      treatment === 'undecided' &&
      from !== null &&
      to !== null &&
      changedOn > from &&
      changedOn <= to,
  );
  return open.map((change) => (
    <Notice
      key={change.id}
      tone="warning"
      title={`The scoring of ${trend.metric.name} changed on ${formatDate(change.changedOn)}.${canDecide ? ' How should that be treated?' : ' How to treat that was not decided yet.'}`}
    >
      <p>{change.what}</p>
      {canDecide && (
        <>
          <p>
            <Link href={changePath(trend.metric.id, change.changedOn)}>
              See what each treatment makes of every client
            </Link>
          </p>
          <div className={styles.decision}>
            <TreatmentForm change={change} metric={trend.metric} onDone={onDecided} />
          </div>
        </>
      )}
    </Notice>
  ));
}

interface ScoringChangesProps {
  trend: SeriesTrend;
  /** Those within the chart, with the keys that mark them there. */
  changes: TrendChartModel['changes'];
  onOpen: OpenEditor;
}

export function ScoringChanges({ trend, changes, onOpen }: ScoringChangesProps) {
  const outside = trend.scoringChanges.length - changes.length;
  if (trend.scoringChanges.length === 0 || trend.judgement.n === 0) return null;
  return (
    <section className={styles.changes} aria-label="Scoring changes">
      <h3 className={styles.title}>Scoring changes</h3>
      <ul className={styles.list}>
        {changes.map(({ key, change }) => (
          <li key={change.id} className={styles.change}>
            <span className={styles.key}>{key}</span>
            <div>
              <p>
                <strong>{formatDate(change.changedOn)}</strong> {change.what}
              </p>
              <p className={styles.treated}>
                {treatedWords[change.treatment]} {linkInWords(trend, change)}
              </p>
            </div>
            {onOpen && change.treatment !== 'undecided' && (
              <Button
                variant="quiet"
                className={styles.action ?? ''}
                aria-label={`Change the treatment of ${formatDate(change.changedOn)}`}
                onPress={() => onOpen({ kind: 'treatment', change, metric: trend.metric })}
              >
                Change
              </Button>
            )}
          </li>
        ))}
      </ul>
      {outside > 0 && (
        <p className={styles.outside}>
          {plural(outside, changes.length > 0 ? 'other' : 'scoring change')} of {trend.metric.name}{' '}
          {outside === 1 ? 'lies' : 'lie'} outside these readings.
        </p>
      )}
    </section>
  );
}

/** "Link: median difference +2.98, from 3 pairs, mean error 0.40." */
function linkInWords({ judgement, metric }: SeriesTrend, change: ScoringChange): string {
  const link = judgement.links.find(({ date }) => date === change.changedOn);
  if (!link) return '';
  const estimated = link.isEstimated ? ', estimated from other series' : '';
  return `Link: ${describeLink(link, metric.decimals)}${estimated}.`;
}
