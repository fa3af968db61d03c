/** What each treatment of a scoring change would make of every series, before anyone decides. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import type {
  ScoringChangeEffects,
  SeriesEffect,
  SeriesOutcome,
  TreatmentOption,
} from '#shared/contract/scoring-changes.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import { LinkMethod, type Metric, type ScoringChange } from '#shared/domain/metric.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';
import { pooledLinks } from './pooled-links.ts';
import { changeWith, refuseAfterToday } from './scoring-changes.ts';
import {
  pairsOver,
  type ReadingsOfSeries,
  readingsOnMetric,
  rulesWith,
  type SupposedChange,
} from './scoring-rules.ts';
import { judgedOn, judgeOf } from './trends.ts';

/** Refuses `not-found`, and `bad-input` for a date after today. */
export function effects(
  context: Context,
  asked: CheckedInputOf<'scoring-changes.effects'>,
): ScoringChangeEffects {
  const { metric, scoringChanges, changedOn } = whatIsAsked(context, asked);
  const change = scoringChanges.find((each) => each.changedOn === changedOn) ?? null;
  const readings = readingsOnMetric(context.workbook, metric.id, context.knownOn);
  /** The metric's changes with this one treated in some way. */
  const supposing = (option: Pick<TreatmentOption, 'treatment' | 'linkMethod'>) => {
    const supposed: SupposedChange = {
      id: change?.id ?? null,
      changedOn,
      treatment: option.treatment,
      linkMethod: option.linkMethod ?? change?.linkMethod ?? 'additive',
    };
    const others: readonly SupposedChange[] = scoringChanges.filter((each) => each !== change);
    const all = [...others, supposed].sort((a, b) => (a.changedOn < b.changedOn ? -1 : 1));
    return { supposed, all };
  };
  const options = optionsFor(context, metric, change, readings, supposing);
  const readingsOf = (id: SeriesId) => readings.get(id) ?? [];
  const judges = [
    judgeOf(context, undefined, readingsOf),
    ...options.map((option) => {
      const rules = rulesWith(supposing(option).all, () => readings);
      return judgeOf(context, rules, readingsOf);
    }),
  ];
  const series = seriesOnMetric(context.workbook, metric.id).flatMap((tracked): SeriesEffect[] => {
    const engagement = engagementWith(context, tracked.engagementId);
    if (tracked.archivedOn !== null || engagement.archivedOn !== null) return [];
    const day = judgedOn(engagement, context.today);
    const [now, ...then] = judges.map((judge) => judge(tracked, day, {}));
    if (!now || !isCut(now, changedOn)) return [];
    return [
      {
        seriesId: tracked.id,
        engagementId: engagement.id,
        clientName: engagement.clientName,
        engagementName: engagement.name,
        subjectName: now.subject.name,
        isMain: tracked.isMain,
        judgedOn: day,
        present: outcomeOf(now),
        outcomes: then.map(outcomeOf),
      },
    ];
  });
  return { metric, changedOn, change, options, series: series.sort(byName) };
}

function whatIsAsked(context: Context, asked: CheckedInputOf<'scoring-changes.effects'>) {
  if ('scoringChangeId' in asked) {
    const { metricId, changedOn } = changeWith(context, asked.scoringChangeId);
    return { ...metricWith(context, metricId), changedOn };
  }
  const known = metricWith(context, asked.metricId);
  refuseAfterToday(context, known.metric, asked.changedOn);
  return { ...known, changedOn: asked.changedOn };
}

/** Rebase, a splice by each method that the pairs allow, and ignore. */
function optionsFor(
  context: Context,
  metric: Metric,
  change: ScoringChange | null,
  readings: ReadingsOfSeries,
  supposing: (option: Pick<TreatmentOption, 'treatment' | 'linkMethod'>) => {
    readonly supposed: SupposedChange;
    readonly all: readonly SupposedChange[];
  },
): TreatmentOption[] {
  const linkFrom = pooledLinks(context, metric);
  const isPresent = (treatment: TreatmentOption['treatment']) => change?.treatment === treatment;
  const splices = LinkMethod.options.flatMap((linkMethod): TreatmentOption[] => {
    const { supposed, all } = supposing({ treatment: 'splice', linkMethod });
    const link = linkFrom(pairsOver(supposed, all, readings), linkMethod);
    const isDecided = isPresent('splice') && change?.linkMethod === linkMethod;
    // What stands is shown though another method has taken the place of the one asked for.
    if (link?.method !== linkMethod && !isDecided) return [];
    return [{ treatment: 'splice', linkMethod, link, isPresent: isDecided }];
  });
  const plain = (treatment: 'rebase' | 'ignore'): TreatmentOption => ({
    ...{ treatment, linkMethod: null, link: null },
    isPresent: isPresent(treatment),
  });
  return [plain('rebase'), ...splices, plain('ignore')];
}

/** Whether readings of the series, or its baseline, lie on either side of the change. */
function isCut({ judgement, baseline }: SeriesTrend, changedOn: CalendarDate): boolean {
  const { from, to } = judgement;
  const start = baseline && from !== null && baseline.date < from ? baseline.date : from;
  return start !== null && to !== null && start < changedOn && changedOn <= to;
}

function outcomeOf({ judgement }: SeriesTrend): SeriesOutcome {
  const { verdict, sentence, baseline, slope } = judgement;
  return {
    verdict,
    sentence,
    change: baseline?.change ?? null,
    linkError: baseline?.linkError ?? null,
    isLinked: (baseline?.linkedOver.length ?? 0) > 0,
    slope,
  };
}

function byName(one: SeriesEffect, other: SeriesEffect): number {
  const words = ({ clientName, engagementName, isMain, subjectName }: SeriesEffect) =>
    [clientName, engagementName, isMain ? '' : subjectName].join('\n');
  return words(one).localeCompare(words(other), 'en');
}
