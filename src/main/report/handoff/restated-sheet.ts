/** Values that a provider restated later: known from the links, and no readings to calculate with. */
import { dateCell, numberCell, textCell } from '../cells.ts';
import type { ReportModel } from '../model.ts';
import { readingsOf } from '../reading-view.ts';
import type { Column, Sheet } from '../sheet.ts';

const COLUMNS: readonly Column[] = [
  { header: 'Date', isNumeric: true },
  { header: 'Subject', wrapAt: 30 },
  { header: 'Metric', wrapAt: 30 },
  { header: 'Value', isNumeric: true },
  { header: 'Unit', wrapAt: 20 },
  { header: 'Note', wrapAt: 60 },
];

export const RESTATED_COLUMNS = COLUMNS.length;

export function writeRestated(sheet: Sheet, { series }: ReportModel): void {
  sheet.flow('Restated', 'Title');
  sheet.flow(
    'Values of earlier days as the provider recalculated them on a later scale. Links are made from them; they are not counted as readings, and nothing is typed here.',
    'Subtitle',
  );
  const rows = series.flatMap(readingsOf).filter(({ reading }) => reading.restatedBy !== null);
  const place = sheet.table(
    COLUMNS,
    rows.map(({ reading, subject, metric, note }) => [
      dateCell(reading.date),
      textCell(subject),
      textCell(metric.name),
      numberCell(reading.value, metric.decimals),
      textCell(metric.unit),
      textCell(note),
    ]),
  );
  sheet.freezeAbove(place.first);
  sheet.repeatOnPages(place.header);
  sheet.finish();
}
