/**
 * What may leave the workbook, decided once: everything after this sees only what it hands on.
 *
 * Left out altogether: private subjects, private metrics, and people who refused to be scored. Shown
 * under another name: subjects marked alias-only, and, where asked for, everyone who is a person.
 * Names that are withheld are replaced in everything that people typed, too.
 */
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import type { EngagementTrends, SeriesTrend } from '#shared/contract/trends.ts';
import type { Correction } from '#shared/domain/series.ts';
import type { MetricId, SeriesId, SubjectId } from '#shared/domain/identity.ts';
import { reasonToStay } from '#shared/domain/leaving.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { SeasonSource } from '#shared/trend/league-standing.ts';
import type { AroundMilestones } from './milestone-view.ts';
import {
  cleaner,
  shownNames,
  type Clean,
  type KnownNames,
  type Redaction,
} from './names-withheld.ts';
import { shareableSuccessions, successorsIn } from './succession-view.ts';
import { whatWasLeftOut, whatWasRenamed } from './withheld-words.ts';

/** An engagement's trends and the corrections of its readings, as the workbook has them. */
export interface ReportSource {
  readonly trends: EngagementTrends;
  readonly corrections: ReadonlyMap<SeriesId, readonly Correction[]>;
  /** The league seasons of the engagement; who stays out of leagues is not in them. */
  readonly leagues: readonly SeasonSource[];
  /** What the main indicator shows around milestones; null where nothing is tracked. */
  readonly aroundMilestones: AroundMilestones | null;
  readonly successions: readonly SuccessionEntry[];
  /** What the metric cards warn of, one line each. */
  readonly caveats: ReadonlyMap<MetricId, readonly string[]>;
  /** Whom and what else the workbook knows, so that texts that name them are cleaned. */
  readonly known: Omit<KnownNames, 'owners'>;
}

interface Shareable extends ReportSource {
  /** What was withheld, one sentence each; empty where nothing was. */
  readonly withheld: readonly string[];
}

/** The source without what may not leave, and with other names where names may not. */
export function shareable(source: ReportSource, redaction: Redaction): Shareable {
  const { trends } = source;
  const kept = trends.series.filter((trend) => reasonToStay(trend) === null);
  const names = shownNames(
    kept.map(({ subject }) => subject),
    redaction,
  );
  const clean = cleaner(namesIn(source), kept, names, redaction);
  const series = kept.map((trend) => withCleanTexts(trend, names, clean));
  const isKept = (id: MetricId) => kept.some(({ metric }) => metric.id === id);
  return {
    trends: {
      ...trends,
      engagement: {
        ...trends.engagement,
        name: clean(trends.engagement.name),
        objective: clean(trends.engagement.objective),
        note: '',
      },
      series,
      milestones: trends.milestones.map((milestone) => ({
        ...milestone,
        title: clean(milestone.title),
        category: clean(milestone.category),
        // An owner is a person whether or not their score is tracked.
        owner: redaction === 'people' ? '' : clean(milestone.owner),
        evidence: clean(milestone.evidence),
        note: clean(milestone.note),
      })),
      disclosures: [],
      namedDrivers: trends.namedDrivers.filter(
        ({ metricId, driverId }) => isKept(metricId) && isKept(driverId),
      ),
    },
    corrections: new Map(
      kept.map(({ series: { id } }) => [
        id,
        (source.corrections.get(id) ?? []).map((correction) => ({
          ...correction,
          reason: clean(correction.reason),
        })),
      ]),
    ),
    leagues: source.leagues.flatMap((league) => shareableSeason(league, names, clean, redaction)),
    aroundMilestones: source.aroundMilestones,
    successions: shareableSuccessions(source.successions, clean),
    caveats: new Map(
      [...source.caveats].filter(([id]) => isKept(id)).map(([id, lines]) => [id, lines.map(clean)]),
    ),
    known: source.known,
    withheld: [
      ...whatWasLeftOut(trends.series),
      ...whatWasRenamed(kept, redaction),
      ...(redaction === 'people' && trends.milestones.some(({ owner }) => owner !== '')
        ? ['Owners of milestones are not named.']
        : []),
    ],
  };
}

function namesIn({ trends, known, successions }: ReportSource): KnownNames {
  return {
    subjects: [...known.subjects, ...trends.series.map(({ subject }) => subject)],
    metrics: [
      ...known.metrics,
      ...trends.series.map(({ metric }) => metric),
      ...successorsIn(successions),
    ],
    otherClients: known.otherClients,
    owners: trends.milestones.map(({ owner }) => owner),
  };
}

/** Under the name that it may have, without its other one, and without how a person was asked. */
function shownAs(subject: Subject, name: string): Subject {
  return { ...subject, name, alias: null, consentOn: null, consentHow: '' };
}

function withCleanTexts(
  trend: SeriesTrend,
  names: ReadonlyMap<SubjectId, string>,
  clean: Clean,
): SeriesTrend {
  const cleanReading = (reading: SeriesTrend['readings'][number]) => ({
    ...reading,
    source: clean(reading.source),
    note: clean(reading.note),
    evidence: clean(reading.evidence),
  });
  return {
    ...trend,
    subject: shownAs(trend.subject, names.get(trend.subject.id) ?? trend.subject.name),
    metric: { ...trend.metric, howToRead: clean(trend.metric.howToRead) },
    scoringChanges: trend.scoringChanges.map((change) => ({
      ...change,
      what: clean(change.what),
      source: clean(change.source),
    })),
    benchmarks: trend.benchmarks.map((benchmark) => ({
      ...benchmark,
      label: clean(benchmark.label),
      source: clean(benchmark.source),
    })),
    baseline: trend.baseline && { ...trend.baseline, note: clean(trend.baseline.note) },
    target: trend.target && { ...trend.target, note: clean(trend.target.note) },
    signOff: trend.signOff && { ...trend.signOff, sentence: clean(trend.signOff.sentence) },
    readings: trend.readings.map(cleanReading),
    restated: trend.restated.map(cleanReading),
  };
}

/**
 * A season with those only who may be shown, and ranked anew without the others: a gap in the ranks,
 * a total, or a first place that nobody holds would tell of them. Nothing where none may be shown.
 */
function shareableSeason(
  { season, metric, contestants, achievements }: SeasonSource,
  names: ReadonlyMap<SubjectId, string>,
  clean: Clean,
  redaction: Redaction,
): SeasonSource[] {
  const shown = <Of extends { readonly subject: Subject }>(each: Of): Of[] => {
    const name = names.get(each.subject.id);
    const mayLeave = reasonToStay({ metric, subject: each.subject }) === null;
    if (name === undefined || !mayLeave) return [];
    return [{ ...each, subject: shownAs(each.subject, name) }];
  };
  const kept = contestants.flatMap(shown).map(({ subject, contestant }) => ({
    subject,
    contestant: { ...contestant, name: subject.name },
  }));
  if (kept.length === 0) return [];
  const isWhole = kept.length === contestants.length;
  const namesNobody = redaction === 'people' && season.contest === 'people';
  return [
    {
      season: {
        ...season,
        name: clean(season.name),
        isAnonymous: season.isAnonymous || namesNobody,
      },
      metric,
      contestants: kept,
      achievements: achievements
        .filter(({ kind }) => isWhole || kind !== 'first-place')
        .flatMap(shown),
    },
  ];
}
