/** `league`: seasons of a league, where everyone stands, and what was achieved. */
import { Option, type Command } from 'commander';
import { findEngagement, findMetric, findSeason } from '#main/usecases/find.ts';
import type { LeagueStanding } from '#shared/contract/league.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { LeagueContest, LeagueMeasure, type LeagueSeason } from '#shared/domain/league.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import {
  absentInWords,
  achievementInWords,
  measureWords,
  movementSign,
  scoringInWords,
  unrankedInWords,
} from '#shared/trend/league-words.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

interface Fields extends WorkbookOptions {
  readonly metric?: string;
  readonly contest?: LeagueContest;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly measure?: LeagueMeasure;
  readonly anonymous?: boolean;
}

interface AddOptions extends Fields {
  readonly engagement: string;
  readonly metric: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

interface ShowOptions extends WorkbookOptions {
  readonly asOf?: CalendarDate;
  readonly previous?: CalendarDate;
  readonly measure?: LeagueMeasure;
}

const SEASON = 'its number or name';

export function addLeague(program: Command): void {
  const league = program
    .command('league')
    .description('people, or the organisation and its peers, ranked within a season');

  workbookCommand(league, 'seasons', 'list the seasons of an engagement')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .action(
      onWorkbook(async (run, { engagement }: WorkbookOptions & { engagement: string }) => {
        const engagementId = findEngagement(run.workbook(), engagement).id;
        const all = await run.ask('league.seasons', { engagementId });
        const text = table(all, [
          { title: 'No', value: ({ id }) => id, align: 'right' },
          { title: 'Season', value: ({ name }) => name },
          { title: 'Metric', value: ({ metricName }) => metricName },
          { title: 'Contest', value: ({ contest }) => contest },
          { title: 'From', value: ({ start }) => start },
          { title: 'To', value: ({ end }) => end },
          { title: 'Measure', value: ({ measure }) => measure },
          { title: 'Names', value: ({ isAnonymous }) => (isAnonymous ? 'none' : 'yes') },
          { title: 'Settled', value: ({ settledOn }) => settledOn },
        ]);
        return { data: all, text };
      }),
    );

  withFields(workbookCommand(league, 'add', 'start a season'))
    .argument('<name>')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .requiredOption('--metric <metric>', 'number, name or key')
    .requiredOption('--from <date>', 'its first day', parseDate)
    .requiredOption('--to <date>', 'its last day', parseDate)
    .action(
      onWorkbook(async (run, options: AddOptions, name: string) => {
        const season = await run.ask('league.add-season', {
          engagementId: findEngagement(run.workbook(), options.engagement).id,
          metricId: findMetric(run.workbook(), options.metric).metric.id,
          name,
          contest: options.contest ?? 'people',
          start: options.from,
          end: options.to,
          ...given({ measure: options.measure, isAnonymous: options.anonymous }),
        });
        return shownSeason(season);
      }),
    );

  withFields(workbookCommand(league, 'edit', 'change a season'))
    .argument('<season>', SEASON)
    .option('--name <name>')
    .option('--metric <metric>', 'number, name or key')
    .option('--from <date>', 'its first day', parseDate)
    .option('--to <date>', 'its last day', parseDate)
    .action(
      onWorkbook(async (run, options: Fields & { name?: string }, text: string) => {
        const { name, metric, contest, from, to, measure, anonymous } = options;
        const metricId =
          metric === undefined ? undefined : findMetric(run.workbook(), metric).metric.id;
        const season = await run.ask('league.edit-season', {
          seasonId: findSeason(run.workbook(), text).id,
          ...given({ name, metricId, contest, start: from, end: to, measure }),
          ...given({ isAnonymous: anonymous }),
        });
        return shownSeason(season);
      }),
    );

  workbookCommand(league, 'show', 'show where everyone stands')
    .argument('<season>', SEASON)
    .option('--as-of <date>', 'as it stood on this day', parseDate)
    .option('--previous <date>', 'movements since this day (default: 30 days before)', parseDate)
    .addOption(measureOption())
    .action(
      onWorkbook(async (run, { asOf, previous, measure }: ShowOptions, text: string) => {
        const { id: seasonId } = findSeason(run.workbook(), text);
        const asked = given({ asOf, previousOn: previous, measure });
        const standing = await run.ask('league.show', { seasonId, ...asked });
        return { data: standing, text: standingInWords(standing) };
      }),
    );

  workbookCommand(league, 'settle', 'freeze the achievements of a season that is over')
    .argument('<season>', SEASON)
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, text: string) => {
        const { id: seasonId } = findSeason(run.workbook(), text);
        return shownSeason(await run.ask('league.settle', { seasonId }));
      }),
    );
}

function measureOption(): Option {
  return new Option('--measure <measure>', 'what ranks').choices(LeagueMeasure.options);
}

function withFields(command: Command): Command {
  return command
    .addOption(
      new Option('--contest <contest>', 'people, or the organisation and its peers').choices(
        LeagueContest.options,
      ),
    )
    .addOption(measureOption())
    .option('--anonymous', 'names nobody')
    .option('--no-anonymous', 'names everybody');
}

function shownSeason(season: LeagueSeason): Result {
  const text = facts([
    ['No', season.id],
    ['Season', season.name],
    ['Metric', season.metricName],
    ['Contest', season.contest],
    ['From', season.start],
    ['To', season.end],
    ['Measure', season.measure],
    ['Names', season.isAnonymous ? 'none' : 'yes'],
    ['Settled', season.settledOn],
  ]);
  return { data: season, text };
}

function standingInWords(standing: LeagueStanding): string {
  const { season, metric, league, achievements, absent, asOf, previousOn } = standing;
  const { decimals } = metric;
  const share = (value: number | null) =>
    value === null ? null : `${formatSigned(value * 100, 1)} %`;
  const { team } = league;
  return [
    `${season.name}, ${metric.name}, ${season.start} to ${season.end}, as of ${asOf}`,
    `Ranked by ${measureWords[league.measure].toLowerCase()}; moves since ${previousOn}. ${scoringInWords(league.scoringVersion)}`,
    '',
    table(league.rows, [
      { title: 'Rank', value: ({ rank }) => rank, align: 'right' },
      { title: 'Move', value: ({ movement }) => movementSign(movement) },
      { title: 'Name', value: ({ name }) => name },
      { title: 'Readings', value: ({ readings }) => readings, align: 'right' },
      { title: 'Start', value: ({ start }) => formatNumber(start.value, decimals), align: 'right' },
      {
        title: 'Latest',
        value: ({ latest }) => formatNumber(latest.value, decimals),
        align: 'right',
      },
      { title: 'Change', value: ({ change }) => formatSigned(change, decimals), align: 'right' },
      {
        title: 'Normalised',
        value: ({ normalisedChange }) => share(normalisedChange),
        align: 'right',
      },
      { title: 'Best', value: ({ best }) => formatNumber(best.value, decimals), align: 'right' },
      { title: 'Own best', value: ({ isOwnBest }) => (isOwnBest ? 'yes' : '') },
    ]),
    ...(team
      ? [
          '',
          `All together: ${formatNumber(team.start, decimals)} to ${formatNumber(team.latest, decimals)}, ${formatSigned(team.change, decimals)}`,
        ]
      : []),
    ...unrankedInWords(league.unranked),
    ...achievements.map((achievement) => achievementInWords(achievement, metric)),
    ...(absent > 0 ? [absentInWords(absent, season.contest)] : []),
  ].join('\n');
}
