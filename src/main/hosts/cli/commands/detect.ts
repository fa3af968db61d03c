/** `detect`: scoring changes that nobody announced, as far as the readings of all clients tell. */
import type { Command } from 'commander';
import { findMetric } from '#main/usecases/find.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface DetectOptions extends WorkbookOptions {
  readonly metric?: string;
}

export function addDetect(program: Command): void {
  workbookCommand(program, 'detect', 'propose scoring changes that nobody announced')
    .option('--metric <metric>', 'number, name or key (default: every metric)')
    .action(
      onWorkbook(async (run, { metric }: DetectOptions) => {
        const found = await run.ask('scoring-changes.detect', {
          ...(metric !== undefined && { metricId: findMetric(run.workbook(), metric).metric.id }),
        });
        const lines = found.flatMap(({ metric: { name }, proposals }) =>
          proposals.map(({ sentence }) => `${name}: ${sentence}`),
        );
        return {
          data: found,
          text:
            lines.length === 0
              ? 'No sign of a scoring change that is not entered.'
              : [
                  ...lines,
                  'See what entering one would do: plumbline scoring-changes effects METRIC DATE',
                  'Enter one: plumbline scoring-changes add METRIC DATE WHAT',
                  'Turn one down: plumbline scoring-changes dismiss METRIC DATE --reason WHY',
                ].join('\n'),
        };
      }),
    );
}
