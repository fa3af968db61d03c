/** The first sheet: the message, the main indicator's chart, one line per tracked series. */
import { formatDate } from '#shared/domain/calendar.ts';
import { dateCell, numberCell, shareCell, signedCell, textCell, type Cell } from './cells.ts';
import type { ReportModel } from './model.ts';
import { figuresOf, saidOf } from './series-figures.ts';
import type { SeriesView } from './series-view.ts';
import type { ChartSlot, Column, Sheet } from './sheet.ts';

/** Points. */
export const SUMMARY_CHART_HEIGHT = 260;

const COLUMNS: readonly Column[] = [
  { header: 'Subject', wrapAt: 24 },
  { header: 'Metric, unit', wrapAt: 24 },
  { header: 'Baseline', isNumeric: true },
  { header: 'Baseline of', isNumeric: true },
  { header: 'Latest', isNumeric: true },
  { header: 'Latest of', isNumeric: true },
  { header: 'Change', isNumeric: true },
  { header: '± by the link', isNumeric: true },
  { header: 'Normalised change', isNumeric: true },
  { header: 'Pace a month', isNumeric: true },
  { header: 'Low end', isNumeric: true },
  { header: 'High end', isNumeric: true },
  { header: 'Verdict' },
  { header: 'Reviewed?', wrapAt: 12 },
  { header: 'Target', isNumeric: true },
  { header: 'Due', isNumeric: true },
  { header: 'On pace?', wrapAt: 14 },
];

export const SUMMARY_COLUMNS = COLUMNS.length;

/** Gives back the room for the chart of the main indicator; null where there is nothing to draw. */
export function writeSummary(sheet: Sheet, model: ReportModel): ChartSlot | null {
  sheet.flow(`Trend report: ${model.client}`, 'Title');
  if (model.headline !== null) {
    sheet.flow(model.headline, 'Headline');
    const main = model.series[0];
    if (main) sheet.flow(saidOf(main), 'Body');
  }
  sheet.space();
  writeFacts(sheet, model);
  sheet.space();
  const hasChart = (model.series[0]?.rows.length ?? 0) > 0;
  const slot = hasChart ? (sheet.chartRow(SUMMARY_CHART_HEIGHT, 1)[0] ?? null) : null;
  if (hasChart) sheet.space();
  if (model.series.length === 0) {
    sheet.flow('No series is tracked yet, or none may leave the workbook.', 'Body');
  } else {
    sheet.flow('Where each series stands', 'Heading');
    sheet.table(COLUMNS, model.series.map(lineOf));
    sheet.space();
    writeVerdicts(sheet, model.series);
  }
  sheet.space();
  writeWithheld(sheet, model);
  sheet.finish();
  return slot;
}

export function writeWithheld(sheet: Sheet, { withheld, notIncluded }: ReportModel): void {
  sheet.flow('Withheld from this report', 'Heading');
  for (const sentence of withheld.length > 0 ? withheld : ['Nothing.']) {
    sheet.flow(sentence, 'Body');
  }
  if (notIncluded !== null) sheet.flow(notIncluded, 'Body');
}

export function writeFacts(sheet: Sheet, model: ReportModel): void {
  const { engagement, objective, period, preparedBy, preparedOn, judgedOn } = model;
  const left = (label: string, text: string) => ({ label, text, column: 1, from: 2, to: 9 });
  const right = (label: string, text: string) => ({ label, text, column: 11, from: 12, to: 16 });
  const author = preparedBy === '' ? '' : `, by ${preparedBy}`;
  sheet.facts(
    left('Engagement', engagement),
    right('Period', `${formatDate(period.from)} to ${formatDate(period.to)}`),
  );
  sheet.facts(
    left('Objective', objective),
    right('Prepared', `${formatDate(preparedOn)}${author}`),
  );
  if (judgedOn !== preparedOn) {
    sheet.facts(right('Judged on', `${formatDate(judgedOn)}, the engagement’s last day`));
  }
}

function lineOf(view: SeriesView): (Cell | null)[] {
  const { metric, target } = view;
  const { baseline, latest, change, linkError, normalisedChange, ...pace } = figuresOf(view);
  const { decimals } = metric;
  const { paceDecimals } = pace;
  return [
    textCell(view.subject, 'Table text, strong'),
    textCell(view.metricWithUnit),
    numberCell(baseline?.value, decimals),
    dateCell(baseline?.date),
    numberCell(latest?.value, decimals),
    dateCell(latest?.date),
    signedCell(change, decimals),
    linkError === 'unknown' ? textCell(linkError) : numberCell(linkError, decimals),
    shareCell(normalisedChange),
    signedCell(pace.pace, paceDecimals),
    signedCell(pace.paceLow, paceDecimals),
    signedCell(pace.paceHigh, paceDecimals),
    textCell(view.verdict, 'Table text, strong'),
    textCell(view.review.mark),
    numberCell(target?.value, decimals),
    dateCell(target?.dueOn),
    textCell(target?.onPace ?? ''),
  ];
}

/** The sentence of each verdict, and whether the consultant has put their name to it. */
export function writeVerdicts(sheet: Sheet, series: readonly SeriesView[]): void {
  sheet.flow('What each verdict says', 'Heading');
  sheet.flow(
    'Software draws, people judge: a verdict counts once the consultant has confirmed or overridden it.',
    'Note',
  );
  for (const view of series) {
    sheet.statement([view.subject, view.metric.name], saidOf(view), view.review.text);
  }
}
