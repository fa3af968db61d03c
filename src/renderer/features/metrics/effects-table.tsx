/** Every series that a scoring change cuts, with what is said of it under each treatment. */
import { useState } from 'react';
import { Link } from 'wouter';
import type {
  ScoringChangeEffects,
  SeriesEffect,
  SeriesOutcome,
  TreatmentOption,
} from '#shared/contract/scoring-changes.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { paceInParts } from '#shared/trend/pace.ts';
import type { Slope } from '#shared/trend/theil-sen.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Checkbox } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { optionKey, optionName } from './metric-words.ts';
import styles from './metrics.module.css';

export function EffectsTable({ effects }: { effects: ScoringChangeEffects }) {
  const [showsSentences, setShowsSentences] = useState(false);
  return (
    <div className={styles.effects}>
      <p className={styles.legend}>
        {dependenceInWords(effects)} Under each verdict: the change since the baseline in{' '}
        {effects.metric.unit === '' ? 'the unit of the metric' : effects.metric.unit}, with the mean
        error of the link where it crosses one, and the pace with its 95 % range.
      </p>
      <Checkbox
        label="Show the sentences"
        isSelected={showsSentences}
        onChange={setShowsSentences}
      />
      <DataTable
        label="Series under each treatment"
        rows={effects.series}
        rowKey={({ seriesId }) => seriesId}
        columns={columnsFor(effects, showsSentences)}
        reflow
      />
    </div>
  );
}

/** "4 of 9 verdicts depend on the treatment." */
function dependenceInWords({ series }: ScoringChangeEffects): string {
  const depending = series.filter(
    ({ outcomes }) => new Set(outcomes.map(({ verdict }) => verdict)).size > 1,
  ).length;
  if (depending === 0) return 'No verdict depends on the treatment.';
  const verb = depending === 1 ? 'depends' : 'depend';
  return `${depending} of ${plural(series.length, 'verdict')} ${verb} on the treatment.`;
}

function columnsFor(
  { metric, change, options }: ScoringChangeEffects,
  showsSentences: boolean,
): Column<SeriesEffect>[] {
  const outcome = (told: SeriesOutcome | undefined) =>
    told && <Outcome outcome={told} metric={metric} showsSentence={showsSentences} />;
  return [
    {
      key: 'series',
      header: 'Series',
      isRowHeader: true,
      cell: ({ seriesId, engagementId, clientName, engagementName, subjectName }) => (
        <div>
          <Link href={`/engagements/${engagementId}?series=${seriesId}`}>{subjectName}</Link>
          <span className={styles.under}>
            {clientName}, {engagementName}
          </span>
        </div>
      ),
    },
    ...options.map((option, place) => ({
      key: optionKey(option),
      header: headerOf(option, change === null),
      cell: ({ outcomes }: SeriesEffect) => outcome(outcomes[place]),
    })),
  ];
}

/** One that is not entered yet is treated as if it were ignored. */
function headerOf(option: TreatmentOption, isNew: boolean): string {
  if (option.isPresent) return `${optionName(option)} (as decided)`;
  return isNew && option.treatment === 'ignore' ? 'Ignore (as it is now)' : optionName(option);
}

interface OutcomeProps {
  outcome: SeriesOutcome;
  metric: Metric;
  showsSentence: boolean;
}

function Outcome({ outcome, metric, showsSentence }: OutcomeProps) {
  const { verdict, sentence, slope } = outcome;
  return (
    <div className={styles.outcome}>
      <VerdictBadge verdict={verdict} direction={metric.direction} />
      <span className={styles.figure}>{changeIn(outcome, metric)}</span>
      {slope && <Pace slope={slope} decimals={metric.decimals} />}
      {showsSentence && <span className={styles.sentence}>{sentence}</span>}
    </div>
  );
}

function Pace({ slope, decimals }: { slope: Slope; decimals: number }) {
  const { pace, interval } = paceInParts(slope, decimals);
  return (
    <span className={styles.under}>
      {pace}
      <span className={styles.under}>{interval}</span>
    </span>
  );
}

/** "+11.23 ± 0.75". */
function changeIn({ change, linkError, isLinked }: SeriesOutcome, { decimals }: Metric): string {
  if (change === null) return 'no baseline';
  const amount = formatSigned(change, decimals);
  if (!isLinked) return amount;
  const error = linkError === null ? ', error unknown' : ` ± ${formatNumber(linkError, decimals)}`;
  return `${amount}${error}`;
}
