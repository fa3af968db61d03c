/** `round`: which readings are due, over all clients. */
import type { Command } from 'commander';
import type { RoundGroup, RoundRow } from '#shared/contract/round.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { given } from '../given.ts';
import { engagementLabel, seriesLabel } from '../labels.ts';
import { table } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface RoundOptions extends WorkbookOptions {
  readonly date?: CalendarDate;
  readonly all?: true;
}

type Line = RoundRow & Pick<RoundGroup, 'engagement'>;

export function addRound(program: Command): void {
  workbookCommand(program, 'round', 'the Monday round: which readings are due, over all clients')
    .option('--date <date>', 'the date of the readings (default: today)', parseDate)
    .option('--all', 'also what is not due')
    .action(
      onWorkbook(async (run, { date: asked, all }: RoundOptions) => {
        const { date, groups } = await run.ask('round.show', given({ date: asked }));
        const lines = groups.flatMap(({ engagement, rows }) =>
          rows.filter(({ isDue }) => all || isDue).map((row) => ({ ...row, engagement })),
        );
        return { data: { date, rows: lines.map(plain) }, text: told(date, lines) };
      }),
    );
}

function plain({ engagement, series, last, present, ...row }: Line) {
  return {
    seriesId: series.id,
    engagement: engagementLabel(engagement),
    series: seriesLabel(row),
    isMain: series.isMain,
    last: last && { date: last.date, value: last.value },
    isDue: row.isDue,
    daysOverdue: row.daysOverdue,
    value: present?.value ?? null,
  };
}

function told(date: CalendarDate, lines: readonly Line[]): string {
  if (lines.length === 0) return `No reading is due on ${formatDate(date)}.`;
  const done = lines.filter(({ present }) => present !== null).length;
  const value = (of: Line['last'], { metric }: Line) =>
    of && formatNumber(of.value, metric.decimals);
  return [
    table(lines, [
      { title: 'No.', value: ({ series }) => series.id, align: 'right' },
      { title: 'Engagement', value: ({ engagement }) => engagementLabel(engagement) },
      { title: 'Series', value: seriesLabel },
      { title: 'Last', value: (line) => value(line.last, line), align: 'right' },
      { title: 'on', value: ({ last }) => last && last.date },
      { title: 'Due', value: dueInWords },
      { title: 'Value', value: (line) => value(line.present, line), align: 'right' },
    ]),
    `${formatDate(date)}: ${done} of ${lines.length} done. Log one with plumbline log NO. DATE VALUE.`,
  ].join('\n\n');
}

function dueInWords({ isDue, daysOverdue }: Line): string {
  if (!isDue) return 'not due';
  return daysOverdue === 0 ? 'due' : `${daysOverdue} days overdue`;
}
