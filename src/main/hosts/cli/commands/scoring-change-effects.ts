/** `scoring-changes effects`: what each treatment would do to every series, before deciding. */
import type { Command } from 'commander';
import { findMetric } from '#main/usecases/find.ts';
import type {
  ScoringChangeEffects,
  SeriesOutcome,
  TreatmentOption,
} from '#shared/contract/scoring-changes.ts';
import { describeLink, describeSource } from '#shared/trend/link-words.ts';
import { describePace } from '#shared/trend/pace.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { table } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

export function addScoringChangeEffects(changes: Command): void {
  workbookCommand(changes, 'effects', 'what each treatment would do; nothing is written')
    .argument('<metric>', 'number, name or key')
    .argument('<date>', 'of a change that is noted, or of one that is not yet')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, metric: string, date: string) => {
        const data = await run.ask('scoring-changes.effects', {
          metricId: findMetric(run.workbook(), metric).metric.id,
          changedOn: parseDate(date),
        });
        return { data, text: inWords(data) };
      }),
    );
}

interface Row {
  readonly series: string;
  readonly option: string;
  readonly outcome: SeriesOutcome;
}

function inWords(effects: ScoringChangeEffects): string {
  const { metric, options, series } = effects;
  if (series.length === 0) {
    return `No series of “${metric.name}” in use has readings on either side of ${effects.changedOn}.`;
  }
  const isNew = effects.change === null;
  const rows = series.flatMap(({ clientName, engagementName, subjectName, outcomes }) =>
    options.flatMap((option, i): Row[] => {
      const outcome = outcomes[i];
      const label = i === 0 ? `${clientName} / ${engagementName} / ${subjectName}` : '';
      return outcome ? [{ series: label, option: nameOf(option, isNew), outcome }] : [];
    }),
  );
  const links = options.flatMap((option) =>
    option.link === null
      ? []
      : [
          `${nameOf(option, isNew)}: ${describeLink(option.link, metric.decimals, describeSource(option.link))}`,
        ],
  );
  const outcomes = table(rows, [
    { title: 'Tracked series', value: (row) => row.series },
    { title: 'Treatment', value: ({ option }) => option },
    { title: 'Verdict', value: ({ outcome }) => outcome.verdict },
    {
      title: 'Since baseline',
      value: ({ outcome }) => changeIn(outcome, metric.decimals),
      align: 'right',
    },
    {
      title: 'Pace',
      value: ({ outcome: { slope } }) => slope && describePace(slope, metric.decimals),
    },
  ]);
  return [
    ...(links.length > 0 ? links : ['splice: no pair of readings to link by']),
    '',
    outcomes,
  ].join('\n');
}

/** Not entered, it is as if it were ignored. */
function nameOf({ treatment, linkMethod, isPresent }: TreatmentOption, isNew: boolean): string {
  const name = linkMethod === null ? treatment : `${treatment} ${linkMethod}`;
  if (isPresent) return `${name} (decided)`;
  return isNew && treatment === 'ignore' ? `${name} (as now)` : name;
}

function changeIn({ change, linkError, isLinked }: SeriesOutcome, decimals: number): string | null {
  if (change === null) return null;
  const amount = formatSigned(change, decimals);
  if (!isLinked) return amount;
  return `${amount} ± ${linkError === null ? '?' : formatNumber(linkError, decimals)}`;
}
