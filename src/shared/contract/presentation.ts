/**
 * One engagement as it is shown to its client, slide by slide: the words, figures and charts of its
 * report, with what a report withholds withheld. Nothing of any other client is in it.
 */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { EngagementId } from '../domain/identity.ts';
import { WrittenNumbers } from '../domain/number-form.ts';
import { query } from './procedure.ts';
import { MarkedChart, SeriesLine, Statement } from './report-preview.ts';
import { SeriesTrend } from './trends.ts';

const TitleSlide = z.object({
  kind: z.literal('title'),
  title: z.string(),
  objective: z.string(),
  /** The message in a few words; null where nothing is tracked, or nothing of it may be shown. */
  headline: z.string().nullable(),
  prepared: z.string(),
});

const SeriesSlide = z.object({
  kind: z.literal('series'),
  title: z.string(),
  line: SeriesLine,
  chart: MarkedChart,
});

const MilestoneSlide = z.object({
  kind: z.literal('milestone'),
  title: z.string(),
  mark: z.string(),
  date: CalendarDate,
  status: z.string(),
  note: z.string(),
  /** From when an effect can show, and whether it shows in full yet; empty without smoothing. */
  effect: z.string(),
  /** The end of the days that the chart shades; null for none. */
  showsInFullOn: CalendarDate.nullable(),
  /** What the score shows before it and after it; empty unless it is done. */
  sentence: z.string(),
});

const OverviewSlide = z.object({
  kind: z.literal('overview'),
  title: z.string(),
  lines: z.array(SeriesLine),
});

const DriversSlide = z.object({
  kind: z.literal('drivers'),
  title: z.string(),
  /** Whether the score is earned by the work; empty where no work is named for it. */
  sentence: z.string(),
  /** The score first, then the work. */
  series: z.array(z.object({ trend: SeriesTrend, line: SeriesLine })),
});

const StatementsSlide = z.object({
  kind: z.literal('statements'),
  title: z.string(),
  statements: z.array(Statement),
});

const ReadingSlide = z.object({
  kind: z.literal('reading'),
  title: z.string(),
  howToRead: z.string(),
  facts: z.string(),
  notes: z.array(z.string()),
});

export const Slide = z.discriminatedUnion('kind', [
  TitleSlide,
  SeriesSlide,
  MilestoneSlide,
  OverviewSlide,
  DriversSlide,
  StatementsSlide,
  ReadingSlide,
]);
export type Slide = z.infer<typeof Slide>;
export type SlideOf<Kind extends Slide['kind']> = Extract<Slide, { readonly kind: Kind }>;

export const Presentation = z.object({
  client: z.string(),
  engagement: z.string(),
  /** The last day that charts draw. */
  to: CalendarDate,
  /** The main indicator, which the slides of milestones draw; null without a reading. */
  main: MarkedChart.nullable(),
  slides: z.array(Slide),
});
export type Presentation = z.infer<typeof Presentation>;

export const presentationProcedures = {
  /** The only procedure that is answered where an engagement is being presented. */
  'presentation.show': query(
    z.object({ engagementId: EngagementId }),
    // How whoever presents writes numbers, which the page’s own are written in too.
    Presentation.extend({ numbers: WrittenNumbers }),
  ),
};
