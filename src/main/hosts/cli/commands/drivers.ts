/** `drivers`: the work behind the scores, and whether it is there. */
import type { Command } from 'commander';
import { findEngagement, findMetric } from '#main/usecases/find.ts';
import type { Drivers } from '#shared/contract/drivers.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { given } from '../given.ts';
import { seriesLabel } from '../labels.ts';
import { table } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface ShowOptions extends WorkbookOptions {
  readonly engagement: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

export function addDrivers(program: Command): void {
  const drivers = program.command('drivers').description('the work that scores should reflect');

  workbookCommand(drivers, 'show', 'is it earned: each score against the work logged for it')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .option('--from <date>', 'first day of the period', parseDate)
    .option('--to <date>', 'last day of the period', parseDate)
    .action(
      onWorkbook(async (run, { engagement, from, to }: ShowOptions) => {
        const shown = await run.ask('drivers.show', {
          engagementId: findEngagement(run.workbook(), engagement).id,
          ...given({ from, to }),
        });
        return { data: plainly(shown), text: told(shown) };
      }),
    );

  workbookCommand(drivers, 'name', 'say which drivers a metric should reflect, and no others')
    .argument('<metric>', 'its number, name or key')
    .argument('[drivers...]', 'their numbers, names or keys')
    .option('--none', 'no driver at all')
    .action(
      onWorkbook(
        async (run, { none }: WorkbookOptions & { none?: true }, text, ...names: string[]) => {
          if ((names.length === 0) !== (none === true)) {
            throw new Refusal(
              'bad-input',
              'Name the drivers, or give --none for no driver at all.',
              [{ field: 'drivers', expected: 'at least one driver, or --none' }],
            );
          }
          const find = (each: string) => findMetric(run.workbook(), each).metric.id;
          const named = await run.ask('drivers.name', {
            metricId: find(text),
            driverIds: names.map(find),
          });
          const list = named.drivers.map((driver) => `“${driver.name}”`).join(', ');
          return {
            data: named,
            text: `“${named.metric.name}” should reflect ${list === '' ? 'no driver' : list}, for every client on it.`,
          };
        },
      ),
    );
}

/** For programs: names and words, without the readings, which series show gives. */
function plainly({ judgedOn, week, series, scores, logs }: Drivers) {
  const of = new Map(series.map((trend) => [trend.series.id, trend]));
  return {
    judgedOn,
    week,
    scores: scores.map(({ seriesId, earned, work, note }) => ({
      seriesId,
      subject: of.get(seriesId)?.subject.name,
      metric: of.get(seriesId)?.metric.name,
      verdict: of.get(seriesId)?.judgement.verdict,
      ...earned,
      work: work.map(({ driver, seriesId: logId, upSince }) => ({
        driver: driver.name,
        seriesId: logId,
        upSince,
      })),
      note,
    })),
    logs: logs.map((log) => ({
      ...log,
      subject: of.get(log.seriesId)?.subject.name,
      metric: of.get(log.seriesId)?.metric.name,
      verdict: of.get(log.seriesId)?.judgement.verdict,
    })),
  };
}

function told({ week, series, scores, logs }: Drivers): string {
  const of = new Map(series.map((trend) => [trend.series.id, trend]));
  const label = (id: (typeof scores)[number]['seriesId']) => {
    const trend = of.get(id);
    return trend ? seriesLabel(trend) : '';
  };
  const sentences = scores.flatMap(({ seriesId, earned, note }) => [
    label(seriesId),
    `  ${[earned.sentence, note ?? ''].join(' ').trim()}`,
  ]);
  const main = scores[0];
  const upSince = new Map(main?.work.map((each) => [each.seriesId, each.upSince]));
  const work = table(logs, [
    { title: 'Driver', value: ({ seriesId }) => label(seriesId) },
    { title: 'Verdict', value: ({ seriesId }) => of.get(seriesId)?.judgement.verdict ?? null },
    { title: 'Up since', value: ({ seriesId }) => upSince.get(seriesId) ?? null },
    { title: 'Last logged', value: ({ lastOn }) => lastOn },
    {
      title: `Week of ${week}`,
      value: ({ lastOn, isMissing }) =>
        isMissing ? 'missing' : lastOn !== null && lastOn >= week ? 'logged' : 'not due',
    },
  ]);
  if (scores.length === 0) return 'No score is tracked yet; add one with: plumbline series add';
  const hint =
    'No driver is tracked; add one with: plumbline series add --metric content-published';
  return [sentences.join('\n'), logs.length === 0 ? hint : work].join('\n\n');
}
