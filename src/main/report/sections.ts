/**
 * The sections that a person may leave out of a report. What is left out is told nowhere else either:
 * not in charts, not among the readings.
 */
import { ReportSection } from '#shared/contract/reports.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { reasonToStay } from '#shared/domain/leaving.ts';
import type { ReportSource } from './withholding.ts';

type Wanted = readonly ReportSection[] | undefined;

const NAMES: Readonly<Record<ReportSection, string>> = {
  milestones: 'Milestones',
  drivers: 'Drivers',
  results: 'Results',
  league: 'League',
  peers: 'Peers',
  readings: 'Readings',
};

/** The source without the milestones and leagues that are not wanted. */
export function withoutLists(source: ReportSource, wanted: Wanted): ReportSource {
  if (wanted === undefined) return source;
  return {
    ...source,
    trends: {
      ...source.trends,
      milestones: wanted.includes('milestones') ? source.trends.milestones : [],
    },
    leagues: source.leagues.filter((league) => wanted.includes(sectionOfLeague(league))),
  };
}

/** The series that are wanted; the main indicator always is. */
export function seriesOfSections(series: readonly SeriesTrend[], wanted: Wanted): SeriesTrend[] {
  return series.filter((trend) => {
    const section = sectionOf(trend);
    return wanted === undefined || section === null || wanted.includes(section);
  });
}

/** Which of the sections that there is something for are left out, in words; null for none. */
export function notIncluded(source: ReportSource, wanted: Wanted): string | null {
  if (wanted === undefined) return null;
  const { milestones } = source.trends;
  const series = source.trends.series.filter((trend) => reasonToStay(trend) === null);
  const there = new Set<ReportSection | null>([
    ...series.map(sectionOf),
    ...source.leagues.map(sectionOfLeague),
    ...(milestones.length > 0 ? (['milestones'] as const) : []),
    ...(series.some(({ readings }) => readings.length > 0) ? (['readings'] as const) : []),
  ]);
  const left = ReportSection.options.filter((one) => there.has(one) && !wanted.includes(one));
  return left.length === 0 ? null : `Not included: ${left.map((one) => NAMES[one]).join(', ')}.`;
}

/** The section that a series belongs to; null for what every report has. */
function sectionOf({ series, metric, subject }: SeriesTrend): ReportSection | null {
  if (series.isMain) return null;
  if (metric.role === 'driver') return 'drivers';
  if (metric.role === 'result') return 'results';
  return subject.kind === 'peer' ? 'peers' : null;
}

function sectionOfLeague({ season }: ReportSource['leagues'][number]): ReportSection {
  return season.contest === 'people' ? 'league' : 'peers';
}
