/** Whether leading indicators move before business results. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Engagement } from '../domain/client.ts';
import { EngagementId, SeriesId } from '../domain/identity.ts';
import type { Leading } from '../trend/leading.ts';
import { query } from './procedure.ts';
import { SeriesTrend } from './trends.ts';

/** The median of each month, under the first of the month, and where they are not comparable. */
const MonthlyLine = z.object({
  months: z.array(z.object({ date: CalendarDate, value: z.number() })),
  breaks: z.array(CalendarDate),
});
export type MonthlyLine = z.infer<typeof MonthlyLine>;

const LeadingPair = z.object({
  indicatorId: SeriesId,
  resultId: SeriesId,
  leading: z.custom<Leading>((value) => typeof value === 'object' && value !== null),
  indicatorLine: MonthlyLine,
  resultLine: MonthlyLine,
});
export type LeadingPair = z.infer<typeof LeadingPair>;

const LeadingOrNot = z.object({
  engagement: Engagement,
  judgedOn: CalendarDate,
  /** The leading indicators and results that are tracked, the main indicator first. */
  series: z.array(SeriesTrend),
  /** Each indicator with each result that it is compared with. */
  pairs: z.array(LeadingPair),
});
export type LeadingOrNot = z.infer<typeof LeadingOrNot>;

export const leadingProcedures = {
  'trends.leading': query(z.object({ engagementId: EngagementId }), LeadingOrNot),
};
