/** What a picture of a chart says in words, and what it is called as a file. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { reviewOf, verdictThatCounts, verdictWord } from '#shared/domain/sign-off.ts';
import type { PictureWords } from './chart-picture.ts';
import { axisOf, type Layer, type TrendChartModel } from './trend-chart-model.ts';

/** Its subject is called as files call it: by alias where it is not to be named. */
export function pictureWords(
  trend: SeriesTrend,
  model: TrendChartModel,
  shown: ReadonlySet<Layer>,
): PictureWords {
  const { metric, judgement, signOff } = trend;
  const word = verdictWord(verdictThatCounts(judgement.verdict, signOff));
  const isOverridden = reviewOf(signOff) === 'overridden';
  const computed = isOverridden
    ? ` Computed: ${verdictWord(judgement.verdict).toLowerCase()}.`
    : '';
  return {
    title: metric.unit === '' ? metric.name : `${metric.name}, ${metric.unit}`,
    subtitle: `${shownName(trend)}, ${datesOf(model)}`,
    verdict: `${word}.${computed} ${judgement.sentence}`,
    notes: [marksInWords(model, shown), ended(axisOf(model, shown, metric).note)],
  };
}

/** "Klout Score of @meadowbrookhealth, 12 Nov 2012 to 18 Nov 2013, improving.png": what is to be seen. */
export function pictureFileName(trend: SeriesTrend, model: TrendChartModel): string {
  const { metric, judgement, signOff } = trend;
  const word = verdictWord(verdictThatCounts(judgement.verdict, signOff)).toLowerCase();
  const name = `${metric.name} of ${shownName(trend)}, ${datesOf(model)}, ${word}`;
  return `${name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/\p{Cs}$/u, '')}.png`;
}

const LONGEST_NAME = 150;

/** From the first reading to the last. */
function datesOf({ readings }: TrendChartModel): string {
  return [readings[0], readings.at(-1)]
    .flatMap((reading) => (reading ? formatDate(reading.date) : []))
    .join(' to ');
}

function shownName({ subject }: SeriesTrend): string {
  return subject.visibility === 'alias-only' ? (subject.alias ?? 'A person') : subject.name;
}

/** The keys above the chart are told, not what they stand for: that may name who is not to be named. */
function marksInWords(model: TrendChartModel, shown: ReadonlySet<Layer>): string {
  const kinds = [
    ...(shown.has('milestones') && model.milestones.length > 0 ? ['round marks: milestones'] : []),
    ...(shown.has('changes') && model.changes.length > 0
      ? ['square marks: the provider changed its scoring']
      : []),
  ];
  const text = kinds.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function ended(note: string | null): string {
  return note === null ? '' : `${note}.`;
}
