/** The report as slides for the client: the same model and the same words, in large type. */
import type { Presentation, Slide, SlideOf } from '#shared/contract/presentation.ts';
import type { MarkedChart, Statement } from '#shared/contract/report-preview.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { benchmarksOf, changeInWords, describeMetric } from './metric-words.ts';
import type { MetricView } from './metric-view.ts';
import { aboutMilestones, capitalised, type MilestoneView } from './milestone-view.ts';
import { reportModel, type ReportModel, type ReportSettings } from './model.ts';
import { chartOf, lineOf } from './preview.ts';
import { headlineOf, type SeriesView } from './series-view.ts';
import type { ReportSource } from './withholding.ts';

/** As many as can be read from the back of a room. */
const MOST_LINES = 6;
const MOST_STATEMENTS = 5;
const MOST_DRIVERS = 3;

/** Refuses `bad-input` where there are more readings than a report can hold. */
export function presentationOf(source: ReportSource, settings: ReportSettings): Presentation {
  const model = reportModel(source, settings);
  const [main, ...others] = model.series;
  const chart = drawn(chartOf(main, model));
  const work = workOf(model);
  return {
    client: model.client,
    engagement: model.engagement,
    to: model.period.to,
    main: chart,
    slides: [
      titleSlide(model),
      ...(main && chart ? [seriesSlide(main, chart)] : []),
      ...model.milestones.map((milestone) => milestoneSlide(milestone, model)),
      ...overviewSlides(
        (main && chart ? others : model.series).filter((one) => !work.includes(one)),
      ),
      ...others.filter(hasSlideOfItsOwn).flatMap((view) => {
        const own = drawn(chartOf(view, model));
        return own ? [seriesSlide(view, own)] : [];
      }),
      ...driverSlides(model, work),
      ...statementSlides('What happens next', whatIsNext(model)),
      ...scoreSlides(model),
    ],
  };
}

function titleSlide(model: ReportModel): Slide {
  const by = model.preparedBy === '' ? '' : ` by ${model.preparedBy}`;
  const judged =
    model.judgedOn === model.preparedOn
      ? ''
      : `; judged on ${formatDate(model.judgedOn)}, the engagement’s last day`;
  return {
    kind: 'title',
    title: model.engagement,
    objective: model.objective,
    headline: model.headline,
    prepared: `Prepared${by} on ${formatDate(model.preparedOn)}${judged}`,
  };
}

function seriesSlide(view: SeriesView, chart: MarkedChart): Slide {
  // What is said of the target has its place among what happens next.
  const line = { ...lineOf(view), sentence: view.sentence };
  return { kind: 'series', title: headlineOf(view), line, chart };
}

/** The organisation's own scores and results; people and peers are shown side by side only. */
function hasSlideOfItsOwn({ metric, trend }: SeriesView): boolean {
  return metric.role !== 'driver' && trend.subject.kind === 'organisation';
}

function milestoneSlide(view: MilestoneView, { judgedOn }: ReportModel): Slide {
  const { mark, thing, effect, around } = view;
  const isOverdue = thing.status === 'planned' && thing.date < judgedOn;
  const shown =
    thing.status === 'done' || (thing.status === 'planned' && !isOverdue) ? effect : null;
  return {
    kind: 'milestone',
    title: thing.title,
    mark,
    date: thing.date,
    status: capitalised(thing.status),
    note: thing.note,
    effect: isOverdue ? 'Its day has passed; it is not done yet.' : effectInWords(shown, judgedOn),
    showsInFullOn: shown?.inFull ?? null,
    sentence: around?.sentence ?? '',
  };
}

/** Dates alone: whether there is an effect is not said. Empty for a score that shows it at once. */
function effectInWords(effect: MilestoneView['effect'], judgedOn: CalendarDate): string {
  if (effect === null) return '';
  const { from, inFull } = effect;
  if (inFull <= judgedOn) {
    return `An effect could show from ${formatDate(from)} on, and in full from ${formatDate(inFull)} on (shaded).`;
  }
  return from <= judgedOn
    ? `Not showing in full yet: an effect shows in full from ${formatDate(inFull)} on.`
    : `Not showing yet: an effect can begin to show on ${formatDate(from)} and shows in full from ${formatDate(inFull)} on.`;
}

function overviewSlides(views: readonly SeriesView[]): Slide[] {
  return inParts(views, MOST_LINES, 'Where everything else stands').map(({ title, part }) => ({
    kind: 'overview',
    title,
    lines: part.map(lineOf),
  }));
}

/** What was logged of the work: that of the main score's own subject where there is any. */
function workOf({ series: [main], drivers }: ReportModel): readonly SeriesView[] {
  const logged = drivers.filter(({ trend }) => trend.judgement.n > 0);
  const own = logged.filter(({ trend }) => trend.subject.id === main?.trend.subject.id);
  return own.length > 0 ? own : logged;
}

