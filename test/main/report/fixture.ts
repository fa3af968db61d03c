/** An engagement's trends as the workbook hands them on, for reports to be made from. */
import type { EngagementTrends, SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import { MetricId } from '#shared/domain/identity.ts';
import { Metric, ScoringChange } from '#shared/domain/metric.ts';
import { Milestone } from '#shared/domain/milestone.ts';
import { Correction, Reading } from '#shared/domain/series.ts';
import { StandingSignOff } from '#shared/domain/sign-off.ts';
import { Subject } from '#shared/domain/subject.ts';
import { judgeSeries } from '#shared/trend/judge.ts';
import type { ReportSettings, ReportSource } from '#main/report/index.ts';

export const day = (text: string) => text as CalendarDate;
export const TODAY = day('2013-11-18');

export const settings: ReportSettings = {
  preparedBy: 'Pat Consultant',
  today: TODAY,
  period: {},
  redact: 'none',
  version: '1.2.3',
  schemaVersion: 1,
  workbookUuid: '6b0d7c53-0d54-4f6e-9f61-0f3f5c1d7a11',
};

type Some<Thing> = Partial<Record<keyof Thing, unknown>>;

export function metric(fields: Some<Metric> = {}): Metric {
  return Metric.parse({
    id: 1,
    name: 'Klout Score',
    provider: 'Klout',
    unit: 'points',
    decimals: 2,
    scaleMin: 1,
    scaleMax: 100,
    hasTrueZero: false,
    direction: 'up',
    role: 'leading-indicator',
    smoothingDays: 90,
    cadenceDays: 7,
    smallestMeaningfulPace: null,
    visibility: 'shared',
    howToRead: 'Read the direction over months, not the level.',
    catalogueKey: null,
    ...fields,
  });
}

export function subject(fields: Some<Subject> = {}): Subject {
  return Subject.parse({
    id: 1,
    clientId: 1,
    name: 'Meadowbrook',
    kind: 'organisation',
    alias: null,
    visibility: 'shared',
    consent: null,
    consentOn: null,
    consentHow: '',
    inLeague: true,
    ...fields,
  });
}

interface SeriesFields {
  readonly id?: number;
  readonly subject?: Subject;
  readonly metric?: Metric;
  readonly isMain?: boolean;
  readonly values?: readonly (readonly [string, number])[];
  readonly notes?: Readonly<Record<string, string>>;
  readonly scoringChanges?: readonly Some<ScoringChange>[];
  readonly target?: { readonly value: number; readonly dueOn: string };
  /** Fits unless it says otherwise. */
  readonly signOff?: Some<StandingSignOff>;
}

const WOBBLE = [0, 0.31, -0.22, 0.13];

/** Weekly readings from a value on, each so much higher, with a wobble that no two neighbours share. */
export function weekly(
  from: string,
  weeks: number,
  start: number,
  step: number,
): [string, number][] {
  return Array.from({ length: weeks }, (_, i) => [
    addDays(day(from), i * 7),
    Math.round((start + i * step + (WOBBLE[i % 4] ?? 0)) * 100) / 100,
  ]);
}

export function series(fields: SeriesFields = {}): SeriesTrend {
  const id = fields.id ?? 1;
  const of = fields.metric ?? metric();
  const values = fields.values ?? weekly('2012-11-05', 54, 33, 0.27);
  const readings = values.map(([date, value], i) =>
    Reading.parse({
      id: id * 1000 + i,
      seriesId: id,
      date,
      value,
      seenOn: date,
      restatedBy: null,
      status: 'normal',
      source: '',
      note: fields.notes?.[date] ?? '',
      evidence: '',
      importId: null,
    }),
  );
  const scoringChanges = (fields.scoringChanges ?? []).map((change, i) =>
    ScoringChange.parse({
      id: of.id * 10 + i,
      metricId: of.id,
      changedOn: '2013-03-30',
      what: 'Another network is counted',
      source: '',
      treatment: 'splice',
      linkMethod: 'additive',
      enteredOn: change.changedOn,
      ...change,
    }),
  );
  const target = fields.target
    ? {
        seriesId: readings[0]?.seriesId ?? (id as never),
        value: fields.target.value,
        dueOn: day(fields.target.dueOn),
        note: '',
        setOn: day('2012-11-12'),
      }
    : null;
  return {
    series: {
      id: id as never,
      engagementId: 1 as never,
      subjectId: (fields.subject ?? subject()).id,
      metricId: of.id,
      isMain: fields.isMain ?? false,
      archivedOn: null,
      retiredOn: null,
    },
    subject: fields.subject ?? subject(),
    metric: of,
    scoringChanges,
    benchmarks: [{ value: 40, label: 'Stated average', asOf: day('2012-08-14'), source: 'Klout' }],
    baseline: null,
    target,
    readings,
    restated: [],
    judgement: judgeSeries({
      readings,
      metric: of,
      scoringChanges: scoringChanges.map(({ changedOn, treatment, linkMethod }) => ({
        date: changedOn,
        treatment,
        method: linkMethod,
        pairs: [],
        hasOwnPair: false,
      })),
      baseline: null,
      target: target && { date: target.dueOn, value: target.value, setOn: target.setOn },
      today: TODAY,
    }),
    signOff: fields.signOff
      ? StandingSignOff.parse({
          seriesId: id,
          judgedOn: TODAY,
          computed: 'improving',
          signed: 'improving',
          sentence: 'As expected.',
          signedOn: TODAY,
          fits: true,
          ...fields.signOff,
        })
      : null,
  };
}

export function milestone(fields: Some<Milestone> = {}): Milestone {
  return Milestone.parse({
    id: 1,
    engagementId: 1,
    date: '2013-01-16',
    title: 'Content calendar live',
    category: 'content',
    status: 'done',
    owner: '',
    evidence: '',
    note: '',
    ...fields,
  });
}

export function source(fields: {
  readonly series?: readonly SeriesTrend[];
  readonly milestones?: readonly Milestone[];
  readonly corrections?: ReportSource['corrections'];
  readonly client?: string;
  readonly engagement?: string;
  readonly objective?: string;
  readonly leagues?: ReportSource['leagues'];
  readonly aroundMilestones?: ReportSource['aroundMilestones'];
  readonly successions?: ReportSource['successions'];
  readonly caveats?: ReportSource['caveats'];
  readonly known?: Partial<ReportSource['known']>;
  /** Numbers of a metric and of a driver that it should reflect. */
  readonly namedDrivers?: readonly (readonly [metric: number, driver: number])[];
}): ReportSource {
  const trends: EngagementTrends = {
    engagement: {
      id: 1 as never,
      clientId: 1 as never,
      clientName: fields.client ?? 'Meadowbrook Health',
      name: fields.engagement ?? 'A content culture that lasts',
      objective: fields.objective ?? 'Staff share content every week.',
      status: 'active',
      startsOn: day('2012-11-05'),
      endsOn: null,
      note: '',
      archivedOn: null,
    },
    judgedOn: TODAY,
    series: [...(fields.series ?? [])],
    milestones: [...(fields.milestones ?? [])],
    disclosures: [],
    namedDrivers: (fields.namedDrivers ?? []).map(([metricId, driverId]) => ({
      metricId: MetricId.parse(metricId),
      driverId: MetricId.parse(driverId),
    })),
  };
  return {
    trends,
    corrections: fields.corrections ?? new Map(),
    leagues: fields.leagues ?? [],
    aroundMilestones: fields.aroundMilestones ?? null,
    successions: fields.successions ?? [],
    caveats: fields.caveats ?? new Map(),
    known: { subjects: [], metrics: [], otherClients: [], ...fields.known },
  };
}

export const work = metric({
  id: 2,
  name: 'Content published',
  provider: null,
  unit: 'posts per week',
  decimals: 0,
  scaleMin: 0,
  scaleMax: null,
  hasTrueZero: true,
  role: 'driver',
  smoothingDays: 0,
});

/** An organisation, its chief executive and six of its team on one score, and the work behind it. */
export function fullSource(): ReportSource {
  const klout = metric();
  const change = [{ changedOn: '2013-03-30' }];
  const team = Array.from({ length: 6 }, (_, i) =>
    series({
      id: 10 + i,
      metric: klout,
      subject: subject({
        id: 10 + i,
        name: `Colleague ${'ABCDEF'[i]}`,
        kind: 'team-member',
        consent: 'given',
      }),
      values: weekly('2012-11-05', 54, 28 + 3 * i, 0.1 * i),
      scoringChanges: change,
    }),
  );
  return source({
    series: [
      series({
        id: 1,
        metric: klout,
        isMain: true,
        scoringChanges: change,
        target: { value: 51, dueOn: '2013-12-02' },
        notes: { '2012-11-12': 'Read on the provider’s page' },
      }),
      series({
        id: 2,
        metric: klout,
        subject: subject({ id: 2, name: 'Dr Patel', kind: 'executive', consent: 'given' }),
        values: weekly('2012-11-05', 54, 37, 0.02),
        scoringChanges: change,
      }),
      ...team,
      series({
        id: 30,
        metric: work,
        values: weekly('2012-11-05', 54, 2, 0.1).map(([date, value]) => [date, Math.round(value)]),
      }),
    ],
    milestones: [
      milestone(),
      milestone({ id: 2, date: '2013-12-02', title: 'Handoff', status: 'planned' }),
    ],
    corrections: new Map([
      [
        1 as never,
        [
          Correction.parse({
            readingId: 1001,
            date: '2012-11-12',
            oldValue: 34,
            newValue: 33.58,
            reason: 'Typed wrongly',
            correctedOn: '2012-12-01',
          }),
        ],
      ],
    ]),
  });
}
