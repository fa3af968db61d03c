/** What a report is made from, whether it becomes a file or a page. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import { ReportSection } from '#shared/contract/reports.ts';
import type { EngagementTrends } from '#shared/contract/trends.ts';
import type { ReportEdition } from '#shared/domain/disclosure.ts';
import type { MetricId, SeriesId } from '#shared/domain/identity.ts';
import { caveatLines } from '#shared/domain/metric-card.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Correction } from '#shared/domain/series.ts';
import type { ReportSettings } from '#main/report/model.ts';
import type { ReportSource } from '#main/report/withholding.ts';
import { workbookUuid } from '#main/workbook/disclosures.ts';
import { listClients } from '#main/workbook/clients.ts';
import { readFacts } from '#main/workbook/facts.ts';
import { listSeasons } from '#main/workbook/leagues.ts';
import { getMetricCard } from '#main/workbook/metric-cards.ts';
import { listMetrics } from '#main/workbook/metrics.ts';
import { schemaVersion } from '#main/workbook/migrate.ts';
import { listCorrections } from '#main/workbook/readings.ts';
import { listSubjects } from '#main/workbook/subjects.ts';
import { asKnownOn } from './as-known.ts';
import { contestSource } from './contestants.ts';
import type { Context } from './context.ts';
import { aroundMilestones } from './milestone-effects.ts';
import { entriesOf } from './succession-plans.ts';
import type { Workbook } from '#main/workbook/workbook.ts';
import { asMayBeShown } from './subjects.ts';
import * as trends from './trends.ts';

/**
 * As known on an earlier day it is the report of that day, as far as what it says has a history.
 *
 * Refuses `not-found` without such an engagement, `bad-input` for a period that ends before it starts
 * and for a day after today.
 */
export function reportSource(
  current: Context,
  input: CheckedInputOf<'reports.make'>,
): { readonly source: ReportSource; readonly settings: ReportSettings } {
  const context = asKnownOn(current, input.knownOn);
  const { workbook, today, version } = context;
  const { engagementId, from, to, redact, sections, edition } = input;
  if (from !== undefined && to !== undefined && to < from) {
    throw new Refusal('bad-input', `The period ends on ${to}, before it starts on ${from}.`, [
      { field: 'to', value: to, expected: `${from} or later` },
    ]);
  }
  const engagementTrends = trends.engagement(context, { engagementId, from, to });
  const corrections = new Map<SeriesId, readonly Correction[]>(
    engagementTrends.series.map(({ series: { id } }) => [
      id,
      listCorrections(workbook, id, context.knownOn),
    ]),
  );
  const leagues = listSeasons(workbook, engagementId, context.knownOn).map((season) =>
    contestSource(context, season),
  );
  const { engagement, judgedOn } = engagementTrends;
  return {
    source: {
      trends: engagementTrends,
      corrections,
      leagues,
      aroundMilestones: aroundMilestones(context, engagement, to),
      successions: entriesOf(
        context,
        engagement,
        to !== undefined && to < judgedOn ? to : judgedOn,
      ),
      caveats: caveatsOf(workbook, engagementTrends),
      known: {
        subjects: listSubjects(workbook, engagement.clientId).map((subject) =>
          asMayBeShown(context, subject),
        ),
        metrics: listMetrics(workbook, true, null).map(({ metric }) => metric),
        otherClients: listClients(workbook, true)
          .filter(({ id }) => id !== engagement.clientId)
          .map(({ name }) => name),
      },
    },
    settings: {
      preparedBy: readFacts(workbook).preparedBy,
      today,
      period: { from, to },
      redact,
      // In one order, so that the same choice gives the same file.
      sections: ReportSection.options.filter(
        (one) => sections.includes(one) || isNeeded(one, edition),
      ),
      edition,
      version,
      schemaVersion: schemaVersion(workbook.db),
      workbookUuid: workbookUuid(workbook),
    },
  };
}

function caveatsOf(workbook: Workbook, { series }: EngagementTrends): Map<MetricId, string[]> {
  const metrics = new Set(series.map(({ metric }) => metric.id));
  return new Map([...metrics].map((id) => [id, caveatLines(getMetricCard(workbook, id))] as const));
}

/** A handoff workbook is made of formulas over its readings. */
function isNeeded(section: ReportSection, edition: ReportEdition): boolean {
  return section === 'readings' && edition === 'handoff';
}