/** The score above the work that was logged beside it. */
function driverSlides(
  { series: [main], earned }: ReportModel,
  work: readonly SeriesView[],
): Slide[] {
  const held = earned.find(
    ({ metric, subjects }) => metric.id === main?.metric.id && subjects.includes(main.subject),
  );
  const score = main && main.metric.role !== 'driver' && main.trend.judgement.n > 0 ? [main] : [];
  return inParts(work, MOST_DRIVERS, 'The work behind the score').map(({ title, part }) => ({
    kind: 'drivers',
    title,
    sentence: held?.sentence ?? '',
    series: [...score, ...part].map((view) => ({
      trend: withoutRemarks(view.trend),
      line: lineOf(view),
    })),
  }));
}

/** Planned milestones, effects that are under way, and the target. */
function whatIsNext({ milestones, judgedOn, series: [main] }: ReportModel): Statement[] {
  const planned = milestones.filter(({ thing }) => thing.status === 'planned');
  const underWay = milestones.filter(
    ({ thing, effect }) => thing.status === 'done' && effect !== null && effect.inFull > judgedOn,
  );
  return [
    ...underWay.map(({ thing, effect }) => ({
      about: thing.title,
      text: effectInWords(effect, judgedOn),
    })),
    ...planned.map(({ thing }) => ({
      about: thing.title,
      text: `${thing.date < judgedOn ? 'Was planned for' : 'Planned for'} ${formatDate(thing.date)}.`,
    })),
    ...(main?.target ? [{ about: main.metric.name, text: main.target.sentence }] : []),
  ];
}

/** What comes after the main score, how its scoring changed, what is withheld, and how to read it. */
function scoreSlides({ series, metrics, withheld }: ReportModel): Slide[] {
  const main = metrics.find(({ metric }) => metric.id === series[0]?.metric.id);
  const plain = (texts: readonly string[]) => texts.map((text) => ({ about: '', text }));
  return [
    ...(main
      ? [
          ...statementSlides(`What comes after ${main.metric.name}`, plain(main.succession ?? [])),
          ...statementSlides(
            `Scoring changes of ${main.metric.name}`,
            plain(main.changes.map(changeInWords)),
          ),
        ]
      : []),
    ...statementSlides('What is withheld here', plain(withheld)),
    ...(main
      ? statementSlides(`What to keep in mind about ${main.metric.name}`, plain(main.caveats))
      : []),
    ...(main ? [readingSlide(main)] : []),
  ];
}

function readingSlide({ metric, series, ...rest }: MetricView): Slide {
  // Where a benchmark was read is told in the report.
  const unsourced = series.map((view) => ({ ...view, trend: withoutRemarks(view.trend) }));
  return {
    kind: 'reading',
    title: `How to read ${metric.name}`,
    howToRead: metric.howToRead,
    facts: describeMetric(metric),
    notes: [...benchmarksOf({ metric, series: unsourced, ...rest }), aboutMilestones(metric)],
  };
}

function statementSlides(title: string, statements: readonly Statement[]): Slide[] {
  return inParts(statements, MOST_STATEMENTS, title).map((each): SlideOf<'statements'> => ({
    kind: 'statements',
    title: each.title,
    statements: [...each.part],
  }));
}

/** Parts of at most so many, of nearly equal length, each with a title: "… (1 of 2)". */
function inParts<Of>(
  all: readonly Of[],
  most: number,
  title: string,
): { readonly title: string; readonly part: readonly Of[] }[] {
  const count = Math.ceil(all.length / most);
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, i) => ({
    title: count === 1 ? title : `${title} (${i + 1} of ${count})`,
    part: all.slice(i * size, (i + 1) * size),
  }));
}

function drawn(chart: MarkedChart | null): MarkedChart | null {
  return (
    chart && {
      ...chart,
      trend: withoutRemarks(chart.trend),
      milestones: chart.milestones.map(({ mark, milestone }) => ({
        mark,
        milestone: { ...milestone, category: '', owner: '', evidence: '', note: '' },
      })),
    }
  );
}

/** What a chart draws and no more: no slide shows a remark on a reading, or where it came from. */
function withoutRemarks(trend: SeriesTrend): SeriesTrend {
  return {
    ...trend,
    scoringChanges: trend.scoringChanges.map((change) => ({ ...change, source: '' })),
    benchmarks: trend.benchmarks.map((benchmark) => ({ ...benchmark, source: '' })),
    baseline: trend.baseline && { ...trend.baseline, note: '' },
    target: trend.target && { ...trend.target, note: '' },
    readings: trend.readings.map((reading) => ({ ...reading, source: '', note: '', evidence: '' })),
    restated: [],
    signOff: null,
  };
}
