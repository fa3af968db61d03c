/** `report`: the Excel trend report of an engagement. */
import { Option, type Command } from 'commander';
import { writeFileAtomically } from '#main/files/write-atomically.ts';
import { findEngagement } from '#main/usecases/find.ts';
import { ReportSection } from '#shared/contract/reports.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { ReportEdition } from '#shared/domain/disclosure.ts';
import { given } from '../given.ts';
import { placeFor } from '../out-file.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface ReportOptions extends WorkbookOptions {
  readonly engagement: string;
  readonly out: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly redact: 'none' | 'people';
  readonly edition: ReportEdition;
  readonly without?: ReportSection[];
  readonly replace?: true;
}

export function addReport(program: Command): void {
  workbookCommand(program, 'report', 'write the Excel trend report of an engagement')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .requiredOption('--out <file.xlsx>', 'where to')
    .option('--from <date>', 'first day of the period', parseDate)
    .option('--to <date>', 'last day of the period', parseDate)
    .addOption(
      new Option('--redact <what>', 'leave out names').choices(['none', 'people']).default('none'),
    )
    .addOption(
      new Option('--edition <edition>', 'the report, or the workbook to carry on with')
        .choices(ReportEdition.options)
        .default('report'),
    )
    .addOption(
      new Option('--without <section...>', 'leave sections out').choices(ReportSection.options),
    )
    .option('--replace', 'write over a file of that name')
    .action(
      onWorkbook(async (run, options: ReportOptions) => {
        const engagement = findEngagement(run.workbook(), options.engagement);
        // Before the report is made, because making one records that it left the workbook.
        const path = placeFor(options);
        const { from, to, redact, edition, without = [] } = options;
        const report = await run.ask('reports.make', {
          engagementId: engagement.id,
          redact,
          edition,
          sections: ReportSection.options.filter((section) => !without.includes(section)),
          ...given({ from, to }),
        });
        writeFileAtomically(path, report.bytes);
        return {
          data: { path, disclosure: report.disclosure },
          text: `Wrote ${path} (disclosure ${report.disclosure.identifier})`,
        };
      }),
    );
}
