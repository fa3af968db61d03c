/** What a chart says in words: one reading, why it stands out, and the whole. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { movementInWords } from '#shared/trend/lag.ts';
import type { SpecialCauseRule } from '#shared/trend/special-causes.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { formatValue } from '../components/format.ts';
import type { ChartReading, TrendChartModel } from './trend-chart-model.ts';

const RULES: Readonly<Record<SpecialCauseRule, string>> = {
  'above-upper-limit': 'above the usual range',
  'below-lower-limit': 'below the usual range',
  'seven-rising': 'seven rising in a row',
  'seven-falling': 'seven falling in a row',
  'two-of-three-high': 'two of three near the upper limit',
  'two-of-three-low': 'two of three near the lower limit',
  'seven-above': 'seven in a row above the mean',
  'seven-below': 'seven in a row below the mean',
};

/** A mean of whole numbers is written with one decimal, so that it is not taken for a reading. */
export function decimalsOfMean({ decimals }: Metric): number {
  return Math.max(decimals, 1);
}

/** Why a reading stands out, and what else is to be known of it; empty for an ordinary one. */
export function whatIsSpecial(reading: ChartReading, metric: Metric): string[] {
  const notes = reading.rules.map((rule) => RULES[rule]);
  const { record } = reading;
  if (record && record.status !== 'normal') notes.push(STATUS[record.status]);
  if (record && record.note !== '') notes.push(record.note);
  if (reading.linked !== reading.value) {
    notes.push(`${formatNumber(reading.linked, metric.decimals)} on the latest scale`);
  }
  return notes;
}

const STATUS = {
  estimated: 'estimated',
  provisional: 'provisional',
  break: 'the scale changed here',
} as const;

/**
 * Which days a smoothed reading and the one before do not share: "5 to 11 Nov" came in, "7 to 13 Aug"
 * fell out. Null for the first reading and without smoothing.
 */
export function windowMoved(
  { date, before }: Pick<ChartReading, 'date' | 'before'>,
  { smoothingDays }: Metric,
): { readonly since: string; readonly entered: string; readonly left: string } | null {
  const movement = before && movementInWords(before.date, date, smoothingDays);
  return movement ? { since: formatDate(before.date), ...movement } : null;
}

/** One reading as it is shown and read out; parts are empty where there is nothing to say. */
export interface ReadingWords {
  readonly date: string;
  readonly value: string;
  /** The move since the one before, and what is special. */
  readonly rest: string;
  /** The smoothed line, the usual range, and what happened since the reading before. */
  readonly around: string;
  /** For smoothed metrics, the days behind the move. */
  readonly lag: string;
}

export function readingInWords(
  model: TrendChartModel,
  index: number,
  metric: Metric,
): ReadingWords | null {
  const reading = model.readings[index];
  if (!reading) return null;
  const { before } = reading;
  const moved = before
    ? [
        `${formatSigned(reading.value - before.value, metric.decimals)} since ${formatDate(before.date)}`,
      ]
    : [];
  const days = windowMoved(reading, metric);
  return {
    date: formatDate(reading.date),
    value: formatValue(reading.value, metric),
    rest: [...moved, ...whatIsSpecial(reading, metric)].join(', '),
    around: [...linesAt(model, reading, metric), ...whatHappened(model, reading)].join('; '),
    lag: days ? `Since ${days.since}: ${days.entered} came in, ${days.left} fell out` : '',
  };
}

function linesAt({ ranges }: TrendChartModel, reading: ChartReading, metric: Metric): string[] {
  const number = (value: number) => formatNumber(value, decimalsOfMean(metric));
  const range = ranges.findLast(({ from, to }) => from <= reading.day && reading.day <= to);
  return [
    ...(reading.smoothed === null ? [] : [`Smoothed ${number(reading.smoothed)}`]),
    ...(range ? [`usual range ${number(range.lower)} to ${number(range.upper)}`] : []),
  ];
}

/** The milestones and scoring changes between the reading before and this one. */
function whatHappened({ milestones, changes }: TrendChartModel, reading: ChartReading): string[] {
  const { date, before } = reading;
  const isNew = (on: string) => on <= date && (before === null || on > before.date);
  return [
    ...milestones
      .filter(({ milestone }) => isNew(milestone.date))
      .map(
        ({ key, milestone }) =>
          `milestone ${key} on ${formatDate(milestone.date)}, ${milestone.title} (${milestone.status})`,
      ),
    ...changes
      .filter(({ change }) => isNew(change.changedOn))
      .map(({ key, change }) => `scoring change ${key} on ${formatDate(change.changedOn)}`),
  ];
}

/** The whole chart in a few sentences, for people who do not see it. */
export function chartInWords(trend: SeriesTrend, model: TrendChartModel): string {
  const { metric, subject, judgement } = trend;
  const first = model.readings[0];
  const last = model.readings.at(-1);
  if (!first || !last) {
    return model.isPart
      ? `${metric.name} of ${subject.name}: no readings in the period shown.`
      : `${metric.name} of ${subject.name}: no readings yet.`;
  }
  const values = model.readings.map(({ value }) => value);
  const number = (value: number) => formatNumber(value, metric.decimals);
  const sentences = [
    `${metric.name} of ${subject.name}: ${model.readings.length} readings from ${formatDate(first.date)} to ${formatDate(last.date)}, between ${number(Math.min(...values))} and ${number(Math.max(...values))}; latest ${formatValue(last.value, metric)}.`,
  ];
  if (judgement.baseline) {
    sentences.push(
      `Baseline ${number(judgement.baseline.value)} of ${formatDate(judgement.baseline.date)}.`,
    );
  }
  if (model.isPart) sentences.push(`Judged on all ${judgement.n} readings, shown or not.`);
  sentences.push(judgement.sentence);
  for (const { key, change } of model.changes) {
    sentences.push(`Scoring change ${key} on ${formatDate(change.changedOn)}: ${change.what}`);
  }
  if (model.milestones.length > 0) {
    sentences.push(
      `Milestones: ${model.milestones
        .map(({ key, milestone }) => `${key}, ${formatDate(milestone.date)}, ${milestone.title}`)
        .join('; ')}.`,
    );
  }
  return sentences.join(' ');
}
