/** The tracked series in view: its verdict, key figures and chart. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type Ref, useId, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { Correction } from '#shared/domain/series.ts';
import { reviewOf, verdictThatCounts } from '#shared/domain/sign-off.ts';
import { whyItLags } from '#shared/trend/lag.ts';
import type { ScoreAndWork } from '#shared/trend/score-and-work.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { datesDrawn, daysOf, withinRange } from '../../charts/chart-range.ts';
import { type ChartReading, trendChartModel } from '../../charts/trend-chart-model.ts';
import { TrendChart } from '../../charts/trend-chart.tsx';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { EarnedBadge } from '../../components/earned-badge.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/fields.tsx';
import { VerdictBadge, verdictWords } from '../../components/verdict-badge.tsx';
import { ChartPeriod, useChartPeriod } from './chart-period.tsx';
import type { OpenEditor } from './engagement-dialog.tsx';
import { KeyFigures } from './key-figures.tsx';
import { ScoringChanges, UndecidedChanges } from './scoring-changes.tsx';
import { labelOf } from './series-words.ts';
import styles from './series-panel.module.css';
import { VerdictDetails } from './verdict-details.tsx';
import { VerdictReview } from './verdict-review.tsx';

interface SeriesPanelProps {
  ref: Ref<HTMLElement>;
  engagement: Engagement;
  trend: SeriesTrend;
  series: readonly SeriesTrend[];
  milestones: readonly Milestone[];
  /** The work that it is held against; null for a driver. */
  work: ScoreAndWork<SeriesTrend> | null;
  judgedOn: CalendarDate;
  today: CalendarDate;
  onChoose: (trend: SeriesTrend) => void;
  /** After an undecided scoring change was decided here. */
  onDecided: () => void;
  onOpen: OpenEditor;
}

export function SeriesPanel(props: SeriesPanelProps) {
  const { ref, engagement, trend, series, milestones, work, judgedOn, today } = props;
  const { onChoose, onDecided, onOpen } = props;
  const { judgement, metric } = trend;
  const main = series.find((each) => each.series.isMain);
  const model = useMemo(
    () => trendChartModel(trend, milestones, judgedOn),
    [trend, milestones, judgedOn],
  );
  const [period, choosePeriod] = useChartPeriod();
  const drawn = useMemo(() => {
    const range = daysOf(period, engagement, judgedOn);
    return range === null ? model : withinRange(model, range, milestones);
  }, [model, milestones, engagement, judgedOn, period]);
  const [isExplained, setIsExplained] = useState(false);
  const detailsId = useId();
  const remarks = useCorrectionRemarks(trend, today);

  return (
    <section ref={ref} tabIndex={-1} className={styles.panel} aria-label={labelOf(trend)}>
      <div className={styles.choice}>
        <h2 className={cx(styles.name, series.length > 1 && 'visually-hidden')}>
          {labelOf(trend)}
        </h2>
        {series.length > 1 && (
          <Select
            label="Tracked series"
            hideLabel
            value={String(trend.series.id)}
            onChange={(id) => {
              const chosen = series.find((each) => String(each.series.id) === id);
              if (chosen) onChoose(chosen);
            }}
            options={series.map((each) => ({
              value: String(each.series.id),
              label: labelOf(each),
            }))}
          />
        )}
        {trend.series.isMain ? (
          <span className={styles.mainMark}>Main indicator</span>
        ) : (
          main && (
            <Button variant="quiet" onPress={() => onChoose(main)}>
              Back to the main indicator
            </Button>
          )
        )}
        <Button
          variant="quiet"
          className={styles.why ?? ''}
          icon={isExplained ? <ChevronDown /> : <ChevronRight />}
          aria-expanded={isExplained}
          aria-controls={detailsId}
          onPress={() => setIsExplained(!isExplained)}
        >
          Why
        </Button>
      </div>
      <UndecidedChanges trend={trend} canDecide={onOpen !== null} onDecided={onDecided} />
      <div className={styles.told} aria-live="polite">
        <VerdictBadge
          verdict={verdictThatCounts(judgement.verdict, trend.signOff)}
          direction={metric.direction}
          size="large"
        />
        <p className={styles.sentence}>
          {reviewOf(trend.signOff) === 'overridden' &&
            `Computed: ${verdictWords[judgement.verdict].word}. `}
          {judgement.sentence}
        </p>
      </div>
      {isExplained && <VerdictDetails id={detailsId} trend={trend} />}
      {judgement.n === 0 ? (
        <EmptyState
          level={3}
          title="The first reading starts the line"
          actions={
            onOpen && (
              <Button variant="primary" onPress={() => onOpen({ kind: 'reading', trend })}>
                Log the first reading
              </Button>
            )
          }
        >
          <p>
            A verdict needs at least 6 readings over {Math.max(28, metric.smoothingDays)} days.
            Until then readings are drawn and nothing is claimed. Several at once come in by{' '}
            <Link href="/import">importing a file</Link>.
          </p>
        </EmptyState>
      ) : (
        <>
          <TrendChart
            key={trend.series.id}
            trend={trend}
            model={drawn}
            remarks={remarks}
            period={
              <ChartPeriod chosen={period} drawn={datesDrawn(drawn)} onChoose={choosePeriod} />
            }
            {...(onOpen && {
              readingActions: ({ record, date }: ChartReading) =>
                record && (
                  <Button
                    variant="quiet"
                    className={styles.correct ?? ''}
                    aria-label={`Correct the reading of ${formatDate(date)}`}
                    onPress={() => onOpen({ kind: 'correction', trend, reading: record })}
                  >
                    Correct
                  </Button>
                ),
            })}
          />
        </>
      )}
      <Standing {...{ trend, work, onOpen }} />
      {judgement.n > 0 && (
        <>
          {metric.smoothingDays > 0 && (
            <p className={styles.lag}>
              <strong>Why it lags.</strong> {whyItLags(metric.smoothingDays)}
            </p>
          )}
          <KeyFigures trend={trend} today={today} onOpen={onOpen} />
        </>
      )}
      <ScoringChanges trend={trend} changes={model.changes} onOpen={onOpen} />
    </section>
  );
}

type StandingProps = Pick<SeriesPanelProps, 'trend' | 'work' | 'onOpen'>;

/** Who stands for the verdict, and whether it is earned. */
function Standing({ trend, work, onOpen }: StandingProps) {
  return (
    <div className={styles.standing}>
      <VerdictReview trend={trend} onOpen={onOpen} />
      {work !== null && work.work.length > 0 && (
        <p className={styles.earned}>
          Is it earned? <EarnedBadge word={work.earned.word} />
          <Link
            href={`/engagements/${trend.series.engagementId}/drivers?series=${trend.series.id}`}
          >
            The work behind it
          </Link>
        </p>
      )}
    </div>
  );
}

/** What is to be said of readings corrected until a day: their old value, when and why. */
function useCorrectionRemarks(
  trend: SeriesTrend,
  until: CalendarDate,
): (reading: ChartReading) => string[] {
  const { data } = useProcedure('corrections.list', { seriesId: trend.series.id });
  const { decimals } = trend.metric;
  return useMemo(() => {
    const known = (data ?? []).filter(({ correctedOn }) => correctedOn <= until);
    const perReading = Map.groupBy(known, ({ readingId }: Correction) => readingId);
    return ({ record }) =>
      (record ? (perReading.get(record.id) ?? []) : []).map(
        ({ oldValue, correctedOn, reason }) =>
          `corrected from ${formatNumber(oldValue, decimals)} on ${formatDate(correctedOn)}: ${reason}`,
      );
  }, [data, decimals, until]);
}
