/** A tracked series with its judgement, as the engagement page receives it. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, CalendarDate } from '#shared/domain/calendar.ts';
import {
  EngagementId,
  MetricId,
  MilestoneId,
  ReadingId,
  ScoringChangeId,
  SeriesId,
  SubjectId,
  ClientId,
} from '#shared/domain/identity.ts';
import type { Metric, ScoringChange } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { Reading } from '#shared/domain/series.ts';
import { judgeSeries } from '#shared/trend/judge.ts';

export const date = (text: string): CalendarDate => CalendarDate.parse(text);

const score: Metric = {
  id: MetricId.parse(1),
  name: 'Influence score',
  provider: null,
  unit: 'points',
  decimals: 1,
  scaleMin: 0,
  scaleMax: 100,
  hasTrueZero: false,
  direction: 'up',
  role: 'leading-indicator',
  smoothingDays: 0,
  cadenceDays: 7,
  smallestMeaningfulPace: null,
  visibility: 'shared',
  howToRead: '',
  catalogueKey: null,
};

interface Parts {
  readonly metric?: Partial<Metric>;
  /** Date → value. */
  readonly readings: Readonly<Record<string, number>>;
  readonly scoringChanges?: readonly Pick<ScoringChange, 'changedOn' | 'treatment'>[];
  readonly benchmarks?: SeriesTrend['benchmarks'];
  readonly baseline?: { readonly date: CalendarDate; readonly value: number };
  readonly target?: { readonly dueOn: CalendarDate; readonly value: number };
  readonly today: CalendarDate;
}

export function seriesTrend(parts: Parts): SeriesTrend {
  const { baseline, target, benchmarks = [], today } = parts;
  const metric = { ...score, ...parts.metric };
  const seriesId = SeriesId.parse(1);
  const readings = Object.entries(parts.readings).map(([on, value], index): Reading => ({
    id: ReadingId.parse(index + 1),
    seriesId,
    date: date(on),
    value,
    seenOn: date(on),
    restatedBy: null,
    status: 'normal',
    source: '',
    note: '',
    evidence: '',
    importId: null,
  }));
  const scoringChanges = (parts.scoringChanges ?? []).map((change, index): ScoringChange => ({
    id: ScoringChangeId.parse(index + 1),
    metricId: metric.id,
    what: `Change ${index + 1}`,
    source: '',
    linkMethod: 'additive',
    enteredOn: change.changedOn,
    ...change,
  }));
  return {
    series: {
      id: seriesId,
      engagementId: EngagementId.parse(1),
      subjectId: SubjectId.parse(1),
      metricId: metric.id,
      isMain: true,
      archivedOn: null,
      retiredOn: null,
    },
    subject: {
      id: SubjectId.parse(1),
      clientId: ClientId.parse(1),
      name: 'Meadowbrook Health',
      kind: 'organisation',
      alias: null,
      visibility: 'shared',
      consent: null,
      consentOn: null,
      consentHow: '',
      inLeague: true,
    },
    metric,
    scoringChanges,
    benchmarks: [...benchmarks],
    baseline: baseline ? { seriesId, note: '', agreedOn: baseline.date, ...baseline } : null,
    target: target ? { seriesId, note: '', setOn: today, ...target } : null,
    readings,
    restated: [],
    judgement: judgeSeries({
      readings,
      metric,
      scoringChanges: scoringChanges.map(({ changedOn, treatment, linkMethod }) => ({
        date: changedOn,
        treatment,
        method: linkMethod,
        pairs: [],
        hasOwnPair: false,
      })),
      baseline: baseline ?? null,
      target: target ? { date: target.dueOn, value: target.value, setOn: null } : null,
      today,
    }),
    signOff: null,
  };
}

/** Weekly readings from a date. */
export function weekly(from: CalendarDate, values: readonly number[]): Record<string, number> {
  return Object.fromEntries(values.map((value, week) => [addDays(from, 7 * week), value]));
}

export function milestone(id: number, on: string, status: Milestone['status'] = 'done'): Milestone {
  return {
    id: MilestoneId.parse(id),
    engagementId: EngagementId.parse(1),
    date: date(on),
    title: `Milestone ${id}`,
    category: '',
    status,
    owner: '',
    evidence: '',
    note: '',
  };
}
