/** The scoring changes of a series' metric: how each is treated, and deciding on those that are open. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import type { TrendChartModel } from '../../charts/trend-chart-model.ts';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/format.ts';
import { Notice } from '../../components/notice.tsx';
import type { OpenDialog } from './engagement-dialog.tsx';
import styles from './scoring-changes.module.css';
import { TreatmentForm } from './treatment-form.tsx';

const TREATED: Readonly<Record<ScoringChange['treatment'], string>> = {
  rebase: 'Rebased: nothing is compared across it.',
  splice: 'Spliced: earlier readings are linked to the new scale.',
  ignore: 'Ignored: noted only.',
  undecided: 'Undecided.',
};

interface UndecidedChangesProps {
  trend: SeriesTrend;
  onDecided: () => void;
}

/** Asks for a decision on each undecided scoring change between the readings. */
export function UndecidedChanges({ trend, onDecided }: UndecidedChangesProps) {
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
      title={`The scoring of ${trend.metric.name} changed on ${formatDate(change.changedOn)}. How should that be treated?`}
    >
      <p>{change.what}</p>
      <div className={styles.decision}>
        <TreatmentForm change={change} metric={trend.metric} onDone={onDecided} />
      </div>
    </Notice>
  ));
}

interface ScoringChangesProps {
  trend: SeriesTrend;
  /** Those within the chart, with the keys that mark them there. */
  changes: TrendChartModel['changes'];
  onOpen: (dialog: OpenDialog) => void;
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
                {TREATED[change.treatment]} {linkInWords(trend, change)}
              </p>
            </div>
            {change.treatment !== 'undecided' && (
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

/** "Link +2.98 ± 0.40 from 3 pairs." */
function linkInWords({ judgement, metric }: SeriesTrend, change: ScoringChange): string {
  const link = judgement.links.find(({ date }) => date === change.changedOn);
  if (!link) return '';
  const shift = formatSigned(link.shift, metric.decimals);
  const line =
    link.factor === 1
      ? shift
      : `× ${formatNumber(link.factor, 3)} ${link.shift === 0 ? '' : shift}`;
  const error =
    link.meanError === null
      ? ', its error unknown'
      : ` ± ${formatNumber(link.meanError, metric.decimals)}`;
  const estimated = link.isEstimated ? ', estimated from other series' : '';
  return `Link ${line.trim()}${error}, from ${plural(link.pairs, 'pair')}${estimated}.`;
}
