/** `leading`: whether scores move before business results. */
import type { Command } from 'commander';
import { findEngagement } from '#main/usecases/find.ts';
import type { LeadingOrNot, LeadingPair } from '#shared/contract/leading.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { seriesLabel } from '../labels.ts';
import { table } from '../output.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

export function addLeading(program: Command): void {
  workbookCommand(program, 'leading', 'do scores move before business results, or not')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .action(
      onWorkbook(async (run, { engagement }: WorkbookOptions & { engagement: string }) => {
        const found = await run.ask('trends.leading', {
          engagementId: findEngagement(run.workbook(), engagement).id,
        });
        const data = {
          judgedOn: found.judgedOn,
          pairs: found.pairs.map(({ indicatorId, resultId, leading }) => ({
            indicatorId,
            resultId,
            pair: nameOf(found, { indicatorId, resultId }),
            ...leading,
          })),
        };
        return { data, text: told(found) };
      }),
    );
}

function nameOf(
  { series }: LeadingOrNot,
  { indicatorId, resultId }: Pick<LeadingPair, 'indicatorId' | 'resultId'>,
): string {
  const label = (id: LeadingPair['resultId']) => {
    const trend = series.find((each) => each.series.id === id);
    return trend ? seriesLabel(trend) : '';
  };
  return `${label(indicatorId)} → ${label(resultId)}`;
}

function told(found: LeadingOrNot): string {
  if (found.pairs.length === 0) {
    return 'There is no leading indicator with a result to compare it with; track a metric with the role result.';
  }
  const figures = table(found.pairs, [
    { title: 'Months later', value: (pair) => nameOf(found, pair) },
    ...[0, 1, 2, 3, 4, 5, 6].map((wanted) => ({
      title: String(wanted),
      align: 'right' as const,
      value: ({ leading }: LeadingPair) => {
        const figure = leading.lags.find(({ lag }) => lag === wanted);
        if (!figure) return null;
        const rho = figure.rho === null ? '–' : formatNumber(figure.rho, 2);
        return `${rho} (${figure.months})${leading.bestLag === wanted ? '*' : ''}`;
      },
    })),
  ]);
  const sentences = found.pairs.map((pair) => `${nameOf(found, pair)}\n  ${pair.leading.sentence}`);
  return [
    figures,
    'Each figure is Spearman’s rho of the monthly changes (months compared in brackets, * the strongest). It shows what moves together, never a cause.',
    sentences.join('\n'),
  ].join('\n\n');
}
