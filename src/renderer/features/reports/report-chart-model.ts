/** The chart of a report with the marks that its lists name: "M1", "S1". */
import type { ReportPreview } from '#shared/contract/report-preview.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { trendChartModel, type TrendChartModel } from '../../charts/trend-chart-model.ts';

/** @param to the last day of the report */
export function reportChartModel(
  { trend, milestones, changes }: NonNullable<ReportPreview['chart']>,
  to: CalendarDate,
): TrendChartModel {
  const model = trendChartModel(
    trend,
    milestones.map(({ milestone }) => milestone),
    to,
  );
  return {
    ...model,
    milestones: model.milestones.map(({ key, milestone }) => ({
      milestone,
      key: milestones.find((marked) => marked.milestone.id === milestone.id)?.mark ?? key,
    })),
    changes: model.changes.map(({ key, change }) => ({
      change,
      key: changes.find(({ id }) => id === change.id)?.mark ?? key,
    })),
  };
}
