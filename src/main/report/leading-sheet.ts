/** Leading or not: each score beside each business result, the figure of every lag with its months. */
import { numberCell, textCell } from './cells.ts';
import type { ReportModel } from './model.ts';
import type { Column, Sheet } from './sheet.ts';
import { leadingNotes, pairTitle } from './work-and-results-words.ts';
import type { LeadingView } from './work-and-results.ts';

const LAGS = [0, 1, 2, 3, 4, 5, 6];

const COLUMNS: readonly Column[] = [
  { header: 'Months later', wrapAt: 28 },
  ...LAGS.map((lag) => ({ header: String(lag), isNumeric: true })),
];

export const LEADING_COLUMNS = COLUMNS.length;

export function writeLeading(sheet: Sheet, { leading }: ReportModel): void {
  sheet.flow('Leading or not', 'Title');
  const [about, ...notes] = leadingNotes(leading);
  sheet.flow(about, 'Subtitle');
  for (const note of notes) sheet.flow(note, 'Note');
  for (const view of leading) writePair(sheet, view);
  sheet.finish();
}

function writePair(sheet: Sheet, view: LeadingView): void {
  const { leading } = view;
  sheet.space();
  sheet.flow(pairTitle(view), 'Heading');
  sheet.flow(leading.sentence, 'Body');
  const at = (lag: number) => leading.lags.find((figure) => figure.lag === lag);
  sheet.table(COLUMNS, [
    [textCell('Rho'), ...LAGS.map((lag) => numberCell(at(lag)?.rho, 2))],
    [textCell('Months compared'), ...LAGS.map((lag) => numberCell(at(lag)?.months, 0))],
  ]);
}
