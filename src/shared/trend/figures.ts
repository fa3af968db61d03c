/** The figures a verdict rests on, each with what it is in plain words: the answer to "why". */
import { daysBetween, formatDate } from '../domain/calendar.ts';
import type { Judgement } from './judge.ts';
import { describeBarePace, paceInParts } from './pace.ts';
import type { MetricRules } from './types.ts';
import { SIGNIFICANCE, smallestMeaningfulPace } from './verdict.ts';
import { formatChance, formatNumber, formatSigned } from './wording.ts';

interface VerdictFigure {
  readonly name: string;
  /** As it is written: "54", "S = +867" less its name, "p < 0.001". */
  readonly value: string;
  /** What it is, in words that need no statistics. */
  readonly meaning: string;
}

/** In the order in which they build on one another; those that cannot be computed are left out. */
export function verdictFigures(judgement: Judgement, metric: MetricRules): VerdictFigure[] {
  return [
    ...extent(judgement, metric),
    ...trendTest(judgement, metric),
    ...pace(judgement, metric),
  ];
}

function extent(judgement: Judgement, metric: MetricRules): VerdictFigure[] {
  const { judged, n } = judgement;
  const { from, to, independent } = judged;
  const left = n - judged.n;
  const readings = {
    name: 'Readings (n)',
    value: formatNumber(judged.n, 0),
    meaning:
      left === 0
        ? 'that the verdict rests on'
        : `that the verdict rests on; ${formatNumber(left, 0)} before a scoring change that nothing is compared across are left out`,
  };
  if (from === null || to === null) return [readings];
  const days = metric.smoothingDays;
  return [
    readings,
    {
      name: 'Span',
      value: daysInWords(daysBetween(from, to)),
      meaning: `from the first of them, ${formatDate(from)}, to the last, ${formatDate(to)}`,
    },
    {
      name: 'Independent readings',
      value: days > 0 ? formatNumber(independent, 1) : formatNumber(independent, 0),
      meaning:
        days > 0
          ? `what they are worth, because readings of a ${days}-day window share days; few trends show below 5`
          : 'the score is not smoothed, so each counts in full',
    },
  ];
}

function trendTest(judgement: Judgement, { smoothingDays }: MetricRules): VerdictFigure[] {
  const { trendTest: test, serialCorrelation, judged } = judgement;
  if (test === null) return [];
  const pairs = formatNumber((judged.n * (judged.n - 1)) / 2, 0);
  const figures: VerdictFigure[] = [
    {
      name: 'Inflation',
      value: `× ${formatNumber(test.inflation, 1)}`,
      meaning:
        smoothingDays > 0
          ? 'how much more S wanders by chance (its variance) because of the shared days'
          : 'nothing to allow for: no reading shares a day with another',
    },
    {
      name: 'S',
      value: formatSigned(test.s, 0),
      meaning: `pairs of readings that rise less those that fall, of ${pairs} pairs; 0 is no direction at all`,
    },
    {
      name: 'p',
      value: formatChance(test.p),
      meaning: `the chance of an S as far from 0 without any trend${test.isExact ? ', counted over every order of the readings' : ''}; a trend has less than ${SIGNIFICANCE}`,
    },
  ];
  if (serialCorrelation === null) {
    figures.push({
      name: 'p, serial correlation allowed for',
      value: 'the same',
      meaning:
        'readings were not found to move together beyond what smoothing does; asked from 11 readings up',
    });
  } else {
    figures.push({
      name: 'p, serial correlation allowed for',
      value: formatChance(serialCorrelation.p),
      meaning: `neighbouring readings move together beyond smoothing (${formatNumber(serialCorrelation.memory, 2)} from day to day), which makes the inflation × ${formatNumber(serialCorrelation.inflation, 1)}; this chance decides`,
    });
  }
  return figures;
}

function pace(judgement: Judgement, metric: MetricRules): VerdictFigure[] {
  const smallest = smallestMeaningfulPace(metric);
  const matters: VerdictFigure = {
    name: 'Smallest pace that matters',
    value: smallest === 0 ? 'none named' : `± ${describeBarePace(smallest, metric.decimals)}`,
    meaning:
      smallest === 0
        ? 'only a series that stands still is steady'
        : 'a series whose whole range lies within it is steady',
  };
  if (judgement.slope === null) return [matters];
  const { pace: value, interval } = paceInParts(judgement.slope, metric.decimals);
  const range = judgement.slope.isFull && interval !== '' ? `95 % range ${interval}` : interval;
  return [
    {
      name: 'Pace',
      value,
      meaning: [range, 'the median slope of all pairs of readings'].filter(Boolean).join('; '),
    },
    matters,
  ];
}

function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${formatNumber(days, 0)} days`;
}
