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
import type { Metric } from '#shared/domain/metric.ts';
import { isPerson, type Subject } from '#shared/domain/subject.ts';
import type { SeasonSource } from '#shared/trend/league-standing.ts';
import type { AroundMilestones } from './milestone-view.ts';
import { shareableSuccessions, successorsIn } from './succession-view.ts';

/** An engagement's trends and the corrections of its readings, as the workbook has them. */
export interface ReportSource {
  readonly trends: EngagementTrends;
  readonly corrections: ReadonlyMap<SeriesId, readonly Correction[]>;
  /** The league seasons of the engagement; who stays out of leagues is not in them. */
  readonly leagues: readonly SeasonSource[];
  /** What the main indicator shows around milestones; null where nothing is tracked. */
  readonly aroundMilestones: AroundMilestones | null;
  readonly successions: readonly SuccessionEntry[];
}

export type Redaction = 'none' | 'people';

interface Shareable extends ReportSource {
  /** What was withheld, one sentence each; empty where nothing was. */
  readonly withheld: readonly string[];
}

/** The source without what may not leave, and with other names where names may not. */
export function shareable(source: ReportSource, redaction: Redaction): Shareable {
  const { trends } = source;
  const kept = trends.series.filter((trend) => reasonToLeaveOut(trend) === null);
  const names = shownNames(
    kept.map(({ subject }) => subject),
    redaction,
  );
  const clean = cleaner(trends.series, kept, names, successorsIn(source.successions));
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
    withheld: [
      ...whatWasLeftOut(trends.series),
      ...whatWasRenamed(kept, redaction),
      ...(redaction === 'people' && trends.milestones.some(({ owner }) => owner !== '')
        ? ['Owners of milestones are not named.']
        : []),
    ],
  };
}

type LeftOut = 'private-metric' | 'private-subject' | 'consent-refused';

function reasonToLeaveOut({
  metric,
  subject,
}: Pick<SeriesTrend, 'metric' | 'subject'>): LeftOut | null {
  if (metric.visibility === 'private') return 'private-metric';
  if (subject.visibility === 'private') return 'private-subject';
  return isPerson(subject.kind) && subject.consent === 'refused' ? 'consent-refused' : null;
}

/** The name that each subject is shown under. */
function shownNames(subjects: readonly Subject[], redaction: Redaction): Map<SubjectId, string> {
  const names = new Map<SubjectId, string>();
  let unnamed = 0;
  for (const subject of subjects) {
    if (names.has(subject.id)) continue;
    const { name, alias } = subject;
    names.set(
      subject.id,
      isRenamed(subject, redaction) ? (alias ?? `Person ${(unnamed += 1)}`) : name,
    );
  }
  return names;
}

function isRenamed({ kind, visibility }: Subject, redaction: Redaction): boolean {
  return visibility === 'alias-only' || (redaction === 'people' && isPerson(kind));
}

type Clean = (text: string) => string;

/** Replaces every withheld name in a text that someone typed. */
function cleaner(
  all: readonly SeriesTrend[],
  kept: readonly SeriesTrend[],
  names: ReadonlyMap<SubjectId, string>,
  successors: readonly Metric[],
): Clean {
  const replacements = new Map<string, string>();
  for (const { subject } of all) {
    const shown = names.get(subject.id);
    if (shown !== subject.name) {
      const instead = shown ?? '[name withheld]';
      replacements.set(subject.name.toLowerCase(), instead);
      if (isPerson(subject.kind)) {
        for (const part of partsOfName(subject.name)) replacements.set(part, instead);
      }
      if (shown === undefined && subject.alias !== null) {
        replacements.set(subject.alias.toLowerCase(), instead);
      }
    }
  }
  // A successor may be one that the engagement does not track.
  for (const metric of [...all.map((trend) => trend.metric), ...successors]) {
    if (metric.visibility === 'private') {
      replacements.set(metric.name.toLowerCase(), '[metric withheld]');
    }
  }
  // A name that someone else is shown under stays: it tells nothing.
  for (const { subject, metric } of kept) {
    replacements.delete((names.get(subject.id) ?? '').toLowerCase());
    replacements.delete(metric.name.toLowerCase());
  }
  if (replacements.size === 0) return (text) => text;
  const longestFirst = [...replacements.keys()].sort((a, b) => b.length - a.length);
  const name = `(?:${longestFirst.map(literally).join('|')})`;
  const runsOfNames = new RegExp(
    `(?<![\\p{L}\\p{N}])${name}(?:\\s+${name})*(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const oneName = new RegExp(name, 'giu');
  return (text) =>
    text.replace(runsOfNames, (found) => {
      const instead = [...found.matchAll(oneName)].map(
        ([one]) => replacements.get(one.toLowerCase()) ?? '[withheld]',
      );
      // First name and surname stand for one person.
      return instead.filter((one, i) => one !== instead[i - 1]).join(' ');
    });
}

/** A text as a regular expression that finds just that text. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const TITLES = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'mx',
  'prof',
  'sir',
  'dame',
  'the',
  'and',
  'von',
  'van',
  'der',
]);

/** The words of a person's name that give them away by themselves; roles in capitals do not. */
function partsOfName(name: string): string[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3 && part !== part.toUpperCase())
    .map((part) => part.toLowerCase())
    .filter((part) => !TITLES.has(part));
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
    subject: {
      ...trend.subject,
      name: names.get(trend.subject.id) ?? trend.subject.name,
      alias: null,
    },
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
    const mayLeave = reasonToLeaveOut({ metric, subject: each.subject }) === null;
    if (name === undefined || !mayLeave) return [];
    return [{ ...each, subject: { ...each.subject, name, alias: null } }];
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

function whatWasLeftOut(all: readonly SeriesTrend[]): string[] {
  const ids = (reason: LeftOut, idOf: (trend: SeriesTrend) => number) =>
    new Set(all.filter((trend) => reasonToLeaveOut(trend) === reason).map(idOf)).size;
  const metrics = ids('private-metric', ({ metric }) => metric.id);
  const subjects = ids('private-subject', ({ subject }) => subject.id);
  const refused = ids('consent-refused', ({ subject }) => subject.id);
  const sentences: string[] = [];
  if (metrics > 0) sentences.push(`${count(metrics, 'metric')} marked private left out.`);
  if (subjects > 0) sentences.push(`${count(subjects, 'subject')} marked private left out.`);
  if (refused > 0)
    sentences.push(
      `${count(refused, 'person', 'people')} who did not agree to be scored left out.`,
    );
  return sentences;
}

function whatWasRenamed(kept: readonly SeriesTrend[], redaction: Redaction): string[] {
  const renamed = new Map(
    kept
      .filter(({ subject }) => isRenamed(subject, redaction))
      .map((trend) => [trend.subject.id, trend.subject]),
  );
  if (redaction === 'people' && [...renamed.values()].some(({ kind }) => isPerson(kind))) {
    return ['People are shown under other names, and their names in notes were replaced.'];
  }
  return renamed.size === 0
    ? []
    : [`${count(renamed.size, 'subject')} shown under another name, in notes as well.`];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
