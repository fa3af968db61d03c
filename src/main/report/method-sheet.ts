/** How each figure came about, what was corrected, and which record this file belongs to. */
import { formatDate } from '#shared/domain/calendar.ts';
import { dateCell, numberCell, textCell } from './cells.ts';
import { FIGURES, METHOD_INTRO, VERDICTS } from './method-words.ts';
import type { ReportModel } from './model.ts';
import type { Column, Fact, Sheet } from './sheet.ts';

const CORRECTION_COLUMNS: readonly Column[] = [
  { header: 'Reading of', isNumeric: true },
  { header: 'Corrected on', isNumeric: true },
  { header: 'Subject', wrapAt: 24 },
  { header: 'Metric', wrapAt: 24 },
  { header: 'Was', isNumeric: true },
  { header: 'Is', isNumeric: true },
  { header: 'Reason', wrapAt: 44 },
];

export const METHOD_COLUMNS = CORRECTION_COLUMNS.length;

function fact(label: string, text: string): Fact {
  return { label, text, column: 1, from: 3, to: METHOD_COLUMNS };
}

export function writeMethod(sheet: Sheet, model: ReportModel, identifier: string): void {
  sheet.flow('Method', 'Title');
  sheet.flow(METHOD_INTRO, 'Subtitle');
  sheet.space();
  sheet.flow('What each figure is', 'Heading');
  for (const [figure, text] of FIGURES) sheet.facts(fact(figure, text));
  sheet.space();
  sheet.flow('What each verdict means, in the order in which they are asked', 'Heading');
  for (const [verdict, text] of VERDICTS) sheet.facts(fact(verdict, text));
  sheet.pageBreak();
  sheet.flow('Corrections made in the period', 'Heading');
  if (model.corrections.length === 0) sheet.flow('None.', 'Body');
  else {
    sheet.table(
      CORRECTION_COLUMNS,
      model.corrections.map(({ correction, subject, metric }) => [
        dateCell(correction.date),
        dateCell(correction.correctedOn),
        textCell(subject),
        textCell(metric.name),
        numberCell(correction.oldValue, metric.decimals),
        correction.newValue === null
          ? textCell('Withdrawn')
          : numberCell(correction.newValue, metric.decimals),
        textCell(correction.reason),
      ]),
    );
  }
  sheet.space();
  sheet.flow('About this file', 'Heading');
  sheet.facts(fact('Disclosure', `${identifier}, as it is recorded in the workbook`));
  sheet.facts(
    fact('Made with', `Plumbline ${model.version}, workbook schema ${model.schemaVersion}`),
  );
  sheet.facts(
    fact(
      'Period',
      `${formatDate(model.period.from)} to ${formatDate(model.period.to)}, judged on ${formatDate(model.judgedOn)}`,
    ),
  );
  sheet.finish();
}
