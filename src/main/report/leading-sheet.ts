/** Leading or not: each score beside each business result, the figure of every lag with its months. */
import { numberCell, textCell } from './cells.ts';
import type { ReportModel } from './model.ts';
import type { Column, Sheet } from './sheet.ts';
import type { LeadingView } from './work-and-results.ts';

const LAGS = [0, 1, 2, 3, 4, 5, 6];

const COLUMNS: readonly Column[] = [
  { header: 'Months later', wrapAt: 28 },
  ...LAGS.map((lag) => ({ header: String(lag), isNumeric: true })),
];

export const LEADING_COLUMNS = COLUMNS.length;

export function writeLeading(sheet: Sheet, { leading }: ReportModel): void {
  sheet.flow('Leading or not', 'Title');
  sheet.flow(
    'Whether a score moves before a business result: the change of each month against the change of the result in the same month and up to six months later.',
    'Subtitle',
  );
  sheet.flow(
    'Rho runs from −1 to 1; above 0 both become better together. At least 8 months with a change in both are needed. It shows what moves together and when, never a cause.',
    'Note',
  );
  if (leading.length > 1) {
    sheet.flow(
      `${leading.length} pairs are looked at; each may show a sign by chance, so that one sign among several is weak.`,
      'Note',
    );
  }
  for (const view of leading) writePair(sheet, view);
  sheet.finish();
}

function writePair(sheet: Sheet, { indicator, result, leading }: LeadingView): void {
  sheet.space();
  sheet.flow(
    `${indicator.metric.name} (${indicator.subject}) and ${result.metric.name} (${result.subject})`,
    'Heading',
  );
  sheet.flow(leading.sentence, 'Body');
  const at = (lag: number) => leading.lags.find((figure) => figure.lag === lag);
  sheet.table(COLUMNS, [
    [textCell('Rho'), ...LAGS.map((lag) => numberCell(at(lag)?.rho, 2))],
    [textCell('Months compared'), ...LAGS.map((lag) => numberCell(at(lag)?.months, 0))],
  ]);
}
