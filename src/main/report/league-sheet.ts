/** The sheets League and Peers: each season's ranking, the total beside it, and what was achieved. */
import type { LeagueContest } from '#shared/domain/league.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { achievementInWords, movementSign, unrankedInWords } from '#shared/trend/league-words.ts';
import { dateCell, numberCell, shareCell, signedCell, textCell, type Cell } from './cells.ts';
import type { LeagueView } from './league-model.ts';
import { leagueTitles, seasonInWords, seasonTitle, shownName } from './league-view-words.ts';
import type { Column, Sheet } from './sheet.ts';

/** A ranking tells closer results apart than a verdict does. */
const SHARE_DECIMALS = 1;

type Row = LeagueView['league']['rows'][number];

interface LeagueColumn extends Column {
  readonly cell: (row: Row, view: LeagueView) => Cell | null;
}

const inUnit =
  (value: (row: Row) => number | null, write: typeof numberCell = numberCell) =>
  (row: Row, { metric }: LeagueView) =>
    write(value(row), metric.decimals);

const COLUMNS: readonly LeagueColumn[] = [
  { header: 'Rank', isNumeric: true, cell: ({ rank }) => numberCell(rank, 0) },
  { header: 'Move', cell: ({ movement }) => textCell(movementSign(movement)) },
  {
    header: 'Name',
    wrapAt: 34,
    cell: ({ name }, { season }) => textCell(shownName(name, season), 'Table text, strong'),
  },
  { header: 'Readings', isNumeric: true, cell: ({ readings }) => numberCell(readings, 0) },
  { header: 'Start', isNumeric: true, cell: inUnit(({ start }) => start.value) },
  { header: 'Start of', isNumeric: true, cell: ({ start }) => dateCell(start.date) },
  { header: 'Latest', isNumeric: true, cell: inUnit(({ latest }) => latest.value) },
  { header: 'Latest of', isNumeric: true, cell: ({ latest }) => dateCell(latest.date) },
  { header: 'Change', isNumeric: true, cell: inUnit(({ change }) => change, signedCell) },
  { header: '± by the link', isNumeric: true, cell: inUnit(({ linkError }) => linkError) },
  {
    header: 'Normalised change',
    isNumeric: true,
    cell: ({ normalisedChange }) => shareCell(normalisedChange, SHARE_DECIMALS),
  },
  { header: 'Best of season', isNumeric: true, cell: inUnit(({ best }) => best.value) },
  { header: 'Own best?', cell: ({ isOwnBest }) => textCell(isOwnBest ? 'Own best' : '') },
];

export const LEAGUE_COLUMNS = COLUMNS.length;

export function writeLeagues(
  sheet: Sheet,
  contest: LeagueContest,
  views: readonly LeagueView[],
): void {
  const { title, about } = leagueTitles[contest];
  sheet.flow(title, 'Title');
  sheet.flow(about, 'Subtitle');
  for (const view of views) writeSeason(sheet, view);
  sheet.finish();
}

function writeSeason(sheet: Sheet, view: LeagueView): void {
  const { metric, league, achievements } = view;
  sheet.space();
  sheet.flow(seasonTitle(view), 'Heading');
  sheet.flow(seasonInWords(view), 'Note');
  sheet.table(COLUMNS, [
    ...league.rows.map((row) => COLUMNS.map(({ cell }) => cell(row, view))),
    ...(league.team ? [teamRow(league.team, metric)] : []),
  ]);
  for (const line of unrankedInWords(league.unranked)) sheet.flow(line, 'Note');
  if (achievements.length === 0) return;
  sheet.space();
  sheet.flow('Achievements, kept as they were earned', 'Strong');
  for (const achievement of achievements) {
    sheet.flow(achievementInWords(achievement, metric), 'Body');
  }
}

/** All who are ranked, as if they were one. */
function teamRow(
  { start, latest, change, normalisedChange }: NonNullable<LeagueView['league']['team']>,
  { decimals }: Metric,
): (Cell | null)[] {
  return [
    null,
    null,
    textCell('All together', 'Table text, strong'),
    null,
    numberCell(start, decimals),
    null,
    numberCell(latest, decimals),
    null,
    signedCell(change, decimals),
    null,
    shareCell(normalisedChange, SHARE_DECIMALS),
    null,
    null,
  ];
}
